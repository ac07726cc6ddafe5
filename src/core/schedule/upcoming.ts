// The posts of a group's places in the weeks to come, for `setup preview`: by the rules, not only by what is stored.
import type { Group, Place } from '../model/group.ts';
import type { Post } from '../model/post.ts';
import type { Reads } from '../ports/store.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import {
  checkpointAt,
  checkpointsOf,
  nextWeekly,
  nudgeOf,
  roadmapReviewOf,
} from '../rules/schedule.ts';
import { isBefore } from '../rules/schedule-time.ts';
import { type Instant, Temporal } from '../time/temporal.ts';

export type UpcomingPost = Pick<Post, 'kind' | 'target' | 'period' | 'dueAt'>;

export type Preview = {
  readonly group: Group;
  readonly roadmap: Roadmap;
  readonly now: Instant;
  /** How far to look ahead. */
  readonly weeks: number;
};

/**
 * What will be posted in the group's channels from now on, the first due first. Reminders are there once the
 * checkpoint that they follow has been sent; members' direct messages are their own and not listed.
 */
export async function upcomingPosts(
  read: Reads,
  preview: Preview,
): Promise<readonly UpcomingPost[]> {
  const { group, now, weeks } = preview;
  const until = now.add({ hours: 24 * 7 * weeks });
  const places = (await read.places(group.id)).filter(({ channelId }) => channelId !== undefined);
  const days = await checkpointDays(read, preview);
  const posts: UpcomingPost[] = [...(await storedReminders(read, group)), ...review(preview)];
  for (const { id } of places) {
    const target = { kind: 'place', place: id } as const;
    posts.push(...(await nudges(read, preview, id, until)));
    for (const day of days) posts.push({ kind: 'checkpoint', target, ...checkpointAt(group, day) });
  }
  return posts
    .filter(({ dueAt }) => isBefore(now, dueAt) && !isBefore(until, dueAt))
    .toSorted((one, other) => Temporal.Instant.compare(one.dueAt, other.dueAt));
}

async function nudges(
  read: Reads,
  { group, now }: Preview,
  place: Place['id'],
  until: Instant,
): Promise<readonly UpcomingPost[]> {
  const target = { kind: 'place', place } as const;
  const found: UpcomingPost[] = [];
  let last = await read.lastPeriod(group.id, 'nudge', target);
  for (;;) {
    const next = nextWeekly(nudgeOf(group), found.at(-1)?.dueAt ?? now, last);
    if (isBefore(until, next.dueAt)) return found;
    found.push({ kind: 'nudge', target, ...next });
    last = next.period;
  }
}

async function checkpointDays(
  read: Reads,
  { group, roadmap, now }: Preview,
): Promise<readonly Temporal.PlainDate[]> {
  const changes = await read.planChangesOfGroup(group.id);
  const quarters = roadmap.quarters.length;
  const days = (await read.members(group.id)).flatMap((member) =>
    checkpointsOf({ member, changes: changes.get(member.id) ?? [], quarters, now }),
  );
  return [...new Map(days.map(({ day }) => [day.toString(), day])).values()];
}

async function storedReminders(read: Reads, group: Group): Promise<readonly UpcomingPost[]> {
  return (await read.openPosts(group.id)).filter(({ kind }) => kind === 'review-reminder');
}

function review({ group, roadmap }: Preview): readonly UpcomingPost[] {
  const occurrence = roadmapReviewOf(group, roadmap);
  if (occurrence === undefined) return [];
  return [{ kind: 'roadmap-review', target: { kind: 'admin' }, ...occurrence }];
}
