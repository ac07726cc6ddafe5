// Times of day as people type them: "9:00", "09:30", "9 pm".

import { quote } from '../text/quote.ts';
import { type Reading, read, unreadable } from '../text/reading.ts';
import { Temporal } from '../time/temporal.ts';

export type PlainTime = Temporal.PlainTime;

/** The most words that a time of day can have: "9:30 pm". */
export const CLOCK_WORDS = 2;

/** Reads a time of day: "9", "9:00", "09:30", "21:00", "9am", "9:30 pm", "noon", "midnight". */
export function readClock(text: string): Reading<PlainTime> {
  const typed = text.toLowerCase().replace(/\s+/g, ' ').trim();
  const named = typed === 'noon' ? 12 : typed === 'midnight' ? 0 : undefined;
  if (named !== undefined) return read(Temporal.PlainTime.from({ hour: named }));
  const found = /^(\d{1,2})(?:[:.]([0-5]\d))?(?: ?([ap])\.?m\.?)?$/.exec(typed);
  if (!found) return refuse(text);
  const [, hours, minute = '0', half] = found;
  const hour = hourOfDay(Number(hours), half);
  return hour === undefined
    ? refuse(text)
    : read(Temporal.PlainTime.from({ hour, minute: Number(minute) }));
}

function hourOfDay(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

function refuse(text: string): Reading<never> {
  return unreadable(`I can't read ${quote(text)} as a time of day.`, '9:00', '18:30', '9 am');
}
