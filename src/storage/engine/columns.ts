// How the port's values are kept in columns: dates as ISO text, instants as milliseconds since 1970 in UTC.

import type { DateRange } from '#core/model/totals.ts';
import type { Instant, PlainDate } from '#core/time/temporal.ts';
import { Temporal } from '#core/time/temporal.ts';

/** "2026-03-02": sorts and compares as the date does. */
export function dateText(date: PlainDate): string {
  return date.toString({ calendarName: 'never' });
}

/** A date column read back. Its length is checked by the database, so that it need not be parsed with all of ISO. */
export function plainDate(text: string): PlainDate {
  return new Temporal.PlainDate(
    Number(text.slice(0, 4)),
    Number(text.slice(5, 7)),
    Number(text.slice(8, 10)),
  );
}

/** Milliseconds since 1970 in UTC; what is finer is dropped. */
export function millis(instant: Instant): number {
  return instant.epochMilliseconds;
}

export function instant(epochMilliseconds: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds);
}

/** A range as two bounds that are always there, so that one prepared statement serves every range. */
export function bounds(range: DateRange): { readonly from: string; readonly until: string } {
  return {
    from: range.from === undefined ? '0000-01-01' : dateText(range.from),
    until: range.until === undefined ? '9999-12-31' : dateText(range.until),
  };
}
