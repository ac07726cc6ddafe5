// What a change moves: the quarters whose dates differ between two plans, and what of it is past.
import type { DaySpan } from '../time/day.ts';
import { day, dayOf } from '../time/day.ts';
import type { PlainDate } from '../time/temporal.ts';
import { countPaused } from './pauses.ts';
import type { Plan, PlannedQuarter } from './plan.ts';

/** A quarter whose dates differ. */
export type MovedQuarter = { readonly before: PlannedQuarter; readonly after: PlannedQuarter };

export type PlanMoves = {
  /** In their order. */
  readonly quarters: readonly MovedQuarter[];
  /** Those of them for which a date before today is now in another quarter. */
  readonly past: readonly MovedQuarter[];
  /** How many more dates before today are paused; negative when some count again. */
  readonly pastPausedDays: number;
};

/** Compares two plans of one roadmap; `today` is the member's local date, which is not past. */
export function planMoves(before: Plan, after: Plan, today: PlainDate): PlanMoves {
  const quarters = before.quarters.flatMap((quarter, index): MovedQuarter[] => {
    const moved = after.quarters[index];
    const same = moved?.start.equals(quarter.start) && moved.end.equals(quarter.end);
    return moved === undefined || same ? [] : [{ before: quarter, after: moved }];
  });
  const yesterday = dayOf(today) - 1;
  const reached = ({ end }: PlannedQuarter) => Math.min(dayOf(end), yesterday);
  const days: DaySpan = { from: day(Number.NEGATIVE_INFINITY), until: day(yesterday) };
  return {
    quarters,
    past: quarters.filter((moved) => reached(moved.before) !== reached(moved.after)),
    pastPausedDays: countPaused(after.pauses, days) - countPaused(before.pauses, days),
  };
}
