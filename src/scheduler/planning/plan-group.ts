// What a group has apart from its members: the nudge of each place, the roadmap's review, and what a repaired place missed.
import type { NewPost } from '#core/model/posts.ts';
import { type ChannelPlace, hasChannel } from '#core/posts/places.ts';
import { nudgeOf, roadmapReviewOf } from '#core/rules/schedule.ts';
import { earliestSendable } from '#core/rules/schedule-late.ts';
import { accountFor, align, nextOf, type Planning } from './align.ts';

export async function planGroup(planning: Planning): Promise<void> {
  const { tx, facts, now } = planning;
  const { group } = facts;
  const open = await facts.openPosts();
  const places = (await facts.places()).filter(hasChannel);
  const wanted: NewPost[] = [];
  for (const { id, surface, stop } of places) {
    const target = { kind: 'place', place: id } as const;
    const nudge = { group: group.id, kind: 'nudge', target, surface } as const;
    wanted.push(await nextOf(planning, nudge, nudgeOf(group), open));
    if (stop === undefined) await reopenMissed(planning, id);
  }
  // Something has changed: an admin or a channel that takes it may be there now.
  await tx.posts.reopenRoadmapReview(group.id, now);
  const review = await roadmapReview(planning, places);
  if (review !== undefined) wanted.push(review);
  const planned = open.filter(({ kind }) => kind === 'nudge' || kind === 'roadmap-review');
  await align(planning, planned, wanted);
}

async function reopenMissed({ tx, now }: Planning, place: ChannelPlace['id']): Promise<void> {
  for (const kind of ['nudge', 'checkpoint', 'review-reminder'] as const) {
    const since = earliestSendable(kind, now);
    if (since !== undefined) await tx.posts.reopenRefused(place, kind, since, now);
  }
}

async function roadmapReview(
  planning: Planning,
  places: readonly ChannelPlace[],
): Promise<NewPost | undefined> {
  const { tx, facts } = planning;
  const { group, roadmap } = facts;
  const occurrence = roadmapReviewOf(group, roadmap);
  const admin = group.setUpBy && (await tx.accounts.byId(group.setUpBy));
  const account = admin && (await accountFor(planning, admin.person));
  const surface = account?.surface ?? places[0]?.surface;
  if (occurrence === undefined || surface === undefined) return undefined;
  const common = { group: group.id, kind: 'roadmap-review', target: { kind: 'admin' } } as const;
  return { ...common, surface, ...occurrence };
}
