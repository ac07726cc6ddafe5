// Pace: what a member has done against what the plan asks for at the beginning of a date.
// "Today" is never counted as over: on a plan's first day nothing is planned yet, and a quarter's
// deliverables and hours are planned in full on the day after its last one, when they are due.
import type { Goal } from '../model/goals.ts';
import { day, dayOf } from '../time/day.ts';
import type { Minutes, PlainDate } from '../time/temporal.ts';
import { minutes } from '../time/temporal.ts';
import { goalMinutes, goalOn, goalsOver } from './goal.ts';
import type { Plan, PlannedQuarter, PlanState } from './plan.ts';
import { elapsedDays, planState, quarterOn } from './plan.ts';

/** The ids of the required (not optional) deliverables, by the number of their quarter. */
export type RequiredItems = ReadonlyMap<number, readonly string[]>;

/** Actual against planned; `ahead` is their difference, negative when the plan asks for more. */
export type Against<T> = { readonly planned: T; readonly actual: T; readonly ahead: T };

export type Pace = {
  readonly state: PlanState;
  readonly deliverables: Against<number>;
  readonly time: Against<Minutes>;
};

export type PaceInput = {
  readonly plan: Plan;
  readonly required: RequiredItems;
  readonly goals: readonly Goal[];
  /** Completed deliverables: every one that is done counts, optional, skipped or early as it may be. */
  readonly done: number;
  /** Logged from the plan's start on. */
  readonly logged: Minutes;
  /** The member's local date. */
  readonly date: PlainDate;
};

/** Where a member stands on a date. */
export function paceOn({ plan, required, goals, done, logged, date }: PaceInput): Pace {
  const items = plannedDeliverables(plan, required, date);
  const time = plannedMinutes(plan, goals, date);
  return {
    state: planState(plan, date),
    deliverables: { planned: items, actual: done, ahead: done - items },
    time: { planned: time, actual: logged, ahead: minutes(logged - time) },
  };
}

/** The required items of a quarter that the member does not skip. */
export function expectedItems(
  plan: Plan,
  required: RequiredItems,
  quarter: PlannedQuarter,
): readonly string[] {
  return (required.get(quarter.number) ?? []).filter((item) => !plan.skipped.has(item));
}

/**
 * How many deliverables the plan asks for at the beginning of a date: the required, unskipped ones of
 * past quarters, and the current quarter's times the share of its unpaused days that are over, rounded
 * down. Nothing before the start, all of them after the end.
 */
export function plannedDeliverables(plan: Plan, required: RequiredItems, date: PlainDate): number {
  return plan.quarters.reduce((sum, quarter) => {
    const { days, of } = elapsedDays(plan, quarter, date);
    return sum + Math.floor((expectedItems(plan, required, quarter).length * days) / of);
  }, 0);
}

/**
 * The time that the plan asks for at the beginning of a date: for every unpaused day from the start
 * on, at most to the plan's end, a seventh of the goal in force in its week.
 */
export function plannedMinutes(plan: Plan, goals: readonly Goal[], date: PlainDate): Minutes {
  const yesterday = Math.min(dayOf(date) - 1, dayOf(plan.end));
  return goalsOver(goals, plan.pauses, { from: dayOf(plan.start), until: day(yesterday) });
}

/** Items that should be done by now (past quarters), that are due next (the current one), and later. */
export type OpenItems = {
  readonly overdue: readonly string[];
  readonly current: readonly string[];
  readonly later: readonly string[];
};

/** The required, unskipped items that are not done, by when they are due, as seen on a date. */
export function openItems(
  plan: Plan,
  required: RequiredItems,
  done: ReadonlySet<string>,
  date: PlainDate,
): OpenItems {
  const open = (quarters: readonly PlannedQuarter[]) =>
    quarters
      .flatMap((quarter) => expectedItems(plan, required, quarter))
      .filter((item) => !done.has(item));
  const on = quarterOn(plan, date);
  // Before the start no quarter has come, after the end all are past.
  const outside = on.when === 'before' ? 0 : plan.quarters.length + 1;
  const current = on.when === 'during' ? on.quarter.number : outside;
  return {
    overdue: open(plan.quarters.filter(({ number }) => number < current)),
    current: open(plan.quarters.filter(({ number }) => number === current)),
    later: open(plan.quarters.filter(({ number }) => number > current)),
  };
}

/** What a week asks of a member: nothing unless the plan runs and no pause lies on the date. */
export type WeekNeed = {
  readonly state: PlanState;
  readonly goal: Minutes;
  readonly logged: Minutes;
  /** The goal minus what is logged; 0 when it is met or nothing is asked. */
  readonly needed: Minutes;
  readonly met: boolean;
};

/** What is left to do in the week of a date, in which `logged` is logged already. The goal is never prorated. */
export function weekNeed(
  plan: Plan,
  goals: readonly Goal[],
  logged: Minutes,
  date: PlainDate,
): WeekNeed {
  const state = planState(plan, date);
  const goal = goalMinutes(goalOn(goals, date));
  const needed = state === 'running' ? minutes(Math.max(0, goal - logged)) : minutes(0);
  return { state, goal, logged, needed, met: logged >= goal };
}
