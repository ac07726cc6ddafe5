// What the nudges by direct message share: whom they are for, the example of a next thing, their buttons.
import { rich } from '../message/inline.ts';
import { actions, type Block, button, text } from '../message/message.ts';
import { BESIDE, press } from '../message/press.ts';
import type { Member } from '../model/members.ts';
import { type Standing, standingOf } from '../progress/standing.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { dateFor } from '../time/personal-day.ts';
import type { PlainDate } from '../time/temporal.ts';
import type { Composing, DuePost } from './compose.ts';
import { nextThing } from './next-thing.ts';

export type Nudged = {
  readonly member: Member;
  /** The member's date when the post was due. */
  readonly today: PlainDate;
  readonly standing: Standing;
};

/** The member whom a post is for, and where they stand; or why it is not due. */
export async function nudgedMember(
  { target, dueAt }: DuePost,
  { facts }: Composing,
): Promise<Nudged | string> {
  const member = target.kind === 'member' ? await facts.member(target.member) : undefined;
  if (member === undefined || member.leftAt !== undefined) return 'the member is gone';
  if (member.nudge !== 'dm') return 'the member chose no direct messages';
  const today = dateFor(member, dueAt);
  const standing = await standingOf(facts.read, facts.roadmap, member, today);
  return { member, today, standing };
}

/** Why a week in which the plan does not run asks for no nudge. */
export const ASKS_NOTHING = {
  before: 'the plan has not begun',
  paused: 'the plan is paused',
  after: 'the plan is over',
} as const;

/** One thing to do; `begun` says that the member has done something of late. */
export function nextBlock(roadmap: Roadmap, standing: Standing, begun = false): Block | undefined {
  const thing = nextThing(roadmap, standing, begun);
  if (thing === undefined) return undefined;
  return text(begun ? rich`${thing}.` : rich`For example, ${thing}.`);
}

export function nudgeButtons(): Block | undefined {
  return actions(
    button('Log hours', press('log'), 'primary'),
    button('My next step', press('next', BESIDE)),
    button('Nudges off', press('settings', 'nudge=off', BESIDE)),
  );
}
