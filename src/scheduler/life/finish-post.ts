// claimed or sending → sent, skipped, refused or uncertain; and what follows, in the unit of work that says so: the next
// week's, and reminders of a checkpoint.
import type { PlaceId } from '#core/model/ids.ts';
import type { PostOutcomeRecord } from '#core/model/posts.ts';
import type { Transaction } from '#core/model/store.ts';
import { factsOf, type GroupFacts } from '#core/posts/facts.ts';
import { followingOf } from '#core/posts/following.ts';
import { endBefore, quartersShown } from '#core/posts/quarter-ends.ts';
import { isBefore } from '#core/rules/schedule-time.ts';
import { isSending, type StepTo } from './next-step.ts';

/**
 * Finishes a post that is still the caller's. A channel that refused stops its place; one that took it repairs it.
 * True when what follows may be due already.
 */
export async function finishPost(
  tx: Transaction,
  { post, outcome, place }: StepTo<'finish'>,
  { group, roadmap }: Pick<GroupFacts, 'group' | 'roadmap'>,
): Promise<boolean> {
  const isNews = place !== undefined && (await noteAnswer(tx, place, outcome));
  const facts = factsOf(tx, group, roadmap);
  const following = await followingOf(post, outcome, facts);
  const held = isSending(post) ? { nonce: post.nonce } : { claim: post.claim };
  const finished = await tx.posts.end({ id: post.id, ...held }, outcome, following);
  if (finished && post.kind === 'checkpoint') {
    await tx.schedules.markOpenPausesStale(post.group);
    if (outcome.state === 'sent') {
      // Those who chose direct messages get their reminder by their own schedule.
      for (const { member } of await quartersShown(facts, endBefore(post), outcome.at)) {
        await tx.schedules.markStale({ group: post.group, member: member.id });
      }
    }
  }
  const isDue = following.some(({ dueAt }) => !isBefore(outcome.at, dueAt));
  return isNews || isDue || post.kind === 'checkpoint';
}

/** Notes what a place's channel has answered; true when it answered otherwise before. */
async function noteAnswer(
  tx: Transaction,
  place: PlaceId,
  outcome: PostOutcomeRecord,
): Promise<boolean> {
  if (outcome.state === 'sent') return tx.places.resume(place);
  return outcome.state === 'refused' && tx.places.stop(place, outcome.why, outcome.at);
}
