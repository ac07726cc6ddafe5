// The refusal of hours that do not fit into their date.
import { type Outcome, refusal } from '#core/command/answer.ts';
import { bold, rich, command as typed } from '#core/message/inline.ts';
import { message, text } from '#core/message/message.ts';
import { formatDate } from '#core/time/format-date.ts';
import { formatMinutes } from '#core/time/format-time.ts';
import type { Minutes, PlainDate } from '#core/time/temporal.ts';

/** Says what a date still has room for. `unchanged` is what the refusal ends with. */
export function fullDay(
  date: PlainDate,
  today: PlainDate,
  room: Minutes,
  unchanged: string,
): Outcome {
  const day = formatDate(date, today);
  const still =
    room === 0
      ? rich`${day} is full: a date holds at most 24 h. Try another date, or correct that day: ${typed('history hours')}.`
      : rich`${day} has room for ${bold(formatMinutes(room))} more: a date holds at most 24 h.`;
  return refusal(message(text(rich`${still} ${unchanged}`)), 'time');
}
