// Weeks as Cairn counts them: Monday to Sunday, each known by its Monday.
import { dayOf } from './day.ts';
import type { PlainDate } from './temporal.ts';

/** The Monday of the week that a date is in: the date itself when it is one. */
export function mondayOf(date: PlainDate): PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

/** The Sunday that ends the week of a date. */
export function sundayOf(date: PlainDate): PlainDate {
  return date.add({ days: 7 - date.dayOfWeek });
}

/** How many weeks after the week of `from` the week of `to` is: 0 in the same one, negative before it. */
export function weeksBetween(from: PlainDate, to: PlainDate): number {
  return (dayOf(mondayOf(to)) - dayOf(mondayOf(from))) / 7;
}

/** The Mondays of the weeks from that of `from` to that of `until`, both included. */
export function mondaysBetween(from: PlainDate, until: PlainDate): readonly PlainDate[] {
  const first = mondayOf(from);
  const count = Math.max(0, weeksBetween(from, until) + 1);
  return Array.from({ length: count }, (_, weeks) => first.add({ weeks }));
}
