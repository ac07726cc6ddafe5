// The reminder of a checkpoint, seven days after it was sent, for those who have not written their review.

import { mentionOf, profilesOf } from '../../members/names.ts';
import { joined, rich } from '../../message/inline.ts';
import { actions, button, message, quiet, text } from '../../message/message.ts';
import { BESIDE, press } from '../../message/press.ts';
import type { MemberId } from '../../model/ids.ts';
import { type Composed, type Composing, type DuePost, notDue } from '../compose.ts';
import { lateLine } from '../late.ts';
import type { EndedQuarter } from '../quarter-ends.ts';
import { toRemind } from '../to-remind.ts';
import { writeButton } from './checkpoint.ts';

/** More mentions than this nobody reads past on a phone. */
const CALLED = 20;

/** Composes the reminder for who has not reviewed, seven days after the checkpoint was sent. */
export async function composeReviewReminder(
  post: DuePost,
  composing: Composing,
): Promise<Composed> {
  return post.target.kind === 'member'
    ? reminderForOne(post, composing, post.target.member)
    : reminderForChannel(post, composing);
}

async function reminderForOne(
  post: DuePost,
  composing: Composing,
  id: MemberId,
): Promise<Composed> {
  const { facts, now } = composing;
  const isOwn = ({ member }: EndedQuarter) => member.id === id && member.nudge === 'dm';
  const [own] = await toRemind(facts, post, now, isOwn);
  if (own === undefined) return notDue('the review is written, or not asked for');
  const { number } = own.quarter;
  return {
    kind: 'message',
    message: message(
      text(
        rich`Quarter ${String(number)} ended a week ago. Ten minutes for its review are well spent.`,
      ),
      lateLine(post, composing, own.member.timeZone),
      actions(writeButton([number]), button('Nudges off', press('settings', 'nudge=off', BESIDE))),
    ),
  };
}

async function reminderForChannel(post: DuePost, composing: Composing): Promise<Composed> {
  const { facts, now } = composing;
  const waiting = await toRemind(facts, post, now);
  if (waiting.length === 0) return notDue('nobody is left to remind');
  const called = waiting.slice(0, CALLED).map(({ member }) => member.id);
  const profiles = await profilesOf(facts.read, called);
  const mentions = called.flatMap((id) => {
    const profile = profiles.get(id);
    return profile === undefined ? [] : [mentionOf(profile, true)];
  });
  const more = waiting.length > CALLED ? ` and ${waiting.length - CALLED} more` : '';
  const numbers = waiting.map(({ quarter }) => quarter.number);
  return {
    kind: 'message',
    message: message(
      text(
        rich`${joined(', ', ...mentions)}${more}: ten minutes for the review of ${quarterText(numbers)} are well spent.`,
      ),
      lateLine(post, composing, facts.group.timeZone),
      actions(writeButton(numbers), button('Nudges off', press('settings', 'nudge=off'))),
      quiet('One reminder for each review; no more follow.'),
    ),
  };
}

function quarterText(numbers: readonly number[]): string {
  const [first, ...others] = new Set(numbers);
  return first === undefined || others.length > 0 ? 'the quarter' : `quarter ${first}`;
}
