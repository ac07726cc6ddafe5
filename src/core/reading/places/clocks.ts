// Whether zones show the same time: they have one clock as long as their offsets change alike.
import { Temporal, type ZoneId } from '../../time/temporal.ts';

// After the last reforms that are known: some places stopped changing their clocks in 2026.
const START = Temporal.Instant.from('2027-01-01T00:00Z');
const END = Temporal.Instant.from('2029-01-01T00:00Z');

const clocks = new Map<ZoneId, string>();

/** Equal for zones that show the same time in 2027 and 2028, at every moment. */
export function clockOf(zone: ZoneId): string {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  let at: Temporal.ZonedDateTime | null = START.toZonedDateTimeISO(zone);
  const changes: string[] = [];
  while (at !== null && at.epochMilliseconds < END.epochMilliseconds) {
    changes.push(`${at.epochMilliseconds} ${at.offset}`);
    at = at.getTimeZoneTransition('next');
  }
  const clock = changes.join(', ');
  clocks.set(zone, clock);
  return clock;
}

/** Whether a zone's clock changes in the course of a year. */
export function changesClock(zone: ZoneId): boolean {
  return clockOf(zone).includes(',');
}
