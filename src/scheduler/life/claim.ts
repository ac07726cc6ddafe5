// due → claimed: what is due on a platform is this process's until its lease ends, and with it what else the day brings to
// the same channels. What others left behind is taken over.
import { randomUUID } from 'node:crypto';
import type { PlaceId, PostId, SurfaceId } from '#core/model/ids.ts';
import type { ClaimedPost, SendingPost } from '#core/model/posts.ts';
import type { Transaction } from '#core/model/store.ts';
import { dayAround } from '#core/posts/one-a-day.ts';
import { SENDING_SECONDS } from '#core/rules/sending.ts';
import type { Instant } from '#core/time/temporal.ts';

/** How long a claim holds before its sending begins; then another process may take it. */
const CLAIM_SECONDS = 120;

export type Claimed = {
  readonly posts: readonly ClaimedPost[];
  /** As many were due as could be taken: more may be. */
  readonly full: boolean;
};

export async function claim(
  tx: Transaction,
  surface: SurfaceId,
  now: Instant,
  limit: number,
): Promise<Claimed> {
  const held = { until: now.add({ seconds: CLAIM_SECONDS }), claim: randomUUID() };
  const due = await tx.posts.claim(surface, { ...held, now, limit });
  const posts = [...due];
  const seen = new Set<PlaceId>();
  for (const { target, group, again } of due) {
    if (target.kind !== 'place' || again || seen.has(target.place)) continue;
    seen.add(target.place);
    const zone = (await tx.groups.byId(group))?.timeZone;
    if (zone === undefined) continue;
    const before = dayAround(zone, now).ends;
    posts.push(...(await tx.posts.claimAlong(target.place, { ...held, before })));
  }
  return { posts, full: due.length === limit };
}

/**
 * Takes over posts whose sender has not been heard of, and makes claims whose lease has ended due again. `own` are the
 * posts that this process has in hand: for those it shows a sign of life.
 */
export async function takeOverLost(
  tx: Transaction,
  surface: SurfaceId,
  own: ReadonlySet<PostId>,
  now: Instant,
): Promise<readonly SendingPost[]> {
  const until = now.add({ seconds: SENDING_SECONDS });
  await tx.posts.extendLease([...own], until);
  await tx.posts.releaseExpired(surface, now);
  const taken: SendingPost[] = [];
  for (const post of await tx.posts.lost(surface, now)) {
    if (!own.has(post.id) && (await tx.posts.takeOver(post, now, until))) taken.push(post);
  }
  return taken;
}
