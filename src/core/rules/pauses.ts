// The days on which a member is away: the union of all pauses, each day counted once.
import type { PlanChange } from '../model/plans.ts';
import type { DateRange } from '../model/totals.ts';
import type { Day, DaySpan } from '../time/day.ts';
import { day, dayOf, lengthOf, overlapOf } from '../time/day.ts';
import type { PlainDate } from '../time/temporal.ts';

/** Paused spans, oldest first; no two overlap or touch. */
export type Pauses = readonly DaySpan[];

/** What pauses are made of: any plan change will do, others than pauses are passed over. */
export type PauseLike = Omit<Extract<PlanChange, { kind: 'pause' }>, 'id' | 'recordedAt'>;
type Change = PauseLike | { readonly kind: Exclude<PlanChange['kind'], 'pause'> };

/**
 * The paused days of a list of plan changes, whatever their order. Both ends of a pause are included.
 * A pause without `until` is open: it lasts up to and including `today`, and has not begun when its
 * `from` is later. A pause that ends before it begins has no days.
 */
export function pausesOf(changes: readonly Change[], today: PlainDate): Pauses {
  const spans = changes
    .filter((change): change is PauseLike => change.kind === 'pause')
    .map(({ from, until }): DaySpan => ({ from: dayOf(from), until: dayOf(until ?? today) }))
    .filter((span) => lengthOf(span) > 0)
    .toSorted((one, other) => one.from - other.from);
  const merged: DaySpan[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last === undefined || span.from > last.until + 1) merged.push(span);
    else merged[merged.length - 1] = { ...last, until: later(last.until, span.until) };
  }
  return merged;
}

/** Whether a date is paused. */
export function pausedOn(pauses: Pauses, date: PlainDate): boolean {
  const on = dayOf(date);
  return pauses.some(({ from, until }) => from <= on && on <= until);
}

/** How many dates of a range are paused; an end that is left out is open. */
export function pausedDays(pauses: Pauses, range: DateRange): number {
  return countPaused(pauses, {
    from: range.from === undefined ? day(Number.NEGATIVE_INFINITY) : dayOf(range.from),
    until: range.until === undefined ? day(Number.POSITIVE_INFINITY) : dayOf(range.until),
  });
}

/** How many days of a span are paused. */
export function countPaused(pauses: Pauses, span: DaySpan): number {
  return pauses.reduce((sum, pause) => sum + lengthOf(overlapOf(pause, span)), 0);
}

/** How many days of a span are not paused. */
export function countUnpaused(pauses: Pauses, span: DaySpan): number {
  return lengthOf(span) - countPaused(pauses, span);
}

/**
 * The earliest day that has `count` unpaused days between `from` (included) and itself (not included):
 * `from` itself for 0, else the day after the count-th unpaused one. So it never lies inside a pause
 * that it would only reach by counting paused days.
 */
export function dayAfterUnpaused(pauses: Pauses, from: Day, count: number): Day {
  let reached = from + count;
  for (const pause of pauses) {
    const ahead = overlapOf(pause, { from, until: pause.until });
    if (ahead.from >= reached) break;
    reached += lengthOf(ahead);
  }
  return day(reached);
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}
