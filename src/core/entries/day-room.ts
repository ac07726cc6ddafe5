// What a date still has room for, as whoever would log more on it is told.
import { bold, type Rich, rich } from '../message/inline.ts';
import { formatDate } from '../time/format-date.ts';
import { formatMinutes } from '../time/format-time.ts';
import type { Minutes, PlainDate } from '../time/temporal.ts';

/** "Tue 3 Mar has room for **2 h** more: a date holds at most 24 h." */
export function dayRoomText(date: PlainDate, today: PlainDate, room: Minutes): Rich {
  const day = formatDate(date, today);
  return room === 0
    ? `${day} is full: a date holds at most 24 h.`
    : rich`${day} has room for ${bold(formatMinutes(room))} more: a date holds at most 24 h.`;
}
