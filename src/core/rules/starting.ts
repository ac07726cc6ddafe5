// What a new member starts with when they do not say: the start date and the weekly goal.
import type { Goal } from '../model/goals.ts';
import { dayOf } from '../time/day.ts';
import type { PlainDate } from '../time/temporal.ts';
import { mondayOf } from '../time/week.ts';

/** A weekly goal in hours, both bounds included. */
export const GOAL_HOURS = { minimum: 1, maximum: 80 } as const;

/** How long after the cohort's first day a member still starts with it. */
const COHORT_DAYS = 14;

export type StartChoice = {
  readonly start: PlainDate;
  /** What to offer instead: today for the cohort's date, and the other way round; none when they are one. */
  readonly other?: PlainDate;
};

/**
 * Where a member starts who names no date: on the cohort's when it is ahead or at most 14 days ago, else
 * today (the member's local date).
 */
export function defaultStart(cohort: PlainDate, today: PlainDate): StartChoice {
  const daysAgo = dayOf(today) - dayOf(cohort);
  if (daysAgo === 0) return { start: cohort };
  return daysAgo <= COHORT_DAYS ? { start: cohort, other: today } : { start: today, other: cohort };
}

/** Whether a number of hours may be a weekly goal. */
export function isGoal(hours: number): boolean {
  return hours >= GOAL_HOURS.minimum && hours <= GOAL_HOURS.maximum;
}

/** The goal of a member who names none: the roadmap's minimum, from the Monday of the start's week on. */
export function defaultGoal(roadmapMinimum: number, start: PlainDate): Goal {
  const hours = Math.min(Math.max(roadmapMinimum, GOAL_HOURS.minimum), GOAL_HOURS.maximum);
  return { from: mondayOf(start), hours };
}
