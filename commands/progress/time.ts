// Planned against logged hours by activity: of one quarter, and of the whole plan so far.
import { bold, joined, type Rich, rich } from '#core/message/inline.ts';
import { type Block, progress as bar, text } from '#core/message/message.ts';
import type { Member } from '#core/model/members.ts';
import type { Reads } from '#core/model/store.ts';
import type { DateRange } from '#core/model/totals.ts';
import { BEFORE_START } from '#core/progress/before-start.ts';
import type { Standing } from '#core/progress/standing.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import {
  type ActivityTime,
  type TimeByActivity,
  timeByActivity,
} from '#core/rules/activity-time.ts';
import { goalsOver } from '#core/rules/goal.ts';
import { day, dayOf } from '#core/time/day.ts';
import { formatDate } from '#core/time/format-date.ts';
import { formatHours } from '#core/time/format-time.ts';
import type { Minutes, PlainDate } from '#core/time/temporal.ts';

type TimeView = {
  readonly roadmap: Roadmap;
  readonly subject: Member;
  readonly standing: Standing;
  readonly whose: Rich;
  readonly quarter: number;
  /** The subject's local date. */
  readonly today: PlainDate;
};

/**
 * The quarter's hours, then those since the start. In the first quarter both would be the same, so that one stands.
 * A quarter that has not begun has nothing to compare.
 */
export async function timeBlocks(
  read: Pick<Reads, 'totals'>,
  { roadmap, subject: member, standing, whose, quarter: number, today }: TimeView,
): Promise<readonly Block[]> {
  const { plan, pace } = standing;
  const of = async (range: DateRange, planned: Minutes) =>
    timeByActivity(
      roadmap.activities,
      planned,
      await read.totals.minutesByActivity(member.id, range),
    );
  const title = text(joined(' · ', bold(whose), 'hours by activity, logged of planned so far'));
  const since = `Since ${formatDate(member.start, today)}`;
  if (dayOf(today) < dayOf(plan.start)) {
    return [title, text(`The plan starts ${formatDate(plan.start, today)}. ${BEFORE_START}`)];
  }
  const all = await of({ from: member.start }, pace.time.planned);
  const quarter = plan.quarters[number - 1];
  if (quarter === undefined) return [title, ...section(since, all)];
  if (number === 1 && dayOf(today) <= dayOf(quarter.end)) {
    return [title, ...section('Quarter 1', all)];
  }
  const { start: from, end: until } = quarter;
  const hasBegun = dayOf(from) <= dayOf(today);
  return [
    title,
    ...(hasBegun
      ? section(`Quarter ${number}`, await of({ from, until }, plannedIn(standing, number, today)))
      : [text(rich`${bold(`Quarter ${number}`)} · begins ${formatDate(from, today)}`)]),
    ...section(since, all),
  ];
}

/** What the goals plan of a quarter up to yesterday. */
function plannedIn({ plan, goals }: Standing, number: number, today: PlainDate): Minutes {
  const quarter = plan.quarters[number - 1];
  const from = dayOf(quarter?.start ?? today);
  const until = day(Math.min(dayOf(today) - 1, dayOf(quarter?.end ?? today)));
  return goalsOver(goals, plan.pauses, { from, until });
}

function section(title: string, time: TimeByActivity): readonly Block[] {
  const { activities, other, planned, actual } = time;
  return [
    text(rich`${bold(title)} · ${formatHours(actual)} of ${formatHours(planned)}`),
    ...activities.map((each) =>
      bar(
        shareOf(each.actual, each.planned),
        joined(
          ' · ',
          `${each.activity.id} ${formatHours(each.actual)} of ${formatHours(each.planned)}`,
          sharesText(each, actual),
        ),
      ),
    ),
    ...(other === 0
      ? []
      : [text(joined(' · ', `without an activity ${formatHours(other)}`, percent(other, actual)))]),
  ];
}

/** "share 55 %, planned 40 %": of the hours that are logged, and of those that the roadmap plans. */
function sharesText({ actual, activity }: ActivityTime, all: Minutes): string {
  const planned = `planned ${activity.share} %`;
  const share = percent(actual, all);
  return share === undefined ? planned : `${share}, ${planned}`;
}

function percent(part: Minutes, all: Minutes): string | undefined {
  return all === 0 ? undefined : `share ${Math.round((part / all) * 100)} %`;
}

/** Where nothing is planned yet, anything is all of it. */
function shareOf(actual: Minutes, planned: Minutes): number {
  if (planned > 0) return actual / planned;
  return actual > 0 ? 1 : 0;
}
