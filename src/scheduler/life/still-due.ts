// Asks the rules again when a post's time has come: settings, plans and open pauses may have moved it since.

import type { PlaceId } from '#core/model/ids.ts';
import type { Member } from '#core/model/members.ts';
import type { Place } from '#core/model/places.ts';
import type { NewPost, Post } from '#core/model/posts.ts';
import type { Reads } from '#core/model/store.ts';
import { runningTimerOf } from '#core/posts/timer-run.ts';
import {
  checkpointAt,
  checkpointsOf,
  nextWeekly,
  nudgeOf,
  personalNudgeOf,
  reminderOf,
  roadmapReviewOf,
  type Weekly,
  weeklyAt,
} from '#core/rules/schedule.ts';
import { isBefore } from '#core/rules/schedule-time.ts';
import { type Instant, Temporal } from '#core/time/temporal.ts';
import type { Setting } from './scheduler-parts.ts';

export type Asking = { readonly read: Reads; readonly setting: Setting; readonly now: Instant };

/** Whether the rules, by what is stored now, ask for a post now. Whether it has anything to say is its composer's to know. */
export async function stillDue(post: Post, asking: Asking): Promise<boolean> {
  const { read, setting, now } = asking;
  const { target, group: id } = post;
  if (target.kind === 'place' && (await channelOf(read, id, target.place)) === undefined) {
    return false;
  }
  const member = target.kind === 'member' ? await read.members.byId(target.member) : undefined;
  if (target.kind === 'member' && (member === undefined || member.leftAt !== undefined)) {
    return false;
  }
  if (post.kind === 'timer-warning') {
    // By the member whose timer it is now alone: linking may have left another one's behind.
    return (await runningTimerOf(read, post))?.member.id === member?.id;
  }
  const dueAt = dueBySettings(post, setting, member);
  if (dueAt === undefined || isBefore(now, dueAt)) return false;
  return post.kind !== 'checkpoint' || (await membersAt(post.period, asking)).length > 0;
}

/** When a post is due by the settings as they are now; nothing when they no longer ask for it. */
function dueBySettings(
  post: Post,
  { group, roadmap }: Setting,
  member: Member | undefined,
): Instant | undefined {
  switch (post.kind) {
    case 'nudge':
    case 'personal-nudge':
    case 'reminder': {
      const weekly = weeklyOf(post.kind, { group, roadmap }, member);
      return weekly && weeklyAt(weekly, Temporal.PlainDate.from(post.period));
    }
    case 'checkpoint':
      return checkpointAt(group, Temporal.PlainDate.from(post.period)).dueAt;
    case 'review-reminder':
    case 'timer-warning':
      return post.dueAt;
    case 'roadmap-review': {
      const review = roadmapReviewOf(group, roadmap);
      return review?.period === post.period ? review.dueAt : undefined;
    }
  }
}

function weeklyOf(
  kind: 'nudge' | 'personal-nudge' | 'reminder',
  { group }: Setting,
  member: Member | undefined,
): Weekly | undefined {
  if (kind === 'nudge') return nudgeOf(group);
  if (member === undefined) return undefined;
  return kind === 'reminder' ? reminderOf(group, member) : personalNudgeOf(group, member);
}

/** The post of the week after a weekly one's, due or not, so that no week is passed over in silence. */
export async function weekAfter(
  post: NewPost,
  { read, setting }: Asking,
): Promise<readonly NewPost[]> {
  const { kind, target, group, surface } = post;
  if (kind !== 'nudge' && kind !== 'personal-nudge' && kind !== 'reminder') return [];
  const member = target.kind === 'member' ? await read.members.byId(target.member) : undefined;
  if (target.kind === 'place' && (await channelOf(read, group, target.place)) === undefined) {
    return [];
  }
  const weekly = weeklyOf(kind, setting, member);
  if (weekly === undefined) return [];
  return [{ kind, target, group, surface, ...nextWeekly(weekly, post.dueAt, post.period) }];
}

/** The members whose checkpoint is on a day, by their plans as they are now. */
export async function membersAt(
  day: string,
  { read, setting: { group, roadmap }, now }: Asking,
): Promise<readonly Member[]> {
  const members = await read.members.inGroup(group.id);
  const changes = await read.plans.changesInGroup(group.id);
  const on = Temporal.PlainDate.from(day);
  const quarters = roadmap.quarters.length;
  return members.filter((member) =>
    checkpointsOf({ member, changes: changes.get(member.id) ?? [], quarters, now }).some((each) =>
      each.day.equals(on),
    ),
  );
}

/** A place of the group that has a channel. */
export async function channelOf(
  read: Reads,
  group: Post['group'],
  id: PlaceId,
): Promise<(Place & { readonly channelId: string }) | undefined> {
  const place = (await read.places.ofGroup(group)).find((each) => each.id === id);
  const channelId = place?.channelId;
  return place && channelId !== undefined ? { ...place, channelId } : undefined;
}
