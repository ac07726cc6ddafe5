// One post from claimed to done: the rules asked again, composed, marked as being sent, sent, and its outcome kept.
import { randomBytes } from 'node:crypto';
import type { PostOutcome } from '#core/command/surface.ts';
import { meantFor } from '#core/message/meant-for.ts';
import type { Message } from '#core/message/message.ts';
import type { PlaceId } from '#core/model/ids.ts';
import { PLATFORMS } from '#core/model/platforms.ts';
import type { ClaimedPost, OpenPost, PostOutcomeRecord, SendingPost } from '#core/model/posts.ts';
import { runningTimerOf } from '#core/posts/timer-run.ts';
import { latenessOf } from '#core/rules/schedule-late.ts';
import type { Instant } from '#core/time/temporal.ts';
import { createLookBefore } from './check-leavers.ts';
import { type Destination, destinationsOf } from './destinations.ts';
import { endPost } from './finish-post.ts';
import { type SchedulerParts, type Setting, settingOf } from './scheduler-parts.ts';
import { stillDue } from './still-due.ts';

export type Delivery = {
  /** In a hurry nobody is looked for who may have left: many posts are due, and the platform takes so many requests. */
  deliver(post: ClaimedPost, hurry: boolean): Promise<void>;
  /** A lost post, taken over: sent again where the platform refuses a repeat, else it stays uncertain. */
  recover(post: SendingPost): Promise<void>;
};

/** How long a post that is being sent is held without a sign of life; short, so that a crash is noticed in time. */
export const SENDING_SECONDS = 30;
/** As long as a platform that refuses repeats surely remembers a nonce. */
const NONCE_SECONDS = 120;
/** Until a post of unknown outcome is repeated. */
const REPEAT_SECONDS = 5;
/** Until a post is looked at again whose place is stopped, or that could not be composed. */
const LATER_MINUTES = 15;
/** Pauses after "unavailable": doubled from the first to the last. */
const BACKOFF_SECONDS = { first: 30, last: 3_600 } as const;

/** A platform that says "not for a week" is asked again all the same: lateness decides. */
const LONGEST_PAUSE_SECONDS = 86_400;

type Attempted = SendingPost & {
  /** An earlier attempt may have arrived. */
  readonly repeated?: boolean;
};

export function createDelivery(parts: SchedulerParts): Delivery {
  const { store, clock, log } = parts;
  const { read } = store;
  const lookBefore = createLookBefore(parts);

  async function deliver(post: ClaimedPost, hurry: boolean): Promise<void> {
    const setting = await settingOf(parts, read, post.group);
    if (setting === undefined) return;
    const now = clock.now();
    const late = latenessOf(post.kind, post.dueAt, now);
    if (late === 'early') return postpone(post, post.dueAt);
    if (!post.again && !(await stillDue(post, { read, setting, now }))) return drop(post);
    const stopped = !post.again && (await isStopped(post));
    if (!post.again && late === 'too-late') {
      return finish(post, setting, { state: 'skipped', at: now, why: whyTooLate(post, stopped) });
    }
    const later = now.add({ minutes: LATER_MINUTES });
    if (stopped) return postpone(post, later);
    const destinations = await destinationsOf(post, { read, setting, surface: parts.surface });
    if (destinations.length === 0) return postpone(post, later);
    if (!hurry) await lookBefore(post);
    const composed = await compose(post, setting, late !== 'on-time');
    if (composed === undefined) return postpone(post, later);
    if (composed.kind === 'not-due') {
      return finish(post, setting, { state: 'skipped', at: now, why: composed.why });
    }
    await begin(post, setting, destinations, composed.message);
  }

  async function begin(
    post: ClaimedPost,
    setting: Setting,
    destinations: readonly Destination[],
    message: Message,
  ): Promise<void> {
    const at = clock.now();
    const nonce = `p${post.id}-${randomBytes(6).toString('hex')}`;
    const sending = { nonce, at, until: at.add({ seconds: SENDING_SECONDS }) };
    if (!(await store.run((tx) => tx.posts.beginSending(post, sending)))) return;
    await send({ ...post, state: 'sending', nonce, sendingAt: at }, setting, destinations, message);
  }

  async function send(
    post: Attempted,
    setting: Setting,
    destinations: readonly Destination[],
    message: Message,
  ): Promise<void> {
    for (const [index, destination] of destinations.entries()) {
      const outcome = await attempt(post, destination, message);
      const last = index === destinations.length - 1;
      // Refused is certain: nothing is there yet, so the next destination gets it.
      if (last || outcome.kind !== 'refused') {
        return settle(post, setting, destination, outcome);
      }
    }
  }

  async function attempt(
    { nonce, repeated }: Attempted,
    { surface, send }: Destination,
    message: Message,
  ): Promise<PostOutcome> {
    try {
      const outcome = await send(message, nonce);
      // Whatever else a repeat meets, the first attempt may have arrived.
      if (repeated !== true || outcome.kind === 'sent') return outcome;
      return { kind: 'unknown', code: outcome.code };
    } catch (error) {
      log.error({ err: error, surface: surface.id }, 'a surface failed while posting');
      return { kind: 'unknown', code: 'thrown' };
    }
  }

  async function settle(
    post: Attempted,
    setting: Setting,
    { surface, place }: Destination,
    outcome: PostOutcome,
  ): Promise<void> {
    const at = clock.now();
    if (outcome.kind !== 'sent') {
      const { kind, code } = outcome;
      log.warn({ post: post.id, kind: post.kind, outcome: kind, code }, 'a post was not sent');
    }
    switch (outcome.kind) {
      case 'sent': {
        const late = latenessOf(post.kind, post.dueAt, post.sendingAt) !== 'on-time';
        const { messageId } = outcome;
        return finish(post, setting, { state: 'sent', at, messageId, late }, place);
      }
      case 'refused':
        return finish(post, setting, { state: 'refused', at, why: outcome.because }, place);
      case 'unavailable': {
        const pause = Math.max(backoff(post.tries), outcome.seconds ?? 0);
        const next = at.add({ seconds: Math.min(pause, LONGEST_PAUSE_SECONDS) });
        await store.run((tx) => tx.posts.retry(post.id, post.nonce, next));
        return;
      }
      case 'unknown':
        if (!PLATFORMS[surface.id].refusesRepeats || !isFresh(post, at)) {
          return finish(post, setting, { state: 'uncertain', at });
        }
        await letGo(post, at.add({ seconds: REPEAT_SECONDS }));
    }
  }

  async function recover(post: SendingPost): Promise<void> {
    const setting = await settingOf(parts, read, post.group);
    if (setting === undefined) return;
    const now = clock.now();
    const uncertain = () => finish(post, setting, { state: 'uncertain', at: now });
    const destinations = await destinationsOf(post, { read, setting, surface: parts.surface });
    const repeats = destinations.every(({ surface }) => PLATFORMS[surface.id].refusesRepeats);
    if (destinations.length === 0 || !repeats || !isFresh(post, now)) return uncertain();
    const late = latenessOf(post.kind, post.dueAt, now) !== 'on-time';
    const composed = await compose(post, setting, late);
    if (composed?.kind !== 'message') return uncertain();
    await send({ ...post, repeated: true }, setting, destinations, composed.message);
  }

  async function compose(post: OpenPost, { group, roadmap }: Setting, late: boolean) {
    try {
      const setting = { read, group, roadmap, now: clock.now(), late };
      const composed = await parts.composers[post.kind](post, setting);
      if (composed.kind !== 'message' || post.target.kind !== 'member') return composed;
      // Who is in several groups is not asked for which of them a button is.
      return { ...composed, message: meantFor(composed.message, group.id) };
    } catch (error) {
      log.error({ err: error, post: post.id, kind: post.kind }, 'a post could not be composed');
      return undefined;
    }
  }

  async function isStopped({ group, target }: OpenPost): Promise<boolean> {
    if (target.kind !== 'place') return false;
    return (await read.places.stoppedOfGroup(group)).some(({ place }) => place === target.place);
  }

  async function postpone(post: ClaimedPost, until: Instant): Promise<void> {
    await store.run((tx) => tx.posts.postpone(post, until));
  }

  async function letGo({ id, nonce }: SendingPost, from: Instant): Promise<void> {
    await store.run((tx) => tx.posts.endLease(id, nonce, from));
  }

  async function drop(post: ClaimedPost): Promise<void> {
    await store.run(async (tx) => {
      await tx.posts.drop(post);
      if (post.kind === 'checkpoint') await tx.schedules.markOpenPausesStale(post.group);
      if (post.kind !== 'timer-warning') return;
      // Whose timer it has become was not planned while this one was on its way.
      const running = await runningTimerOf(tx, post);
      if (running) await tx.schedules.markStale({ group: post.group, member: running.member.id });
    });
  }

  function finish(
    post: ClaimedPost | SendingPost,
    setting: Setting,
    outcome: PostOutcomeRecord,
    place?: PlaceId,
  ): Promise<void> {
    return store.run((tx) => endPost(tx, post, { setting, outcome, ...(place && { place }) }));
  }

  return { deliver, recover };
}

/** Whether the platform still remembers the nonce. A clock that went back says nothing about how long ago it was. */
function isFresh({ sendingAt }: SendingPost, now: Instant): boolean {
  const elapsed = now.epochMilliseconds - sendingAt.epochMilliseconds;
  return elapsed >= 0 && elapsed <= NONCE_SECONDS * 1_000;
}

function backoff(tries: number): number {
  return Math.min(BACKOFF_SECONDS.first * 2 ** tries, BACKOFF_SECONDS.last);
}

function whyTooLate({ tries }: OpenPost, stopped: boolean): string {
  if (stopped) return 'the channel took no posts';
  return tries > 0 ? 'too late: the platform was not available' : 'too late';
}
