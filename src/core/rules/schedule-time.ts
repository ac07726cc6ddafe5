// From a local time to the instant that it means, where daylight saving skips and repeats times.
import type { Instant, PlainDate, ZoneId } from '../time/temporal.ts';
import { Temporal } from '../time/temporal.ts';

/**
 * The instant of a local time ("HH:MM") on a date in a zone. A time that daylight saving skips means the first minute
 * after the gap (that may be on the next date, where a zone changes at midnight); one that it repeats means the first.
 */
export function instantAt(zone: ZoneId, date: PlainDate, time: string): Instant {
  const local = date.toPlainDateTime(time);
  // In a gap "earlier" reads the time by the offset after it, which gives an instant before the gap.
  const zoned = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (zoned.toPlainDateTime().equals(local)) return zoned.toInstant();
  return (zoned.getTimeZoneTransition('next') ?? zoned).toInstant();
}

/** The same local minute so many days later, by the same rules: what was sent at 09:00:04 is followed at 09:00. */
export function daysLater(instant: Instant, days: number, zone: ZoneId): Instant {
  const local = instant.toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return instantAt(zone, local.toPlainDate().add({ days }), time);
}

export function laterOf(one: Instant, other: Instant): Instant {
  return isBefore(one, other) ? other : one;
}

export function isBefore(one: Instant, other: Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
