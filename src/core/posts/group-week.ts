// One week of a group: hours against goals, stones laid, streaks; what the weekly nudge reports.

import type { CompletedDeliverable } from '../model/completions.ts';
import type { Goal } from '../model/goals.ts';
import type { MemberId } from '../model/ids.ts';
import type { Member } from '../model/members.ts';
import type { PlanChange } from '../model/plans.ts';
import type { WeekTotal } from '../model/totals.ts';
import { weekAsks } from '../rules/asked-week.ts';
import { goalMinutes, goalOn } from '../rules/goal.ts';
import { pausesOf } from '../rules/pauses.ts';
import { streakOf } from '../rules/streak.ts';
import { type Minutes, minutes, type PlainDate } from '../time/temporal.ts';
import { mondayOf } from '../time/week.ts';
import type { GroupFacts } from './facts.ts';

/** A member's hours in the week, as boards count them, against their goal. */
export type WeekRow = {
  readonly member: MemberId;
  readonly minutes: Minutes;
  readonly goal: Minutes;
};

export type GroupWeek = {
  readonly monday: PlainDate;
  /** Members whom the group sees: public or anonymous, and not gone. */
  readonly listed: readonly Member[];
  readonly together: Minutes;
  readonly stones: readonly CompletedDeliverable[];
  /** Of whom the week asked for a goal, how many met it. */
  readonly met: number;
  readonly asked: number;
  /** Everyone of whom the week asked something or who logged in it, most hours first. */
  readonly rows: readonly WeekRow[];
  /** Running streaks of two weeks or more, longest first. */
  readonly streaks: readonly { readonly member: MemberId; readonly weeks: number }[];
};

/** What all members have of goals, changes and weeks. */
type Ledgers = {
  readonly goals: ReadonlyMap<MemberId, readonly Goal[]>;
  readonly changes: ReadonlyMap<MemberId, readonly PlanChange[]>;
  readonly weeks: ReadonlyMap<MemberId, readonly WeekTotal[]>;
};

const FRIDAY = 5;

/** The week that a nudge reports, by its Monday: the one in progress from Friday to Sunday, else the last one. */
export function reportedWeek(due: PlainDate): PlainDate {
  const thisMonday = mondayOf(due);
  return due.dayOfWeek >= FRIDAY ? thisMonday : thisMonday.subtract({ weeks: 1 });
}

/** The week that begins on a Monday, as the group sees it on `today` (the group's local date). */
export async function groupWeek(
  facts: GroupFacts,
  monday: PlainDate,
  today: PlainDate,
): Promise<GroupWeek> {
  const { group, read } = facts;
  const [from, until] = [monday, monday.add({ days: 6 })];
  const [members, goals, changes, weeks, stones, totals] = await Promise.all([
    facts.members(),
    facts.goals(),
    facts.planChanges(),
    facts.weeks(),
    read.completions.deliverablesBetween(group.id, from, until),
    read.totals.inGroup(group.id, { from, until }),
  ]);
  const logged = new Map(totals.map((each) => [each.member, each.minutes]));
  const ledgers: Ledgers = { goals, changes, weeks };
  const listed = members.filter(({ visibility }) => visibility !== 'hidden');
  const ids = new Set(listed.map(({ id }) => id));
  const asked = listed.filter((member) => isAsked(member, ledgers, monday, today));
  const expected = new Set(asked.map(({ id }) => id));
  const all = listed.map(({ id }): WeekRow => {
    const goal = goalMinutes(goalOn(goals.get(id) ?? [], monday));
    return { member: id, minutes: logged.get(id) ?? minutes(0), goal };
  });
  const met = new Set(all.filter((row) => row.minutes >= row.goal).map((row) => row.member));
  return {
    monday,
    listed,
    together: minutes(all.reduce((sum, row) => sum + row.minutes, 0)),
    stones: stones.filter(({ member }) => ids.has(member)),
    met: asked.filter(({ id }) => met.has(id)).length,
    asked: asked.length,
    rows: all
      .filter((row) => row.minutes > 0 || expected.has(row.member))
      .toSorted((one, other) => other.minutes - one.minutes || one.member - other.member),
    streaks: listed
      .map((member) => ({ member: member.id, weeks: streakWeeks(member, ledgers, today) }))
      .filter(({ weeks: count }) => count >= 2)
      .toSorted((one, other) => other.weeks - one.weeks || one.member - other.member),
  };
}

function isAsked({ id, start }: Member, { changes }: Ledgers, monday: PlainDate, today: PlainDate) {
  return weekAsks({ start, pauses: pausesOf(changes.get(id) ?? [], today) }, monday);
}

function streakWeeks(member: Member, { goals, changes, weeks }: Ledgers, today: PlainDate) {
  const { id } = member;
  const pauses = pausesOf(changes.get(id) ?? [], today);
  const own = { weeks: weeks.get(id) ?? [], goals: goals.get(id) ?? [] };
  return streakOf({ ...own, pauses, member, today }).weeks;
}
