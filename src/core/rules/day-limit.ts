// A date has 24 hours, and so has what a member logs on it.
import type { Minutes } from '../time/temporal.ts';
import { minutes } from '../time/temporal.ts';

export const MINUTES_A_DAY = minutes(24 * 60);

/**
 * What can still be logged on a date on which this much is logged. Never negative: two linked records
 * may have brought more than a day to one date.
 */
export function roomOn(minutesThatDay: Minutes): Minutes {
  return minutes(Math.max(0, MINUTES_A_DAY - minutesThatDay));
}
