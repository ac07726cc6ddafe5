// Which quarter a checkpoint is for when none is named.
import { dayOf } from '../time/day.ts';
import type { PlainDate } from '../time/temporal.ts';
import { nearestQuarter } from './current-quarter.ts';
import type { Plan } from './plan.ts';

/**
 * Of the quarters that a post says have ended, the member's own: the one that ended last by their plan, reviewed or
 * not. Nothing where none of them has. All dates are the member's local ones.
 */
export function endedOf(
  plan: Plan,
  named: readonly number[],
  joined: PlainDate,
  today: PlainDate,
): number | undefined {
  return plan.quarters.findLast(
    ({ number, end }) =>
      named.includes(number) && dayOf(end) < dayOf(today) && dayOf(end) >= dayOf(joined),
  )?.number;
}

/**
 * The latest quarter that has ended without a review, else the current one. Quarters that ended before
 * the member joined have no checkpoint. All dates are the member's local ones.
 */
export function quarterToReview(
  plan: Plan,
  reviewed: ReadonlySet<number>,
  joined: PlainDate,
  today: PlainDate,
): number {
  const waiting = plan.quarters.findLast(
    ({ number, end }) =>
      dayOf(end) < dayOf(today) && dayOf(end) >= dayOf(joined) && !reviewed.has(number),
  );
  return waiting?.number ?? nearestQuarter(plan, today);
}
