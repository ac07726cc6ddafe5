// Takes a post from step to step, until it is done or put off.
import type { ClaimedPost, SendingPost } from '#core/model/posts.ts';
import { placeWithChannel } from '#core/posts/places.ts';
import { isStillDue } from '#core/posts/still-due.ts';
import { begin, send } from './begin.ts';
import type { CheckLeavers } from './check-leavers.ts';
import { compose, type Means } from './compose.ts';
import { destinationsOf } from './destinations.ts';
import { drop } from './drop.ts';
import { finishPost } from './finish-post.ts';
import { nextStep, type Stage, type Step } from './next-step.ts';
import { groupFacts, type SchedulerParts } from './scheduler-parts.ts';

type Over = {
  readonly is: 'over';
  /** What follows from it may be due already. */
  readonly more: boolean;
};

const OVER: Over = { is: 'over', more: false };

/** Delivers a claimed post; true when what follows from it may be due already. */
export async function deliver(
  parts: SchedulerParts,
  post: ClaimedPost,
  checkLeavers: CheckLeavers | undefined,
): Promise<boolean> {
  const facts = await groupFacts(parts, parts.store.read, post.group);
  if (facts === undefined) return false;
  const now = parts.clock.now();
  const { target } = post;
  const asked = await isStillDue(post, facts, now);
  const place = target.kind === 'place' && (await placeWithChannel(facts, target.place));
  const stopped = place ? place.stop !== undefined : false;
  const destinations = await destinationsOf(post, facts, parts.surface);
  const claimed = { is: 'claimed', post, now, destinations, asked, stopped } as const;
  return goOn(claimed, { parts, facts, checkLeavers });
}

/** Sends a lost post that was taken over once more, where the platform refuses a repeat; else it stays uncertain. */
export async function recover(parts: SchedulerParts, post: SendingPost): Promise<boolean> {
  const facts = await groupFacts(parts, parts.store.read, post.group);
  if (facts === undefined) return false;
  const now = parts.clock.now();
  const destinations = await destinationsOf(post, facts, parts.surface);
  return goOn({ is: 'lost', post, now, destinations }, { parts, facts });
}

async function goOn(from: Stage, means: Means): Promise<boolean> {
  let stage: Stage | Over = from;
  while (stage.is !== 'over') stage = await carryOut(nextStep(stage), means);
  return stage.more;
}

async function carryOut(step: Step, means: Means): Promise<Stage | Over> {
  const { parts, facts } = means;
  const { store } = parts;
  switch (step.do) {
    case 'postpone':
      await store.run((tx) => tx.posts.postpone(step.post, step.until));
      return OVER;
    case 'drop':
      await store.run((tx) => drop(tx, step.post));
      return { is: 'over', more: true };
    case 'compose':
      return compose(step, means);
    case 'begin':
      return (await begin(step, parts)) ?? OVER;
    case 'send':
      return send(step, parts);
    case 'retry':
      await store.run((tx) => tx.posts.retry(step.post.id, step.post.nonce, step.at));
      return OVER;
    case 'end-lease':
      await store.run((tx) => tx.posts.endLease(step.post.id, step.post.nonce, step.from));
      return OVER;
    case 'finish':
      return { is: 'over', more: await store.run((tx) => finishPost(tx, step, facts)) };
  }
}
