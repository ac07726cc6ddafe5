// A member's plan: the roadmap's quarters laid on dates, moved by what the member changed.
//
// How shifts and pauses compose. All is counted in unpaused days from the start. A quarter's end is the
// number of unpaused days after which it is over: at first the days up to start + 3 months for each
// quarter (clamped to the month's end), then moved by shifts. Only in the end are these numbers laid on
// the calendar, where paused days are passed over. It follows that
//   - a pause lengthens the quarter that it falls into and moves all later ones by as many days as it
//     has in the plan; the order in which pauses were recorded does not matter, and a day in two of
//     them counts once;
//   - shifts are taken by their `from` date, those of one date in the order given (the order of
//     recording), each on the plan as the earlier ones left it. The quarter that "runs on" a date is the
//     one that contains it in that plan, with every pause in place: a pause after that date cannot
//     change the answer;
//   - a shift moves the end of that quarter and all later ends alike. It cannot move the end to before
//     the shift's own date, nor before the first unpaused day from there on: what would go further
//     stops there, and later quarters keep their lengths;
//   - a shift dated before the start counts as dated on the start, since the first quarter is the next
//     to end; one dated after the plan's end moves nothing, as no quarter runs there. (To reopen an ended
//     plan, date the shift on its last day.)
import type { DistributiveOmit, PlanChange } from '../model/plans.ts';
import type { Day } from '../time/day.ts';
import { dateOf, day, dayOf } from '../time/day.ts';
import type { PlainDate } from '../time/temporal.ts';
import type { Pauses } from './pauses.ts';
import { countUnpaused, dayAfterUnpaused, pausedOn, pausesOf } from './pauses.ts';

/** A plan change as far as dates go: one that is only being considered will do. */
export type PlanningChange = DistributiveOmit<PlanChange, 'id' | 'recordedAt' | 'reason'>;
type Shift = Extract<PlanningChange, { kind: 'shift' }>;

/** A quarter on dates; both are included. */
export type PlannedQuarter = {
  /** From 1. */
  readonly number: number;
  readonly start: PlainDate;
  readonly end: PlainDate;
};

/** The quarters follow one another without gaps: each start is the day after the previous end. */
export type Plan = {
  readonly start: PlainDate;
  /** The last day of the last quarter; without quarters the day before the start. */
  readonly end: PlainDate;
  readonly quarters: readonly PlannedQuarter[];
  readonly pauses: Pauses;
  /** Ids of the items that the member skips. */
  readonly skipped: ReadonlySet<string>;
};

export type PlanInput = {
  readonly start: PlainDate;
  /** Those in force, in the order of recording. */
  readonly changes: readonly PlanningChange[];
  /** How many quarters the roadmap has. */
  readonly quarters: number;
  /** The member's local date: how far an open pause lasts. */
  readonly today: PlainDate;
};

const MONTHS_A_QUARTER = 3;

/** The plan of a member. Total: every list of changes gives a plan; dates stop at the year 9999. */
export function planOf({ start, changes, quarters: count, today }: PlanInput): Plan {
  const pauses = pausesOf(changes, today);
  const firstDay = dayOf(start);
  const ends = shiftsByDate(changes).reduce(
    (ends, { from, weeks }) =>
      shifted(ends, unpausedBefore(pauses, firstDay, dayOf(from)), weeks * 7),
    unpausedEnds(start, count),
  );
  const starts = [0, ...ends].map((unpaused) => dayAfterUnpaused(pauses, firstDay, unpaused));
  const quarters = ends.map((_, index) => plannedQuarter(starts, index));
  return {
    start,
    end: quarters.at(-1)?.end ?? start.subtract({ days: 1 }),
    quarters,
    pauses,
    skipped: skippedItems(changes),
  };
}

/** Ids of the items that are skipped by changes in force. */
export function skippedItems(changes: readonly PlanningChange[]): ReadonlySet<string> {
  return new Set(changes.flatMap((each) => (each.kind === 'skip' ? [each.item] : [])));
}

/**
 * The first day of a quarter by months alone: start + 3 months for each quarter before it, and the
 * month's last day where it has no such day. The number counts from 1.
 */
export function quarterStart(start: PlainDate, number: number): PlainDate {
  return start.add({ months: MONTHS_A_QUARTER * (number - 1) });
}

/** The quarter of a plan on a date. */
export type QuarterOn =
  | { readonly when: 'before' }
  | { readonly when: 'during'; readonly quarter: PlannedQuarter }
  | { readonly when: 'after' };

/** The quarter that contains a date, or on which side of the plan the date lies. */
export function quarterOn(plan: Plan, date: PlainDate): QuarterOn {
  const on = dayOf(date);
  if (on < dayOf(plan.start)) return { when: 'before' };
  const quarter = plan.quarters.find(({ end }) => on <= dayOf(end));
  return quarter === undefined ? { when: 'after' } : { when: 'during', quarter };
}

/** Where a member stands on a date; a pause tells more than the side of the plan that it is on. */
export type PlanState = 'before' | 'running' | 'paused' | 'after';

/** Where a member stands on a date: paused wins, so that nobody is nudged who is away. */
export function planState(plan: Plan, date: PlainDate): PlanState {
  if (pausedOn(plan.pauses, date)) return 'paused';
  const { when } = quarterOn(plan, date);
  return when === 'during' ? 'running' : when;
}

/** How far a quarter has come: whole unpaused days, `of` is at least 1. */
export type Elapsed = { readonly days: number; readonly of: number };

/**
 * The unpaused days of a quarter that are over at the beginning of a date, of all that it has. The date
 * itself is not over: items are due at the quarter's end, so a quarter is complete on the day after its
 * last one. Before the quarter none are over, after it all.
 */
export function elapsedDays(plan: Plan, quarter: PlannedQuarter, date: PlainDate): Elapsed {
  const [from, until] = [dayOf(quarter.start), dayOf(quarter.end)];
  const yesterday = day(Math.min(dayOf(date) - 1, until));
  return {
    days: countUnpaused(plan.pauses, { from, until: yesterday }),
    of: countUnpaused(plan.pauses, { from, until }),
  };
}

/** The same as a share from 0 to 1. Multiply whole days instead where the result is rounded down. */
export function elapsedShare(plan: Plan, quarter: PlannedQuarter, date: PlainDate): number {
  const { days, of } = elapsedDays(plan, quarter, date);
  return days / of;
}

function unpausedEnds(start: PlainDate, quarters: number): readonly number[] {
  const firstDay = dayOf(start);
  return Array.from(
    { length: quarters },
    (_, index) => dayOf(quarterStart(start, index + 2)) - firstDay,
  );
}

function shiftsByDate(changes: readonly PlanningChange[]): readonly Shift[] {
  return changes
    .filter((change): change is Shift => change.kind === 'shift')
    .toSorted((one, other) => dayOf(one.from) - dayOf(other.from));
}

/** Moves the first end that is not over after `elapsed` unpaused days, and all ends after it. */
function shifted(ends: readonly number[], elapsed: number, days: number): readonly number[] {
  const running = ends.findIndex((end) => elapsed < end);
  const end = ends[running];
  if (end === undefined) return ends;
  const moved = Math.max(end + days, elapsed + 1) - end;
  return ends.map((each, index) => (index < running ? each : each + moved));
}

function unpausedBefore(pauses: Pauses, firstDay: Day, before: Day): number {
  return countUnpaused(pauses, { from: firstDay, until: day(before - 1) });
}

function plannedQuarter(starts: readonly Day[], index: number): PlannedQuarter {
  const [from = day(0), next = day(0)] = starts.slice(index, index + 2);
  return { number: index + 1, start: dateOf(from), end: dateOf(day(next - 1)) };
}
