// Where a member stands today: everything that progress, next steps and answers say of it, from the entries.
import type { CompletionEntry } from '../model/entries.ts';
import type { Goal } from '../model/goals.ts';
import type { Member } from '../model/members.ts';
import type { Reads } from '../model/store.ts';
import type { WeekTotal } from '../model/totals.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { nearestQuarter } from '../rules/current-quarter.ts';
import { type Forecast, forecastOf } from '../rules/forecast.ts';
import {
  type OpenItems,
  openItems,
  type Pace,
  paceOn,
  type WeekNeed,
  weekNeed,
} from '../rules/pace.ts';
import { type Plan, planOf, type QuarterOn, quarterOn } from '../rules/plan.ts';
import { requiredDeliverables } from '../rules/required.ts';
import { type Streak, streakOf } from '../rules/streak.ts';
import { minutes, type PlainDate } from '../time/temporal.ts';
import { mondayOf } from '../time/week.ts';

export type Standing = {
  readonly plan: Plan;
  readonly quarterOn: QuarterOn;
  /** The quarter that the member works on: the first before the start, the last after the end. */
  readonly quarter: number;
  readonly pace: Pace;
  readonly week: WeekNeed;
  readonly streak: Streak;
  readonly goals: readonly Goal[];
  /** Minutes by Monday week. */
  readonly weeks: readonly WeekTotal[];
  readonly completions: readonly CompletionEntry[];
  /** Ids of completed items. */
  readonly done: ReadonlySet<string>;
  readonly open: OpenItems;
};

/** Reads and computes a member's standing; `today` is the member's local date. */
export async function standingOf(
  read: Reads,
  roadmap: Roadmap,
  member: Member,
  today: PlainDate,
): Promise<Standing> {
  const [changes, goals, completions, weeks, logged] = await Promise.all([
    read.plans.changes(member.id),
    read.goals.ofMember(member.id),
    read.completions.ofMember(member.id),
    read.totals.weeks(member.id),
    read.totals.minutesIn(member.id, { from: member.start }),
  ]);
  const plan = planOf({ start: member.start, changes, quarters: roadmap.quarters.length, today });
  const required = requiredDeliverables(roadmap);
  const done = new Set(completions.map(({ item }) => item));
  const stones = completions.filter(({ itemKind }) => itemKind === 'deliverable').length;
  const monday = mondayOf(today);
  const thisWeek = weeks.find(({ week }) => week.equals(monday))?.minutes ?? minutes(0);
  return {
    plan,
    quarterOn: quarterOn(plan, today),
    quarter: nearestQuarter(plan, today),
    pace: paceOn({ plan, required, goals, done: stones, logged, date: today }),
    week: weekNeed(plan, goals, thisWeek, today),
    streak: streakOf({ weeks, goals, pauses: plan.pauses, member, today }),
    goals,
    weeks,
    completions,
    done,
    open: openItems(plan, required, done, today),
  };
}

/** When a member will be done at their pace; from what the standing knows already. */
export function standingForecast(
  roadmap: Roadmap,
  { plan, done, completions, weeks }: Standing,
  today: PlainDate,
): Forecast {
  return forecastOf({
    plan,
    required: requiredDeliverables(roadmap),
    done,
    completions: completions.flatMap(({ itemKind, date }) =>
      itemKind === 'deliverable' ? [date] : [],
    ),
    weeks,
    weeklyHours: roadmap.weeklyHours.minimum,
    today,
  });
}
