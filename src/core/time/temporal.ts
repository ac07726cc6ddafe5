// The one door to Temporal: Node 24 has no Temporal of its own, so a polyfill stands in for it.
import { Temporal } from 'temporal-polyfill';

export { Temporal };

/** A date without a time or a zone: the local date on which something happened, for ever. */
export type PlainDate = Temporal.PlainDate;

/** A moment on the world's one time line; stored and compared in UTC. */
export type Instant = Temporal.Instant;

/** The name of an IANA time zone ("Europe/Berlin"), checked by `readTimeZone` before it gets this type. */
export type ZoneId = string & { readonly __unit: 'ZoneId' };

/** A whole number of minutes. */
export type Minutes = number & { readonly __unit: 'Minutes' };

/** Marks a number as minutes; the caller knows its unit. */
export function minutes(count: number): Minutes {
  return Math.round(count) as Minutes;
}

/** Where "now" comes from: the system's clock in the product, one set by hand in tests and the playground. */
export type Clock = { now(): Instant };

/** The local date of an instant in a zone. */
export function dateIn(zone: ZoneId, instant: Instant): PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}
