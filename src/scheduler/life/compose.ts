// claimed or lost → composed: who has left is looked for, and what a post of its kind says is made of what is stored now.
import { meantFor } from '#core/message/meant-for.ts';
import type { ClaimedPost, SendingPost } from '#core/model/posts.ts';
import type { Composed, Composing } from '#core/posts/compose.ts';
import { factsOf, type GroupFacts } from '#core/posts/facts.ts';
import { laterOf } from '#core/rules/schedule-time.ts';
import type { CheckLeavers } from './check-leavers.ts';
import { isSending, type Stage, type StepTo } from './next-step.ts';
import type { SchedulerParts } from './scheduler-parts.ts';

export type Means = {
  readonly parts: SchedulerParts;
  readonly facts: GroupFacts;
  /** Absent in a hurry: many posts are due, and the platform takes so many requests. */
  readonly checkLeavers?: CheckLeavers | undefined;
};

/** Of posts that go out as one message; they tell of one moment. */
export async function compose(
  steps: readonly StepTo<'compose'>[],
  means: Means,
): Promise<readonly Stage[]> {
  const { parts } = means;
  const [first] = steps;
  if (first === undefined) return [];
  const facts = await factsToTell(first.post, means);
  const asOf = parts.clock.now();
  const stages: Stage[] = [];
  for (const { post, now, late, to, otherwise } of steps) {
    const composed = await composedBy(parts, post, {
      facts,
      // What goes along with an earlier post tells what holds in its own time.
      now: laterOf(asOf, post.dueAt),
      asOf,
      late,
      again: post.again,
    });
    stages.push({ is: 'composed', post, now, to, otherwise, composed });
  }
  return stages;
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
