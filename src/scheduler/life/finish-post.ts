// What follows when a post is done, in the unit of work that says so: the next week's, and reminders of a checkpoint.
import type { PlaceId } from '#core/model/ids.ts';
import type {
  ClaimedPost,
  NewPost,
  OpenPost,
  PostOutcomeRecord,
  SendingPost,
} from '#core/model/posts.ts';
import type { Transaction } from '#core/model/store.ts';
import { reviewReminderAt } from '#core/rules/schedule.ts';
import type { Setting } from './scheduler-parts.ts';
import { type Asking, membersAt, weekAfter } from './still-due.ts';

export type Ending = {
  readonly setting: Setting;
  readonly outcome: PostOutcomeRecord;
  /** The place whose channel took or refused it. */
  readonly place?: PlaceId;
};

/** Ends a post that is still the caller's. A channel that refused stops its place; one that took it repairs it. */
export async function endPost(
  tx: Transaction,
  post: ClaimedPost | SendingPost,
  { setting, outcome, place }: Ending,
): Promise<void> {
  if (place !== undefined && outcome.state === 'sent') await tx.places.resume(place);
  if (place !== undefined && outcome.state === 'refused') {
    await tx.places.stop(place, outcome.why, outcome.at);
  }
  const asking = { read: tx, setting, now: outcome.at };
  const held = 'nonce' in post ? { nonce: post.nonce } : { claim: post.claim };
  const following = await followingOf(post, outcome, asking);
  const ended = await tx.posts.end({ id: post.id, ...held }, outcome, following);
  if (!ended || post.kind !== 'checkpoint') return;
  await tx.schedules.markOpenPausesStale(post.group);
  if (outcome.state !== 'sent') return;
  // Those who chose direct messages get their reminder by their own schedule.
  for (const { id } of await membersAt(post.period, asking)) {
    await tx.schedules.markStale({ group: post.group, member: id });
  }
}

async function followingOf(
  post: OpenPost,
  outcome: PostOutcomeRecord,
  asking: Asking,
): Promise<readonly NewPost[]> {
  if (post.kind !== 'checkpoint') return post.again ? [] : weekAfter(post, asking);
  if (outcome.state !== 'sent') return [];
  const { group, target, surface, period } = post;
  const reminder = reviewReminderAt(asking.setting.group, period, outcome.at);
  return [{ group, target, surface, kind: 'review-reminder', ...reminder }];
}
