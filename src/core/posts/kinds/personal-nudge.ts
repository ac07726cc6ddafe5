// Nudges by direct message: the weekly one, and the reminder on the week's fifth day.
import { bold, joined, rich } from '../../message/inline.ts';
import { actions, type Block, button, message, progress, text } from '../../message/message.ts';
import { BESIDE, press } from '../../message/press.ts';
import type { Member } from '../../model/members.ts';
import type { Reads } from '../../model/store.ts';
import { type Standing, standingOf } from '../../progress/standing.ts';
import { weekLine } from '../../progress/week-line.ts';
import { weekAsks } from '../../rules/asked-week.ts';
import { counted } from '../../text/counted.ts';
import { dayOf } from '../../time/day.ts';
import { formatHours } from '../../time/format-time.ts';
import { dateIn, minutes, type PlainDate } from '../../time/temporal.ts';
import { mondayOf } from '../../time/week.ts';
import type { Composed, DuePost, PostSetting } from '../compose.ts';
import { reportedWeek } from '../group-week.ts';
import { lateLine } from '../late.ts';
import { nextThing } from '../next-thing.ts';

/** Composes a member's weekly nudge: how the week went, what this one needs, one thing to do next. */
export async function composePersonalNudge(post: DuePost, setting: PostSetting): Promise<Composed> {
  const member = await nudgedMember(post, setting);
  if (typeof member === 'string') return notDue(member);
  const { read, group, roadmap } = setting;
  const today = dateIn(member.timeZone, post.dueAt);
  const standing = await standingOf(read, roadmap, member, today);
  const { streak, week } = standing;
  if (week.state === 'paused' || week.state === 'before') return notDue(ASKS_NOTHING[week.state]);
  return {
    kind: 'message',
    message: message(
      text(joined(' · ', bold('Your week'), group.name)),
      await reportedLine(read, member, standing, today),
      text(
        joined(
          ' ',
          streak.weeks > 0 ? `Streak: ${counted(streak.weeks, 'week')}.` : undefined,
          week.needed > 0
            ? rich`This week needs ${bold(formatHours(week.needed))}.`
            : week.state === 'running'
              ? 'This week’s goal is met.'
              : undefined,
        ),
      ),
      await nextBlock(setting, member, today),
      lateLine(post, setting, member.timeZone),
      nudgeButtons(),
    ),
  };
}

/** Composes the reminder of the week's fifth day: nothing is logged this week yet. */
export async function composeReminder(post: DuePost, setting: PostSetting): Promise<Composed> {
  const member = await nudgedMember(post, setting);
  if (typeof member === 'string') return notDue(member);
  const { read, roadmap } = setting;
  const today = dateIn(member.timeZone, post.dueAt);
  const { week } = await standingOf(read, roadmap, member, today);
  if (week.state !== 'running') return notDue(ASKS_NOTHING[week.state]);
  const [latest] = await read.entries.history(member.id, { offset: 0, limit: 1 });
  if (latest !== undefined && dayOf(latest.date) >= dayOf(mondayOf(today))) {
    return notDue('something is logged this week');
  }
  return {
    kind: 'message',
    message: message(
      text('Nothing is logged this week yet.'),
      progress(0, rich`This week ${formatHours(minutes(0))} of ${formatHours(week.goal)}`),
      await nextBlock(setting, member, today),
      lateLine(post, setting, member.timeZone),
      nudgeButtons(),
    ),
  };
}

const ASKS_NOTHING = {
  before: 'the plan has not begun',
  paused: 'the plan is paused',
  after: 'the plan is over',
} as const;

function notDue(why: string): Composed {
  return { kind: 'not-due', why };
}

/** The week in progress from Friday to Sunday, else the last one; nothing of a week that asked nothing and has nothing. */
async function reportedLine(
  read: Reads,
  member: Member,
  { plan, weeks }: Standing,
  today: PlainDate,
): Promise<Block | undefined> {
  const monday = reportedWeek(today);
  const logged = weeks.some(({ week }) => week.equals(monday));
  if (!logged && !weekAsks(plan, monday)) return undefined;
  return weekLine(read, member, monday, today);
}

/** The member whom a post is for, or why it is not due. */
async function nudgedMember(post: DuePost, { read }: PostSetting): Promise<Member | string> {
  const member =
    post.target.kind === 'member' ? await read.members.byId(post.target.member) : undefined;
  if (member === undefined || member.leftAt !== undefined) return 'the member is gone';
  return member.nudge === 'dm' ? member : 'the member chose no direct messages';
}

async function nextBlock(
  { read, roadmap }: PostSetting,
  member: Member,
  today: PlainDate,
): Promise<Block | undefined> {
  const thing = await nextThing(read, roadmap, member, today);
  return thing === undefined ? undefined : text(rich`For example, ${thing}.`);
}

function nudgeButtons(): Block | undefined {
  return actions(
    button('Log hours', press('log'), 'primary'),
    button('My next step', press('next', BESIDE)),
    button('Nudges off', press('settings', 'nudge=off', BESIDE)),
  );
}
