// claimed or lost → composed: who has left is looked for, and what a post of its kind says is made of what is stored now.
import { meantFor } from '#core/message/meant-for.ts';
import type { ClaimedPost, SendingPost } from '#core/model/posts.ts';
import type { Composed, Composing } from '#core/posts/compose.ts';
import { factsOf, type GroupFacts } from '#core/posts/facts.ts';
import type { CheckLeavers } from './check-leavers.ts';
import { isSending, type Stage, type StepTo } from './next-step.ts';
import type { SchedulerParts } from './scheduler-parts.ts';

export type Means = {
  readonly parts: SchedulerParts;
  readonly facts: GroupFacts;
  /** Absent in a hurry: many posts are due, and the platform takes so many requests. */
  readonly checkLeavers?: CheckLeavers | undefined;
};

export async function compose(
  { post, now, late, to, otherwise }: StepTo<'compose'>,
  means: Means,
): Promise<Stage> {
  const { parts } = means;
  const facts = await factsToTell(post, means);
  const composed = await composedBy(parts, post, {
    facts,
    now: parts.clock.now(),
    late,
    again: post.again,
  });
  return { is: 'composed', post, now, to, otherwise, composed };
}

/** Looking who has left takes a while: what is said of members is what is stored after it. */
async function factsToTell(
  post: ClaimedPost | SendingPost,
  { facts, checkLeavers }: Means,
): Promise<GroupFacts> {
  // What the admin alone gets names no members.
  if (checkLeavers === undefined || isSending(post) || post.target.kind === 'admin') return facts;
  await checkLeavers(post, await facts.places());
  return factsOf(facts.read, facts.group, facts.roadmap);
}

async function composedBy(
  { composers, log }: SchedulerParts,
  post: ClaimedPost | SendingPost,
  composing: Composing,
): Promise<Composed | undefined> {
  try {
    const composed = await composers[post.kind](post, composing);
    if (composed.kind !== 'message' || post.target.kind !== 'member') return composed;
    // Who is in several groups is not asked for which of them a button is.
    return { ...composed, message: meantFor(composed.message, composing.facts.group.id) };
  } catch (error) {
    log.error({ err: error, post: post.id, kind: post.kind }, 'a post could not be composed');
    return undefined;
  }
}
