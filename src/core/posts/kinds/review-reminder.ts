// The reminder of a checkpoint, seven days after it was sent, for those who have not written their review.

import { mentionOf } from '../../members/names.ts';
import { joined, rich } from '../../message/inline.ts';
import { actions, button, message, quiet, text } from '../../message/message.ts';
import { BESIDE, press } from '../../message/press.ts';
import { Temporal } from '../../time/temporal.ts';
import type { Composed, DuePost, PostSetting } from '../compose.ts';
import { profilesOf } from '../group-week.ts';
import { lateLine } from '../late.ts';
import { type EndedQuarter, quartersEnded } from '../quarter-ends.ts';
import { writeButton } from './checkpoint.ts';

/** More mentions than this nobody reads past on a phone. */
const CALLED = 20;

/** Composes the reminder for who has not reviewed, seven days after the checkpoint was sent. */
export async function composeReviewReminder(
  post: DuePost,
  setting: PostSetting,
): Promise<Composed> {
  const { read, group, roadmap, now } = setting;
  const end = Temporal.PlainDate.from(post.period).subtract({ days: 1 });
  const ended = await quartersEnded(read, group, roadmap, end, now);
  const waiting = await withoutReview(setting, ended);
  return post.target.kind === 'member'
    ? reminderForOne(post, setting, waiting)
    : reminderForChannel(post, setting, waiting);
}

async function withoutReview(
  { read }: PostSetting,
  ended: readonly EndedQuarter[],
): Promise<readonly EndedQuarter[]> {
  const reviews = await Promise.all(
    ended.map(({ member, quarter }) => read.reviews.byQuarter(member.id, quarter.number)),
  );
  return ended.filter((_, index) => reviews[index]?.writtenAt === undefined);
}

function reminderForOne(
  post: DuePost,
  setting: PostSetting,
  waiting: readonly EndedQuarter[],
): Composed {
  const id = post.target.kind === 'member' ? post.target.member : undefined;
  const own = waiting.find(({ member }) => member.id === id && member.nudge === 'dm');
  if (own === undefined) return { kind: 'not-due', why: 'the review is written, or not asked for' };
  const { number } = own.quarter;
  return {
    kind: 'message',
    message: message(
      text(
        rich`Quarter ${String(number)} ended a week ago. Ten minutes for its review are well spent.`,
      ),
      lateLine(post, setting, own.member.timeZone),
      actions(writeButton([number]), button('Nudges off', press('settings', 'nudge=off', BESIDE))),
    ),
  };
}

async function reminderForChannel(
  post: DuePost,
  setting: PostSetting,
  waiting: readonly EndedQuarter[],
): Promise<Composed> {
  const asked = waiting.filter(
    ({ member }) => member.nudge === 'mention' && member.visibility === 'public',
  );
  const [first] = asked;
  if (first === undefined) return { kind: 'not-due', why: 'nobody is left to remind' };
  const called = asked.slice(0, CALLED);
  const profiles = await profilesOf(
    setting.read,
    called.map(({ member }) => member.id),
  );
  const mentions = called.flatMap(({ member }) => {
    const profile = profiles.get(member.id);
    return profile === undefined ? [] : [mentionOf(profile, true)];
  });
  const more = asked.length > CALLED ? ` and ${asked.length - CALLED} more` : '';
  const numbers = asked.map(({ quarter }) => quarter.number);
  return {
    kind: 'message',
    message: message(
      text(
        rich`${joined(', ', ...mentions)}${more}: ten minutes for the review of ${quarterText(numbers)} are well spent.`,
      ),
      lateLine(post, setting, setting.group.timeZone),
      actions(writeButton(numbers), button('Nudges off', press('settings', 'nudge=off'))),
      quiet('One reminder for each review; no more follow.'),
    ),
  };
}

function quarterText(numbers: readonly number[]): string {
  const [first, ...others] = new Set(numbers);
  return first === undefined || others.length > 0 ? 'the quarter' : `quarter ${first}`;
}
