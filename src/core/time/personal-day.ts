// Which date it is for one person: their day ends when they sleep, at a time of their own after midnight.
//
// Everything dated by a person (entries, timers, plans, streaks, their own nudges) asks `dateFor`. What is a group's
// (boards, posts in channels), and a date that is said beside a time of the clock, asks the calendar: `dateIn`.
import { type Instant, type PlainDate, Temporal, type ZoneId } from './temporal.ts';

/** When a person's day ends, "HH:MM" from "00:00" to "06:00": until then it is still the day before. */
export type DayEnd = string & { readonly __unit: 'DayEnd' };

export const MIDNIGHT = '00:00' as DayEnd;
export const LATEST_DAY_END = '06:00' as DayEnd;

/** Where somebody is, and when their day ends: a member has both. */
export type OwnDay = { readonly timeZone: ZoneId; readonly dayEnds: DayEnd };

/** The time of day as one at which a day can end; nothing where it is later than that. */
export function dayEndAt(time: Temporal.PlainTime): DayEnd | undefined {
  const text = time.toString({ smallestUnit: 'minute' });
  return text <= LATEST_DAY_END ? (text as DayEnd) : undefined;
}

/**
 * A person's date at an instant. Where daylight saving repeats the time at which the day ends, the first one ends
 * it; where it skips that time, the gap does: no date comes back, and none is left out.
 */
export function dateFor({ timeZone, dayEnds }: OwnDay, instant: Instant): PlainDate {
  const local = instant.toZonedDateTimeISO(timeZone);
  const date = local.toPlainDate();
  if (dayEnds === MIDNIGHT) return date;
  const ending = Temporal.PlainTime.from(dayEnds);
  if (Temporal.PlainTime.compare(local.toPlainTime(), ending) >= 0) return date;
  const end = date.toZonedDateTime({ timeZone, plainTime: ending }).toInstant();
  return Temporal.Instant.compare(instant, end) >= 0 ? date : date.subtract({ days: 1 });
}
