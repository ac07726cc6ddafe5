// Takes up what is due on a platform and what others left behind there, and begins to work on it.
import type { SurfaceId } from '#core/model/ids.ts';
import type { ClaimedPost } from '#core/model/posts.ts';
import type { Transaction } from '#core/model/store.ts';
import { laterOf } from '#core/rules/schedule-time.ts';
import { type Bundle, bundledByChannel, bundledByNonce } from './life/bundle.ts';
import type { CheckLeavers } from './life/check-leavers.ts';
import { type Claimed, claim, takeOverLost } from './life/claim.ts';
import { deliver, recover } from './life/deliver.ts';
import type { SchedulerParts } from './life/scheduler-parts.ts';
import { AT_ONCE, type PostsInHand } from './posts-in-hand.ts';

export type TakingUp = {
  readonly parts: SchedulerParts;
  readonly inHand: PostsInHand;
  readonly checkLeavers: CheckLeavers;
  readonly stopping: AbortSignal;
};

/** With more than this in hand there is no time to look who has left: that takes a request for each member. */
const FEW = 10;

/** In one unit of work, and one more for each further batch; does not wait for what it has begun. */
export async function takeUp(surface: SurfaceId, taking: TakingUp): Promise<void> {
  const { parts, inHand, stopping } = taking;
  const { store, clock } = parts;
  const first = await store.run(async (tx) => {
    const lost = await takeOverLost(tx, surface, inHand.ids(), clock.now());
    return { lost, batch: await claimBatch(tx, surface, taking, lost.length) };
  });
  for (const posts of bundledByNonce(first.lost)) {
    inHand.begin(posts, () => recover(parts, posts));
  }
  let { batch } = first;
  for (;;) {
    for (const posts of bundledByChannel(batch.posts)) {
      inHand.begin(posts, () => deliverOrGiveBack(posts, taking));
    }
    if (!batch.full || stopping.aborted) return;
    batch = await store.run((tx) => claimBatch(tx, surface, taking, 0));
  }
}

/** As many as there is room for; `taken` have been taken and not been begun yet. */
async function claimBatch(
  tx: Transaction,
  surface: SurfaceId,
  { parts, inHand, stopping }: TakingUp,
  taken: number,
): Promise<Claimed> {
  const limit = Math.min(inHand.room(surface) - taken, AT_ONCE);
  if (limit <= 0 || stopping.aborted) return { posts: [], full: false };
  return claim(tx, surface, parts.clock.now(), limit);
}

async function deliverOrGiveBack(
  posts: Bundle<ClaimedPost>,
  { parts, inHand, checkLeavers, stopping }: TakingUp,
): Promise<boolean> {
  if (!stopping.aborted) {
    return deliver(parts, posts, inHand.count() > FEW ? undefined : checkLeavers);
  }
  // Stopping gives back what was not begun, so that the next start need not wait for the lease.
  await parts.store.run(async (tx) => {
    const now = parts.clock.now();
    for (const post of posts) await tx.posts.postpone(post, laterOf(now, post.dueAt));
  });
  return false;
}
