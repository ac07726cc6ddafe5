// Weekly goals: which one is in force in a week, and what the goals in force plan over a span of days.
import type { Goal } from '../model/member.ts';
import type { Day, DaySpan } from '../time/day.ts';
import { day, dayOf, mondayOfDay, overlapOf } from '../time/day.ts';
import type { Minutes, PlainDate } from '../time/temporal.ts';
import { minutes } from '../time/temporal.ts';
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

/** The goal in force in the week of a date: the latest that holds from its Monday or earlier, else the first. */
export function goalOn(goals: readonly Goal[], date: PlainDate): Goal {
  return goalOfLine(goalLine(goals), mondayOfDay(dayOf(date))).goal;
}

/** A goal's hours as minutes. */
export function goalMinutes(goal: Goal): Minutes {
  return minutes(goal.hours * 60);
}

/** The goal of a line that holds on a Monday, and where it stands in the line. */
export function goalOfLine(line: GoalLine, monday: Day): { goal: Goal; index: number } {
  const index = line.findLastIndex(({ from }) => from <= monday);
  const found = line[index];
  if (found === undefined) throw new Error('A goal line without a first goal');
  return { goal: found.goal, index };
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
