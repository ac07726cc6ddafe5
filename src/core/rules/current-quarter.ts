// The quarter that a member works on today, for what has to name one.
import type { PlainDate } from '../time/temporal.ts';
import { type Plan, quarterOn } from './plan.ts';

/** The number of the current quarter (by date); before the start the first, after the end the last. */
export function nearestQuarter(plan: Plan, today: PlainDate): number {
  const on = quarterOn(plan, today);
  switch (on.when) {
    case 'before':
      return 1;
    case 'during':
      return on.quarter.number;
    case 'after':
      return plan.quarters.length;
  }
}
