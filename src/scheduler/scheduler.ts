// The schedule's engine: what is due is stored rows; each round plans what changed, takes up what is due, and works on it.

import PQueue from 'p-queue';
import { createKeyedQueue } from '#async/keyed-queue.ts';
import type { SurfaceId } from '#core/model/ids.ts';
import { SURFACE_IDS } from '#core/model/platforms.ts';
import { createCheckLeavers } from './life/check-leavers.ts';
import type { SchedulerParts } from './life/scheduler-parts.ts';
import { notifyOfStops } from './notify-admin.ts';
import { createPlan } from './planning/plan.ts';
import { AT_ONCE, createPostsInHand } from './posts-in-hand.ts';
import { takeUp } from './take-up.ts';
import { type Ticking, tick } from './ticking.ts';

export type Scheduler = {
  /** Does all that is due now, and fulfils when it is done. Never rejects: what goes wrong is logged and tried again. */
  tick(): Promise<void>;
  /** Ticks by itself from now on. */
  run(): void;
  /** Begins nothing new, and fulfils when what was begun has ended. */
  stop(): Promise<void>;
};

export function createScheduler(parts: SchedulerParts): Scheduler {
  const stopping = new AbortController();
  const underWay = new PQueue();
  const nextRound = createRounds(parts, underWay, stopping.signal);
  let ticking: Ticking | undefined;
  return {
    async tick() {
      await nextRound();
      await underWay.onIdle();
    },
    run() {
      ticking ??= tick(() => void nextRound());
      void nextRound();
    },
    async stop() {
      stopping.abort();
      ticking?.stop();
      await underWay.onIdle();
    },
  };
}

/**
 * Gives what does a round, one at a time; asked for during one, one more follows. What a round begins it does not wait
 * for: that is `underWay`. Never rejects.
 */
function createRounds(
  parts: SchedulerParts,
  underWay: PQueue,
  stopping: AbortSignal,
): () => Promise<void> {
  const onError = (error: unknown) =>
    parts.log.error({ err: error }, 'a tick of the schedule failed');
  const queue = createKeyedQueue();
  const plan = createPlan(parts);
  const inHand = createPostsInHand({ underWay, onError, onEnd });
  const taking = { parts, inHand, checkLeavers: createCheckLeavers(parts), stopping };
  let moreIsDue = false;

  function nextRound(): Promise<void> {
    moreIsDue = false;
    return underWay.add(() => queue.runLatest('round', () => round().catch(onError)));
  }

  async function round(): Promise<void> {
    if (stopping.aborted) return;
    // Not waited for: it holds no post up.
    void underWay.add(() => parts.announceDue().catch(onError));
    if (await plan()) void nextRound();
    for (const surface of SURFACE_IDS) {
      if (parts.surface(surface) !== undefined) await takeUp(surface, taking);
    }
    // Not waited for: an admin who is slow to reach holds nothing up.
    void underWay.add(() => queue.runLatest('stops', () => notifyOfStops(parts).catch(onError)));
  }

  function onEnd(surface: SurfaceId, more: boolean): void {
    moreIsDue ||= more;
    // More may be due than could be claimed at once; and the week after one that was missed may be due as well.
    const asksForRound = inHand.room(surface) === AT_ONCE || (moreIsDue && inHand.count() === 0);
    if (asksForRound && !stopping.aborted) void nextRound();
  }

  return nextRound;
}
