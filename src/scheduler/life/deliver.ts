// Takes posts that go out as one message from step to step, until each is done or put off.
import type { ClaimedPost, SendingPost } from '#core/model/posts.ts';
import type { Transaction } from '#core/model/store.ts';
import type { GroupFacts } from '#core/posts/facts.ts';
import { dayAround, goesOutAt, inReadingOrder } from '#core/posts/one-a-day.ts';
import { placeWithChannel } from '#core/posts/places.ts';
import { isStillDue } from '#core/posts/still-due.ts';
import { laterOf } from '#core/rules/schedule-time.ts';
import type { Instant } from '#core/time/temporal.ts';
import { begin, send } from './begin.ts';
import type { Bundle } from './bundle.ts';
import type { CheckLeavers } from './check-leavers.ts';
import { compose, type Means } from './compose.ts';
import { destinationsOf } from './destinations.ts';
import { drop } from './drop.ts';
import { finishPost } from './finish-post.ts';
import { nextStep, type Stage, type Step, type StepTo } from './next-step.ts';
import { groupFacts, type SchedulerParts } from './scheduler-parts.ts';
import { fitting, inTurn } from './side-by-side.ts';

/** Delivers claimed posts; true when what follows from them may be due already. */
export async function deliver(
  parts: SchedulerParts,
  posts: Bundle<ClaimedPost>,
  checkLeavers: CheckLeavers | undefined,
): Promise<boolean> {
  const [first] = posts;
  const facts = await groupFacts(parts, parts.store.read, first.group);
  if (facts === undefined) return false;
  const now = parts.clock.now();
  const { target } = first;
  const place = target.kind === 'place' && (await placeWithChannel(facts, target.place));
  const stopped = place ? place.stop !== undefined : false;
  const destinations = await destinationsOf(first, facts, parts.surface);
  const goesAt = await goingOut(posts, facts, now);
  const stages: Stage[] = [];
  for (const post of inReadingOrder(posts)) {
    const asked = await isStillDue(post, facts, laterOf(now, post.dueAt));
    stages.push({ is: 'claimed', post, now, destinations, asked, stopped, goesAt });
  }
  return goOn(stages, { parts, facts, checkLeavers });
}

/** A direct message, and what an admin asked for again, go by their own time alone. */
async function goingOut(
  posts: Bundle<ClaimedPost>,
  { group, read }: GroupFacts,
  now: Instant,
): Promise<Instant> {
  const [{ target, again, dueAt }] = posts;
  if (target.kind !== 'place' || again) return laterOf(now, dueAt);
  const { began } = dayAround(group.timeZone, now);
  const had = await read.posts.hasPostSince(target.place, began);
  return goesOutAt(posts, { group, now, had });
}

/** Sends lost posts that were taken over once more, where the platform refuses a repeat; else they stay uncertain. */
export async function recover(parts: SchedulerParts, posts: Bundle<SendingPost>): Promise<boolean> {
  const [first] = posts;
  const facts = await groupFacts(parts, parts.store.read, first.group);
  if (facts === undefined) return false;
  const now = parts.clock.now();
  const destinations = await destinationsOf(first, facts, parts.surface);
  const lost = (post: SendingPost): Stage => ({ is: 'lost', post, now, destinations });
  return goOn(inReadingOrder(posts).map(lost), { parts, facts });
}

async function goOn(from: readonly Stage[], means: Means): Promise<boolean> {
  let stages = from;
  let more = false;
  while (stages.length > 0) {
    const { group } = means.facts;
    const steps = fitting(inTurn(stages.map(nextStep)), group, means.parts.clock.now());
    if (await settle(steps, means)) more = true;
    stages = await carryOut(steps, means);
  }
  return more;
}

/** All that ends posts, or puts them off, in one unit of work; true when what follows may be due already. */
async function settle(steps: readonly Step[], { parts, facts }: Means): Promise<boolean> {
  if (steps.every(({ do: what }) => what === 'compose' || what === 'begin' || what === 'send')) {
    return false;
  }
  return parts.store.run(async (tx) => {
    const news: boolean[] = [];
    for (const step of steps) news.push(await settleOne(tx, step, facts));
    return news.includes(true);
  });
}

async function settleOne(tx: Transaction, step: Step, facts: GroupFacts): Promise<boolean> {
  switch (step.do) {
    case 'postpone':
      await tx.posts.postpone(step.post, step.until);
      return step.again === true;
    case 'drop':
      await drop(tx, step.post);
      return true;
    case 'retry':
      await tx.posts.retry(step.post.id, step.post.nonce, step.at);
      return false;
    case 'end-lease':
      await tx.posts.endLease(step.post.id, step.post.nonce, step.from);
      return false;
    case 'finish':
      return finishPost(tx, step, facts);
    case 'compose':
    case 'begin':
    case 'send':
      return false;
  }
}

/** What takes time, and leads on. */
async function carryOut(steps: readonly Step[], means: Means): Promise<readonly Stage[]> {
  return [
    ...(await compose(only(steps, 'compose'), means)),
    ...(await begin(only(steps, 'begin'), means.parts)),
    ...(await send(only(steps, 'send'), means.parts)),
  ];
}

function only<K extends Step['do']>(steps: readonly Step[], what: K): readonly StepTo<K>[] {
  return steps.filter((step): step is StepTo<K> => step.do === what);
}
