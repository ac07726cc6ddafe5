// Weekly goals: which one is in force in a week, and what the goals in force plan over a span of days.
import type { Goal } from '../model/goals.ts';
import type { Day, DaySpan } from '../time/day.ts';
import { day, dayOf, overlapOf } from '../time/day.ts';
import type { Minutes, PlainDate } from '../time/temporal.ts';
import { minutes } from '../time/temporal.ts';
import { mondayOf } from '../time/week.ts';
import type { Pauses } from './pauses.ts';
import { countUnpaused } from './pauses.ts';

/** Goals by the day from which they hold, oldest first; the first holds for all days before it too. */
export type GoalLine = readonly { readonly from: Day; readonly goal: Goal }[];

/**
 * Lays goals out in time, whatever their order.
 * @throws when there is none: every member has one from joining on.
 */
export function goalLine(goals: readonly Goal[]): GoalLine {
  const [first, ...later] = goals
    .map((goal) => ({ from: dayOf(goal.from), goal }))
    .toSorted((one, other) => one.from - other.from);
  if (first === undefined) throw new Error('A member without a weekly goal');
  return [{ ...first, from: day(Number.NEGATIVE_INFINITY) }, ...later];
}

/** The goal in force on a date, and so in all of its week: the latest that holds by then, else the first. */
export function goalOn(goals: readonly Goal[], date: PlainDate): Goal {
  const on = dayOf(date);
  const inForce = goalLine(goals).findLast(({ from }) => from <= on);
  if (inForce === undefined) throw new Error('A goal line without a first goal');
  return inForce.goal;
}

/**
 * The Monday from which a goal that is set for a date holds: that of its week, or of the first week that has a goal
 * where that is later, as for who joined ahead of the start.
 */
export function goalMonday(goals: readonly Goal[], date: PlainDate): PlainDate {
  const first = goalLine(goals)[0]?.goal.from;
  const monday = mondayOf(date);
  return first !== undefined && dayOf(first) > dayOf(monday) ? first : monday;
}

/** The goal that takes the place of the one in force on a date, where one is set for a later week. */
export function nextGoal(goals: readonly Goal[], date: PlainDate): Goal | undefined {
  const on = dayOf(date);
  return goalLine(goals)
    .map(({ goal }) => goal)
    .find(({ from }) => dayOf(from) > on);
}

/** A goal's hours as minutes. */
export function goalMinutes(goal: Goal): Minutes {
  return minutes(goal.hours * 60);
}

/** A seventh of the goal in force for every unpaused day of a span, rounded once, in the end. */
export function goalsOver(goals: readonly Goal[], pauses: Pauses, span: DaySpan): Minutes {
  const line = goalLine(goals);
  const weeklyHourDays = line.reduce((sum, { from, goal }, index) => {
    const next = line[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const inForce = overlapOf(span, { from, until: day(next - 1) });
    return sum + countUnpaused(pauses, inForce) * goal.hours;
  }, 0);
  return minutes((weeklyHourDays * 60) / 7);
}
