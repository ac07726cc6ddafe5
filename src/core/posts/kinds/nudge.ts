// The weekly nudge in a place's channel: what the group did, what this week asks, and whom one hour would help.

import { mentionOf, nameOf } from '../../members/names.ts';
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
import { itemTitle, quarterOf } from '../../roadmap/lookups.ts';
import { periodOf } from '../../rules/period.ts';
import { counted } from '../../text/counted.ts';
import { dayOf } from '../../time/day.ts';
import { formatDate } from '../../time/format-date.ts';
import { formatHours } from '../../time/format-time.ts';
import { dateIn, type PlainDate } from '../../time/temporal.ts';
import type { Composed, DuePost, PostSetting } from '../compose.ts';
import { fallenSilent } from '../fallen-silent.ts';
import { type GroupWeek, profilesOf, readGroupWeek, reportedWeek } from '../group-week.ts';
import { lateLine } from '../late.ts';
import { nextThing } from '../next-thing.ts';
import { shortTitle } from '../short-title.ts';

/** What fits a phone; a button shows the rest. */
const ROWS = 8;
const STONES = 4;
const STREAKS = 3;
const OPEN_ITEMS = 2;

/** Composes the nudge of a group: the week in progress when it comes from Friday to Sunday, else the last one. */
export async function composeNudge(post: DuePost, setting: PostSetting): Promise<Composed> {
  const { read, group } = setting;
  const due = dateIn(group.timeZone, post.dueAt);
  const week = await readGroupWeek(read, group, reportedWeek(due), due);
  if (week.listed.length === 0) return { kind: 'not-due', why: 'the group has no members yet' };
  return {
    kind: 'message',
    message: message(
      ...(await weekBlocks(setting, week, due)),
      ...(await thisWeekBlocks(setting, week, due)),
      lateLine(post, setting, group.timeZone),
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

async function weekBlocks(
  { read, roadmap, group }: PostSetting,
  week: GroupWeek,
  due: PlainDate,
): Promise<readonly Block[]> {
  const title = bold(`Week of ${formatDate(week.monday, due)}`);
  if (isQuiet(week)) {
    // Before the start, and while all are away, nobody has left anything undone.
    if (week.asked === 0) return [text(rich`${title} · nothing was planned`)];
    const isFirst = dayOf(dateIn(group.timeZone, group.createdAt)) >= dayOf(week.monday);
    const andNow = isFirst
      ? 'It was the group’s first; an hour this week is a good start.'
      : 'That happens; an hour this week is enough to begin again.';
    return [text(title), text(`A quiet week: no hours, no stones. ${andNow}`)];
  }
  const profiles = await profilesOf(read, [
    ...week.rows.slice(0, ROWS).map(({ member }) => member),
    ...week.stones.slice(0, STONES).map(({ member }) => member),
    ...week.streaks.slice(0, STREAKS).map(({ member }) => member),
  ]);
  const name = (member: GroupWeek['rows'][number]['member']): Rich => {
    const profile = profiles.get(member);
    return profile === undefined ? 'a member' : nameOf(profile);
  };
  const more = week.rows.length - ROWS;
  return [
    text(joined(' · ', title, summaryOf(week))),
    ...week.rows
      .slice(0, ROWS)
      .map((row) =>
        progress(
          row.goal === 0 ? 1 : row.minutes / row.goal,
          rich`${name(row.member)} ${formatHours(row.minutes)} of ${formatHours(row.goal)}`,
        ),
      ),
    ...(more > 0 ? [quiet(`and ${counted(more, 'more member')}`)] : []),
    ...stoneBlocks(week, name, (id) => itemTitle(roadmap, id)),
    ...(week.streaks.length === 0
      ? []
      : [
          text(
            rich`Streaks: ${joined(', ', ...week.streaks.slice(0, STREAKS).map(({ member, weeks }) => rich`${name(member)} ${counted(weeks, 'week')}`))}`,
          ),
        ]),
  ];
}

function isQuiet({ together, stones }: GroupWeek): boolean {
  return together === 0 && stones.length === 0;
}

/** What the group has done; what nobody has done goes without saying. */
function summaryOf({ listed, together, stones, met, asked }: GroupWeek): Rich {
  const alone = listed.length === 1;
  const hours = alone ? formatHours(together) : `${formatHours(together)} together`;
  return joined(
    ', ',
    together > 0 ? hours : undefined,
    stones.length > 0 ? `${counted(stones.length, 'stone')} laid` : undefined,
    met === 0 ? undefined : alone ? 'goal met' : `${met} of ${asked} met their goal`,
  );
}

function stoneBlocks(
  { stones }: GroupWeek,
  name: (member: GroupWeek['rows'][number]['member']) => Rich,
  title: (item: string) => string,
): readonly Block[] {
  if (stones.length === 0) return [];
  const more = stones.length - STONES;
  return [
    list([
      ...stones
        .slice(0, STONES)
        .map(({ member, item }) => rich`🪨 ${name(member)}: ${shortTitle(title(item))}`),
      ...(more > 0 ? [`and ${counted(more, 'more stone')}`] : []),
    ]),
  ];
}

async function thisWeekBlocks(
  { read, group, roadmap }: PostSetting,
  { listed }: GroupWeek,
  due: PlainDate,
): Promise<readonly Block[]> {
  const period = periodOf('quarter', due, {
    start: group.start,
    quarters: roadmap.quarters.length,
  });
  const [counts, changes] = await Promise.all([
    read.completions.membersByDeliverable(group.id),
    read.plans.changesInGroup(group.id),
  ]);
  const number = period.kind === 'quarter' && period.when === 'during' ? period.number : undefined;
  const quarter = number === undefined ? undefined : quarterOf(roadmap, number);
  const open = (quarter?.deliverables ?? [])
    .filter(({ id, optional }) => !optional && (counts.get(id) ?? 0) * 2 < listed.length)
    .slice(0, OPEN_ITEMS);
  const silent = await fallenSilent(read, listed, changes, due);
  const profiles = await profilesOf(
    read,
    silent.map(({ id }) => id),
  );
  const calls = await Promise.all(
    silent.map(async (member) => {
      const profile = profiles.get(member.id);
      const thing = await nextThing(read, roadmap, member, due);
      return profile === undefined || thing === undefined
        ? []
        : [text(rich`${mentionOf(profile, true)}, ${thing}.`)];
    }),
  );
  const ends =
    period.kind === 'quarter' && number !== undefined
      ? endsIn(number, period.toGo.days)
      : undefined;
  const asks = joined(
    ' ',
    ends,
    open.length === 0
      ? undefined
      : rich`${listed.length === 1 ? 'Open' : 'Open for most'}: ${joined(', ', ...open.map(({ title }) => italic(shortTitle(title))))}.`,
  );
  return [
    ...(asks.length === 0 ? [] : [text(rich`${bold('This week')} ${asks}`)]),
    ...calls.flat(),
  ];
}

function endsIn(quarter: number, days: number): string {
  if (days === 0) return `Quarter ${quarter} ends today.`;
  const left = days >= 14 ? counted(Math.round(days / 7), 'week') : counted(days, 'day');
  return `Quarter ${quarter} ends in ${left}.`;
}
