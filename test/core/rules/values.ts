// Dates and plan changes for the tests of the rules, written short and made at random.
import fc from 'fast-check';
import type { Goal } from '#core/model/goals.ts';
import type { MemberId } from '#core/model/ids.ts';
import type { WeekTotal } from '#core/model/totals.ts';
import type { PlanningChange } from '#core/rules/plan.ts';
import { minutes, type PlainDate, Temporal } from '#core/time/temporal.ts';

export const date = (text: string): PlainDate => Temporal.PlainDate.from(text);
/** Ids are numbers that only the database gives; tests give their own. */
export const memberId = (id: number): MemberId => id as MemberId;
export const goal = (from: string, hours: number): Goal => ({ from: date(from), hours });
export const week = (monday: string, hours: number): WeekTotal => ({
  week: date(monday),
  minutes: minutes(hours * 60),
});
export const shift = (from: string, weeks: number): PlanningChange => ({
  kind: 'shift',
  from: date(from),
  weeks,
});
export const pause = (from: string, until?: string): PlanningChange => ({
  kind: 'pause',
  from: date(from),
  ...(until !== undefined && { until: date(until) }),
});
export const skip = (item: string): PlanningChange => ({ kind: 'skip', item });

const FIRST = date('2026-01-01');
/** A date in the three years from 2026 on. */
export const anyDate = (days = 1095): fc.Arbitrary<PlainDate> =>
  fc.nat(days).map((after) => FIRST.add({ days: after }));
export const anyShift: fc.Arbitrary<PlanningChange> = fc.record({
  kind: fc.constant('shift' as const),
  from: anyDate(),
  weeks: fc.integer({ min: -20, max: 20 }),
});
export const anyPause: fc.Arbitrary<PlanningChange> = fc.oneof(
  { weight: 5, arbitrary: closedPause() },
  {
    weight: 1,
    arbitrary: anyDate().map((from): PlanningChange => ({ kind: 'pause', from })),
  },
);
export const anyChanges = fc.array(fc.oneof(anyShift, anyPause), { maxLength: 8 });

function closedPause(): fc.Arbitrary<PlanningChange> {
  return fc
    .tuple(anyDate(), fc.integer({ min: -3, max: 60 }))
    .map(([from, days]) => ({ kind: 'pause', from, until: from.add({ days }) }));
}
