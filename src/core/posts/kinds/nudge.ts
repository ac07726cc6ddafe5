// The weekly nudge in a place's channel: what the group did, what this week asks, and whom one hour would help.

import { mentionOf, nameOf, profilesOf } from '../../members/names.ts';
import { bold, italic, joined, type Rich, rich } from '../../message/inline.ts';
import {
  actions,
  type Block,
  button,
  list,
  message,
  progress,
  quiet,
  text,
} from '../../message/message.ts';
import { press } from '../../message/press.ts';
import type { MemberId } from '../../model/ids.ts';
import type { Member, Profile } from '../../model/members.ts';
import { itemTitle, quarterOf } from '../../roadmap/lookups.ts';
import { openItems } from '../../rules/pace.ts';
import { periodOf } from '../../rules/period.ts';
import { planOf } from '../../rules/plan.ts';
import { requiredDeliverables } from '../../rules/required.ts';
import { counted } from '../../text/counted.ts';
import { dayOf } from '../../time/day.ts';
import { formatDate } from '../../time/format-date.ts';
import { formatBoardHours, formatHours } from '../../time/format-time.ts';
import { dateIn, type PlainDate } from '../../time/temporal.ts';
import { mondayOf } from '../../time/week.ts';
import { type Composed, type Composing, type DuePost, notDue } from '../compose.ts';
import type { GroupFacts } from '../facts.ts';
import { fallenSilent } from '../fallen-silent.ts';
import { type GroupWeek, groupWeek, reportedWeek } from '../group-week.ts';
import { lateLine } from '../late.ts';
import { nextThing } from '../next-thing.ts';
import type { Quiet } from '../quiet.ts';
import { shortTitle } from '../short-title.ts';
import { questionMessage } from './question.ts';

/** What fits a phone; a button shows the rest. */
const ROWS = 8;
const STONES = 4;
const STREAKS = 3;
const OPEN_ITEMS = 2;

/**
 * Composes the nudge of a group: the week in progress when it comes from Friday to Sunday, else the last one; or the
 * question in its place.
 */
export async function composeNudge(
  post: DuePost,
  composing: Composing,
  quietness: Quiet,
): Promise<Composed> {
  const { facts, now, asOf = now } = composing;
  const { group } = facts;
  const today = dateIn(group.timeZone, post.dueAt);
  const week = await groupWeek(facts, reportedWeek(today), today);
  if (week.listed.length === 0) return notDue('the group has no members yet');
  if (quietness !== 'no') return { kind: 'message', message: questionMessage(post, composing) };
  const silent = await fallenSilent(facts, today);
  const named = [...(isQuiet(week) ? [] : namedIn(week)), ...silent.map(({ id }) => id)];
  const profiles = await profilesOf(facts.read, named);
  const calls = await Promise.all(
    silent.map((member) => callBlock(facts, member, profiles.get(member.id), today)),
  );
  const runs = dayOf(mondayOf(dateIn(group.timeZone, asOf))) <= dayOf(week.monday);
  const title = bold(`Week of ${formatDate(week.monday, today)}${runs ? ' so far' : ''}`);
  return {
    kind: 'message',
    message: message(
      ...(isQuiet(week)
        ? await quietReport(facts, week, { title, today, runs })
        : weekReport(week, title, (id) => itemTitle(facts.roadmap, id), profiles)),
      await asksBlock(facts, week.listed.length, today),
      ...calls,
      lateLine(post, composing, group.timeZone),
      actions(
        button('Log hours', press('log'), 'primary'),
        button('My next step', press('next')),
        button('Nudges off', press('settings', 'nudge=off')),
        week.rows.length > ROWS && !isQuiet(week)
          ? button('Week', press('leaderboard.week', String(week.monday)))
          : undefined,
      ),
    ),
  };
}

function isQuiet({ together, stones }: GroupWeek): boolean {
  return together === 0 && stones.length === 0;
}

type Told = {
  readonly title: Rich;
  readonly today: PlainDate;
  /** The week is not over yet. */
  readonly runs: boolean;
};

/** Before the start, and while all are away, nobody has left anything undone; nor who has begun since. */
async function quietReport(
  facts: GroupFacts,
  week: GroupWeek,
  { title, today, runs }: Told,
): Promise<readonly Block[]> {
  const { group } = facts;
  if (week.asked === 0) return [text(rich`${title} · nothing ${runs ? 'is' : 'was'} planned`)];
  if (runs) return [text(title), text('No hours and no stones yet; an hour is a good start.')];
  const since = await groupWeek(facts, week.monday.add({ weeks: 1 }), today);
  if (!isQuiet(since)) {
    return [
      text(title),
      text(rich`A quiet week: no hours, no stones. Since then ${summaryOf(since)}.`),
    ];
  }
  const isFirst = dayOf(dateIn(group.timeZone, group.createdAt)) >= dayOf(week.monday);
  const andNow = isFirst
    ? 'It was the group’s first; an hour this week is a good start.'
    : 'That happens; an hour this week is enough to begin again.';
  return [text(title), text(`A quiet week: no hours, no stones. ${andNow}`)];
}

function namedIn({ rows, stones, streaks }: GroupWeek): readonly MemberId[] {
  const shown = [...rows.slice(0, ROWS), ...stones.slice(0, STONES), ...streaks.slice(0, STREAKS)];
  return shown.map(({ member }) => member);
}

function weekReport(
  week: GroupWeek,
  title: Rich,
  titleOf: (item: string) => string,
  profiles: ReadonlyMap<MemberId, Profile>,
): readonly Block[] {
  const name = (member: MemberId): Rich => {
    const profile = profiles.get(member);
    return profile === undefined ? 'a member' : nameOf(profile);
  };
  const rows = week.rows.slice(0, ROWS).map(({ member, minutes, goal }) => {
    const said = rich`${name(member)} ${formatHours(minutes)} of ${formatHours(goal)}`;
    return progress(goal === 0 ? 1 : minutes / goal, said);
  });
  const stones = week.stones
    .slice(0, STONES)
    .map(({ member, item }) => rich`🪨 ${name(member)}: ${shortTitle(titleOf(item))}`);
  const streaks = week.streaks
    .slice(0, STREAKS)
    .map(({ member, weeks }) => rich`${name(member)} ${counted(weeks, 'week')}`);
  return [
    text(joined(' · ', title, summaryOf(week))),
    ...rows,
    ...moreOf(week.rows, ROWS, 'more member').map((more) => quiet(more)),
    ...(stones.length > 0 ? [list([...stones, ...moreOf(week.stones, STONES, 'more stone')])] : []),
    ...(streaks.length > 0 ? [text(rich`Streaks: ${joined(', ', ...streaks)}`)] : []),
  ];
}

/** What the group has done; what nobody has done goes without saying. */
function summaryOf({ listed, together, stones, met, asked }: GroupWeek): Rich {
  const alone = listed.length === 1;
  const hours = alone ? formatHours(together) : `${formatBoardHours(together)} together`;
  return joined(
    ', ',
    together > 0 ? hours : undefined,
    stones.length > 0 ? `${counted(stones.length, 'stone')} laid` : undefined,
    met === 0 ? undefined : alone ? 'goal met' : `${met} of ${asked} met their goal`,
  );
}

function moreOf(all: readonly unknown[], shown: number, what: string): readonly string[] {
  return all.length > shown ? [`and ${counted(all.length - shown, what)}`] : [];
}

/** What this week asks of most: how long the quarter lasts still, and what is open in it. */
async function asksBlock(
  { group, roadmap, read }: GroupFacts,
  members: number,
  today: PlainDate,
): Promise<Block | undefined> {
  const quarters = roadmap.quarters.length;
  const period = periodOf('quarter', today, { start: group.start, quarters });
  if (period.kind !== 'quarter' || period.when !== 'during') return undefined;
  const counts = await read.completions.countByDeliverable(group.id);
  const open = (quarterOf(roadmap, period.number)?.deliverables ?? [])
    .filter(({ id, optional }) => !optional && (counts.get(id) ?? 0) * 2 < members)
    .slice(0, OPEN_ITEMS);
  const titles = joined(', ', ...open.map(({ title }) => italic(shortTitle(title))));
  return text(
    joined(
      ' ',
      bold('This week'),
      endsIn(period.number, period.toGo.days),
      open.length === 0 ? undefined : rich`${members === 1 ? 'Open' : 'Open for most'}: ${titles}.`,
    ),
  );
}

function endsIn(quarter: number, days: number): string {
  if (days === 0) return `Quarter ${quarter} ends today.`;
  const left = days >= 14 ? counted(Math.round(days / 7), 'week') : counted(days, 'day');
  return `Quarter ${quarter} ends in ${left}.`;
}

/** Calls a member who has fallen silent, with one thing to do; nothing when all is done. */
async function callBlock(
  facts: GroupFacts,
  { id, start }: Member,
  profile: Profile | undefined,
  today: PlainDate,
): Promise<Block | undefined> {
  const { roadmap, read } = facts;
  const changes = (await facts.planChanges()).get(id) ?? [];
  const plan = planOf({ start, changes, quarters: roadmap.quarters.length, today });
  const done = new Set((await read.completions.ofMember(id)).map(({ item }) => item));
  const open = openItems(plan, requiredDeliverables(roadmap), done, today);
  const thing = nextThing(roadmap, { open, done });
  return profile === undefined || thing === undefined
    ? undefined
    : text(rich`${mentionOf(profile, true)}, ${thing}.`);
}
