// The posts of a group in the weeks to come, for admins: by the same rules as the scheduler's, from what is stored now.
import type { Group } from '../model/groups.ts';
import type { PlaceId } from '../model/ids.ts';
import type { Member } from '../model/members.ts';
import type { Place } from '../model/places.ts';
import type { OpenPost, Post, PostTarget } from '../model/posts.ts';
import type { Reads } from '../model/store.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { nextWeekly, nudgeOf, reviewReminderAt, roadmapReviewOf } from '../rules/schedule.ts';
import { isBefore } from '../rules/schedule-time.ts';
import { type Instant, Temporal } from '../time/temporal.ts';
import { type AskedCheckpoint, checkpointsToCome, remindsSomebody } from './checkpoints-to-come.ts';
import { identityText, lastTaken, toCome } from './under-way.ts';

export type UpcomingPost = Omit<Post, 'id'> & {
  /** Whose quarter ended: of a checkpoint. */
  readonly ended: readonly Ended[];
};

export type Ended = { readonly member: Member; readonly quarter: number };

export type Preview = {
  readonly group: Group;
  readonly roadmap: Roadmap;
  readonly now: Instant;
  /** How far to look ahead. */
  readonly weeks: number;
};

type Window = Omit<Preview, 'weeks'> & { readonly until: Instant };

/** An occurrence before it is known in which of the places. */
type Shared = Omit<UpcomingPost, 'group' | 'target'>;

/**
 * What will be posted in the group's channels and to its admin, the first due first; what is due already and waits is
 * first of all. Places without a channel, and stopped ones, have nothing. Personal nudges are members' own and not listed.
 */
export async function upcomingPosts(
  read: Reads,
  { weeks, ...preview }: Preview,
): Promise<readonly UpcomingPost[]> {
  const { group, now } = preview;
  const until = now.toZonedDateTimeISO(group.timeZone).add({ weeks }).toInstant();
  const window: Window = { ...preview, until };
  const open = await read.posts.openOfGroup(group.id);
  const places = await postingPlaces(read, group);
  const checkpoints = await checkpointsToCome(read, window);
  const shared = [...checkpoints, ...(await expectedReminders(read, window, checkpoints))];
  const posts: UpcomingPost[] = [
    ...waiting(open, window, places),
    ...(await storedReminders(read, window, open, places)),
    ...(await review(read, window, places)),
  ];
  for (const { id } of places) {
    const target = { kind: 'place', place: id } as const;
    posts.push(...(await nudges(read, window, target, open)));
    posts.push(...(await notDone(read, group, target, shared)));
  }
  return inOrder(posts.filter(({ dueAt }) => !isBefore(window.until, dueAt)));
}

/** The places of a group where posts go: those with a channel that takes them. */
export async function postingPlaces(read: Reads, group: Group): Promise<readonly Place[]> {
  const stopped = new Set((await read.places.stoppedOfGroup(group.id)).map(({ place }) => place));
  const places = await read.places.ofGroup(group.id);
  return places.filter(({ id, channelId }) => channelId !== undefined && !stopped.has(id));
}

/** One post a week and kind: what is stored wins over what is computed. */
function inOrder(posts: readonly UpcomingPost[]): readonly UpcomingPost[] {
  const byIdentity = new Map(posts.toReversed().map((post) => [identityText(post), post]));
  return [...byIdentity.values()].toSorted(
    (one, other) =>
      Temporal.Instant.compare(one.dueAt, other.dueAt) ||
      identityText(one).localeCompare(identityText(other)),
  );
}

/** What is due and not done: tried again, or asked for again. */
function waiting(
  open: readonly OpenPost[],
  { now }: Window,
  places: readonly Place[],
): readonly UpcomingPost[] {
  const due = open.filter((post) => !toCome(post, now) && goesOut(post.target, places));
  return due.map((post) => upcoming(post));
}

async function storedReminders(
  read: Reads,
  window: Window,
  open: readonly OpenPost[],
  places: readonly Place[],
): Promise<readonly UpcomingPost[]> {
  const found: UpcomingPost[] = [];
  for (const post of open) {
    if (post.kind !== 'review-reminder' || !goesOut(post.target, places)) continue;
    if (await remindsSomebody(read, window, post)) found.push(upcoming(post));
  }
  return found;
}

/** Reminders of checkpoints that are to come, as if those were sent in time and nobody wrote a review meanwhile. */
async function expectedReminders(
  read: Reads,
  window: Window,
  checkpoints: readonly AskedCheckpoint[],
): Promise<readonly Shared[]> {
  const found: Shared[] = [];
  for (const { period, dueAt } of checkpoints) {
    const reminder = reviewReminderAt(window.group, period, dueAt);
    const post = { kind: 'review-reminder', ended: [], ...reminder } as const;
    if (isBefore(window.until, post.dueAt)) continue;
    if (await remindsSomebody(read, window, post)) found.push(post);
  }
  return found;
}

async function nudges(
  read: Reads,
  { group, now, until }: Window,
  target: PostTarget,
  open: readonly OpenPost[],
): Promise<readonly UpcomingPost[]> {
  const weekly = { group: group.id, kind: 'nudge', target } as const;
  const found: UpcomingPost[] = [];
  let after = now;
  let last = await lastTaken(read, weekly, open, now);
  for (;;) {
    const next = nextWeekly(nudgeOf(group), after, last);
    if (isBefore(until, next.dueAt)) return found;
    found.push({ ...weekly, ...next, ended: [] });
    after = next.dueAt;
    last = next.period;
  }
}

/** When the next nudge of a group comes; nothing where no channel takes one. Reads neither members nor plans. */
export async function nextNudgeAt(
  read: Reads,
  group: Group,
  now: Instant,
): Promise<Instant | undefined> {
  const open = await read.posts.openOfGroup(group.id);
  const instants = await Promise.all(
    (await postingPlaces(read, group)).map(async ({ id }) => {
      const weekly = {
        group: group.id,
        kind: 'nudge',
        target: { kind: 'place', place: id },
      } as const;
      return nextWeekly(nudgeOf(group), now, await lastTaken(read, weekly, open, now)).dueAt;
    }),
  );
  return instants.toSorted(Temporal.Instant.compare)[0];
}

/** In a place: all but what was done there already, before a setting moved its time. */
async function notDone(
  read: Reads,
  { id }: Group,
  target: PostTarget,
  shared: readonly Shared[],
): Promise<readonly UpcomingPost[]> {
  const done = new Set<string>();
  for (const kind of ['checkpoint', 'review-reminder'] as const) {
    const period = await read.posts.lastPeriod(id, kind, target);
    if (period !== undefined) done.add(`${kind} ${period}`);
  }
  return shared
    .filter(({ kind, period }) => !done.has(`${kind} ${period}`))
    .map((post) => ({ group: id, target, ...post }));
}

async function review(
  read: Reads,
  { group, roadmap, now }: Window,
  places: readonly Place[],
): Promise<readonly UpcomingPost[]> {
  const occurrence = roadmapReviewOf(group, roadmap);
  const target = { kind: 'admin' } as const;
  if (occurrence === undefined || !isBefore(now, occurrence.dueAt)) return [];
  if (group.setUpBy === undefined && places.length === 0) return [];
  if ((await read.posts.lastPeriod(group.id, 'roadmap-review', target)) === occurrence.period)
    return [];
  return [{ group: group.id, kind: 'roadmap-review', target, ended: [], ...occurrence }];
}

function goesOut(target: PostTarget, places: readonly Place[]): boolean {
  return target.kind !== 'place' || isAmong(target.place, places);
}

function isAmong(place: PlaceId, places: readonly Place[]): boolean {
  return places.some(({ id }) => id === place);
}

function upcoming({ group, kind, target, period, dueAt }: OpenPost): UpcomingPost {
  return { group, kind, target, period, dueAt, ended: [] };
}
