// The refusal of hours that do not fit into their date.
import { type Outcome, refusal } from '#core/command/answer.ts';
import { dayRoomText } from '#core/entries/day-room.ts';
import { rich, command as typed } from '#core/message/inline.ts';
import { message, text } from '#core/message/message.ts';
import type { Minutes, PlainDate } from '#core/time/temporal.ts';

/** Says what a date still has room for. `unchanged` is what the refusal ends with. */
export function fullDay(
  date: PlainDate,
  today: PlainDate,
  room: Minutes,
  unchanged: string,
): Outcome {
  const says = dayRoomText(date, today, room);
  const still =
    room === 0
      ? rich`${says} Try another date, or correct that day: ${typed('history hours')}.`
      : says;
  return refusal(message(text(rich`${still} ${unchanged}`)), 'time');
}
