// Takes up what is due on a platform and what others left behind there, and begins to work on it.
import type { SurfaceId } from '#core/model/ids.ts';
import type { ClaimedPost } from '#core/model/posts.ts';
import type { Transaction } from '#core/model/store.ts';
import type { CheckLeavers } from './life/check-leavers.ts';
import { claim, takeOverLost } from './life/claim.ts';
import { deliver, recover } from './life/deliver.ts';
import type { SchedulerParts } from './life/scheduler-parts.ts';
import { AT_ONCE, type PostsInHand } from './posts-in-hand.ts';

export type TakingUp = {
  readonly parts: SchedulerParts;
  readonly inHand: PostsInHand;
  readonly checkLeavers: CheckLeavers;
  readonly stopping: AbortSignal;
};

/** Posts that were claimed at once; `full` when more may be due. */
type Batch = { readonly posts: readonly ClaimedPost[]; readonly full: boolean };

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
  for (const post of first.lost) inHand.begin(post, () => recover(parts, post));
  let { batch } = first;
  for (;;) {
    for (const post of batch.posts) inHand.begin(post, () => deliverOrGiveBack(post, taking));
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
): Promise<Batch> {
  const limit = Math.min(inHand.room(surface) - taken, AT_ONCE);
  if (limit <= 0 || stopping.aborted) return { posts: [], full: false };
  const posts = await claim(tx, surface, parts.clock.now(), limit);
  return { posts, full: posts.length === limit };
}

async function deliverOrGiveBack(
  post: ClaimedPost,
  { parts, inHand, checkLeavers, stopping }: TakingUp,
): Promise<boolean> {
  if (!stopping.aborted) {
    return deliver(parts, post, inHand.count() > FEW ? undefined : checkLeavers);
  }
  // Stopping gives back what was not begun, so that the next start need not wait for the lease.
  await parts.store.run((tx) => tx.posts.postpone(post, parts.clock.now()));
  return false;
}
