// When the current quarter and the whole roadmap will be done at a member's own pace.
//
// The rule. The pace is what the member did in the last eight weeks: Monday weeks before the current
// one, from the start on, wholly paused ones passed over; days, not weeks, are divided by, so that a
// paused day or the days before the start do not slow anybody down.
//   - With deliverables completed in those weeks: the open ones will go at the same rate, and each costs
//     as many hours as these did.
//   - With none: each open one costs what the roadmap plans for it (its weekly hours over all its weeks,
//     divided by all its required deliverables), and is paid at the weekly hours of those weeks.
// Open are required, unskipped deliverables that are not done. Overdue ones come first, so the current
// quarter is done when they are too. Weekly hours to be on time: what the open ones cost, spread over
// the unpaused days from today to the last one. Under fourteen unpaused days, or with nothing logged in
// them, there is no forecast; with nothing open there is nothing to forecast, whatever was logged.
import type { WeekTotal } from '../model/totals.ts';
import { dateOf, day, dayOf, mondayOfDay } from '../time/day.ts';
import type { Minutes, PlainDate } from '../time/temporal.ts';
import { minutes } from '../time/temporal.ts';
import { nearestQuarter } from './current-quarter.ts';
import type { RequiredItems } from './pace.ts';
import { openItems } from './pace.ts';
import { countUnpaused, dayAfterUnpaused } from './pauses.ts';
import type { Plan } from './plan.ts';
import { quarterStart } from './plan.ts';

const WEEKS_SEEN = 8;
const FEWEST_DAYS = 14;
const FARTHEST_DAYS = 3653;

export type ForecastInput = {
  readonly plan: Plan;
  readonly required: RequiredItems;
  /** Ids of the completed items. */
  readonly done: ReadonlySet<string>;
  /** Dates of completed deliverables, optional ones included: they took time too. */
  readonly completions: readonly PlainDate[];
  readonly weeks: readonly WeekTotal[];
  /** The roadmap's minimum. */
  readonly weeklyHours: number;
  /** The member's local date. */
  readonly today: PlainDate;
};

/** When something will be done. */
export type Outlook =
  | { readonly state: 'done' }
  | {
      readonly state: 'open';
      /** Open required deliverables. */
      readonly open: number;
      /** The last day by the plan. */
      readonly due: PlainDate;
      /** The day on which the last one is done at this pace; none when that is more than ten years away. */
      readonly finish?: PlainDate;
      readonly onTime: boolean;
      /** Minutes a week that would finish by `due`; none when that day is over. */
      readonly weeklyToFinish?: Minutes;
    };

export type Forecast =
  /** No required deliverable of the roadmap is open. */
  | { readonly state: 'done' }
  | { readonly state: 'too early'; readonly reason: 'few days' | 'nothing logged' }
  | {
      readonly state: 'known';
      /** Whether the member's own deliverables set the pace, or the roadmap's price of one. */
      readonly basis: 'own' | 'roadmap';
      /** The pace: what was done in so many unpaused days. */
      readonly seen: Seen;
      /** The current quarter and what is overdue; the last one after the plan's end. */
      readonly quarter: Outlook;
      readonly roadmap: Outlook;
    };

type Seen = { readonly days: number; readonly deliverables: number; readonly minutes: Minutes };
/** So many deliverables (or the hours of such a part of one) in so many days, and minutes a deliverable. */
type Pace = { readonly items: number; readonly days: number; readonly cost: number };

/** The forecast for a member as of today. The file's first lines say how it is made. */
export function forecastOf(input: ForecastInput): Forecast {
  const { plan, required, done, today } = input;
  const { overdue, current, later } = openItems(plan, required, done, today);
  const soon = overdue.length + current.length;
  if (soon + later.length === 0) return { state: 'done' };
  const seen = lastWeeks(input);
  if (seen.days < FEWEST_DAYS) return { state: 'too early', reason: 'few days' };
  if (seen.deliverables + seen.minutes === 0)
    return { state: 'too early', reason: 'nothing logged' };
  const pace = paceOf(seen, plannedCost(input));
  const quarter = plan.quarters[nearestQuarter(plan, today) - 1];
  return {
    state: 'known',
    basis: seen.deliverables > 0 ? 'own' : 'roadmap',
    seen,
    quarter: outlook(plan, pace, soon, quarter?.end ?? plan.end, today),
    roadmap: outlook(plan, pace, soon + later.length, plan.end, today),
  };
}

/** What was done in the last eight weeks that had an unpaused day. */
function lastWeeks({ plan, weeks, completions, today }: ForecastInput): Seen {
  const start = dayOf(plan.start);
  const minutesOf = new Map(weeks.map(({ week, minutes }) => [dayOf(week), minutes]));
  const completionDays = completions.map(dayOf);
  let seen: Seen = { days: 0, deliverables: 0, minutes: minutes(0) };
  let counted = 0;
  for (
    let monday = day(mondayOfDay(dayOf(today)) - 7);
    counted < WEEKS_SEEN && monday + 6 >= start;
    monday = day(monday - 7)
  ) {
    const span = { from: day(Math.max(monday, start)), until: day(monday + 6) };
    const days = countUnpaused(plan.pauses, span);
    if (days === 0) continue;
    counted += 1;
    const completed = completionDays.filter((on) => span.from <= on && on <= span.until);
    seen = {
      days: seen.days + days,
      deliverables: seen.deliverables + completed.length,
      minutes: minutes(seen.minutes + (minutesOf.get(monday) ?? 0)),
    };
  }
  return seen;
}

/** What the roadmap plans for a required deliverable, in minutes; what the member shifts or skips does not change it. */
function plannedCost({ plan, required, weeklyHours }: ForecastInput): number {
  const days = dayOf(quarterStart(plan.start, plan.quarters.length + 1)) - dayOf(plan.start);
  const items = plan.quarters.reduce(
    (sum, { number }) => sum + (required.get(number)?.length ?? 0),
    0,
  );
  return (weeklyHours * 60 * days) / 7 / Math.max(1, items);
}

function paceOf({ days, ...seen }: Seen, plannedCost: number): Pace {
  if (seen.deliverables === 0)
    return { days, items: seen.minutes / plannedCost, cost: plannedCost };
  // Who completes without logging hours has a pace, but only the roadmap knows what one costs.
  const cost = seen.minutes > 0 ? seen.minutes / seen.deliverables : plannedCost;
  return { days, items: seen.deliverables, cost };
}

function outlook(
  plan: Plan,
  { items, days, cost }: Pace,
  open: number,
  due: PlainDate,
  today: PlainDate,
): Outlook {
  if (open === 0) return { state: 'done' };
  const [from, until] = [dayOf(today), dayOf(due)];
  const needed = Math.ceil((open * days) / items);
  const finish =
    needed > FARTHEST_DAYS ? undefined : dayAfterUnpaused(plan.pauses, from, needed) - 1;
  const left = countUnpaused(plan.pauses, { from, until });
  return {
    state: 'open',
    open,
    due,
    ...(finish !== undefined && { finish: dateOf(day(finish)) }),
    onTime: finish !== undefined && finish <= until,
    ...(left > 0 && { weeklyToFinish: minutes((open * cost * 7) / left) }),
  };
}
