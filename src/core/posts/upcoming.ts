// The posts of a group in the weeks to come, for admins: by the same rules as the scheduler's, from what is stored now.
import type { PlaceId } from '../model/ids.ts';
import type { Member } from '../model/members.ts';
import type { OpenPost, Post, PostTarget } from '../model/posts.ts';
import { nextWeekly, nudgeOf, reviewReminderAt, roadmapReviewOf } from '../rules/schedule.ts';
import { isBefore } from '../rules/schedule-time.ts';
import { dateIn, type Instant, Temporal } from '../time/temporal.ts';
import { type AskedCheckpoint, checkpointsToCome, type Window } from './checkpoints-to-come.ts';
import type { GroupFacts } from './facts.ts';
import { canWait, dayAround, nextDayAt } from './one-a-day.ts';
import { type ChannelPlace, postingPlaces } from './places.ts';
import { quietIn } from './quiet.ts';
import { toRemind } from './to-remind.ts';
import { identityText, lastTaken, toCome } from './under-way.ts';

export type UpcomingPost = Omit<Post, 'id'> & {
  /** Whose quarter ended: of a checkpoint. */
  readonly ended: readonly Ended[];
  /** The question to a quiet group, in the place of the nudge. */
  readonly asks?: boolean;
  /** An admin asked for it again: it goes out by itself. */
  readonly again?: boolean;
};

export type Ended = { readonly member: Member; readonly quarter: number };

/** An occurrence before it is known in which of the places. */
type Shared = Omit<UpcomingPost, 'group' | 'target'>;

/**
 * What will be posted in the group's channels and to its admin in so many weeks, the first due first; what is due
 * already and waits is first of all. Places without a channel, and stopped ones, have nothing. Personal nudges are
 * members' own and not listed.
 */
export async function upcomingPosts(
  facts: GroupFacts,
  now: Instant,
  weeks: number,
): Promise<readonly UpcomingPost[]> {
  const until = now.toZonedDateTimeISO(facts.group.timeZone).add({ weeks }).toInstant();
  const window: Window = { now, until };
  const { places, asking } = await takingPlaces(facts, now);
  const checkpoints = await checkpointsToCome(facts, window);
  const shared = [...checkpoints, ...(await expectedReminders(facts, window, checkpoints))];
  const posts = [
    ...(await waiting(facts, now, places)),
    ...(await storedReminders(facts, places)),
    ...(await roadmapReview(facts, now, places)),
  ];
  for (const { id } of places) {
    const target = { kind: 'place', place: id } as const;
    posts.push(...(await nudges(facts, window, id)));
    posts.push(...(await notDone(facts, target, shared)));
  }
  const inTime = inOrder(posts.filter(({ dueAt }) => !isBefore(until, dueAt)));
  return untilAsked(inTime, asking, facts);
}

/** Places whose channel takes posts and is not left alone, and those that are asked next. */
async function takingPlaces(facts: GroupFacts, now: Instant) {
  const places: ChannelPlace[] = [];
  const asking = new Set<PlaceId>();
  for (const place of await postingPlaces(facts)) {
    const quiet = await quietIn(facts, place, now);
    if (quiet === 'asks') asking.add(place.id);
    if (quiet === 'no' || quiet === 'asks') places.push(place);
  }
  return { places, asking };
}

/** Where a quiet group is asked, nothing follows the question by itself but what goes out with it, on its day. */
function untilAsked(
  posts: readonly UpcomingPost[],
  asking: ReadonlySet<PlaceId>,
  { group }: Pick<GroupFacts, 'group'>,
): readonly UpcomingPost[] {
  const asked = new Map<PlaceId, string>();
  return posts.flatMap((post): readonly UpcomingPost[] => {
    const { kind, target } = post;
    if (target.kind !== 'place' || !asking.has(target.place)) return [post];
    const day = String(dateIn(group.timeZone, post.dueAt));
    const askedOn = asked.get(target.place);
    if (askedOn !== undefined) return askedOn === day && kind !== 'nudge' ? [post] : [];
    if (kind !== 'nudge') return [post];
    asked.set(target.place, day);
    return [{ ...post, asks: true }];
  });
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
async function waiting(
  facts: GroupFacts,
  now: Instant,
  places: readonly ChannelPlace[],
): Promise<readonly UpcomingPost[]> {
  const open = await facts.openPosts();
  const due = open.filter((post) => !toCome(post, now) && goesOut(post.target, places));
  return due.map((post) => upcoming(post));
}

async function storedReminders(
  facts: GroupFacts,
  places: readonly ChannelPlace[],
): Promise<readonly UpcomingPost[]> {
  const found: UpcomingPost[] = [];
  for (const post of await facts.openPosts()) {
    if (post.kind !== 'review-reminder' || !goesOut(post.target, places)) continue;
    if (await remindsSomebody(facts, post)) found.push(upcoming(post));
  }
  return found;
}

/** Reminders of checkpoints that are to come, as if those were sent in time and nobody wrote a review meanwhile. */
async function expectedReminders(
  facts: GroupFacts,
  { until }: Window,
  checkpoints: readonly AskedCheckpoint[],
): Promise<readonly Shared[]> {
  const found: Shared[] = [];
  for (const { period, dueAt } of checkpoints) {
    const reminder = reviewReminderAt(facts.group, period, dueAt);
    if (isBefore(until, reminder.dueAt) || !(await remindsSomebody(facts, reminder))) continue;
    found.push({ kind: 'review-reminder', ended: [], ...reminder });
  }
  return found;
}

/** Whether a channel's review reminder will mention anybody, as things stand. */
async function remindsSomebody(
  facts: GroupFacts,
  reminder: Pick<Post, 'period' | 'dueAt'>,
): Promise<boolean> {
  return (await toRemind(facts, reminder, reminder.dueAt)).length > 0;
}

async function nudges(
  facts: GroupFacts,
  { now, until }: Window,
  place: PlaceId,
): Promise<readonly UpcomingPost[]> {
  const weekly = nudgeIn(facts, place);
  const found: UpcomingPost[] = [];
  let after = now;
  let last = await lastTaken(facts.read, weekly, await facts.openPosts(), now);
  for (;;) {
    const next = nextWeekly(nudgeOf(facts.group), after, last);
    if (isBefore(until, next.dueAt)) return found;
    found.push({ ...weekly, ...next, ended: [] });
    after = next.dueAt;
    last = next.period;
  }
}

/** When the next nudge of a group comes; nothing where no channel takes one. Nothing where it is left alone. */
export async function nextNudgeAt(facts: GroupFacts, now: Instant): Promise<Instant | undefined> {
  const { group, read } = facts;
  const { began, ends } = dayAround(group.timeZone, now);
  const weekly = nudgeOf(group);
  const instants = await Promise.all(
    (await takingPlaces(facts, now)).places.map(async ({ id }) => {
      const last = await lastTaken(read, nudgeIn(facts, id), await facts.openPosts(), now);
      const { period, dueAt } = nextWeekly(weekly, now, last);
      // A channel that has had its post today takes no second one.
      const isOut =
        isBefore(dueAt, ends) &&
        (await read.posts.hasPostSince(id, began)) &&
        !canWait({ kind: 'nudge', dueAt }, nextDayAt(group, now));
      return isOut ? nextWeekly(weekly, dueAt, period).dueAt : dueAt;
    }),
  );
  return instants.toSorted(Temporal.Instant.compare)[0];
}

function nudgeIn({ group }: GroupFacts, place: PlaceId) {
  return { group: group.id, kind: 'nudge', target: { kind: 'place', place } } as const;
}

/** In a place: all but what was done there already, before a setting moved its time. */
async function notDone(
  { group: { id }, read }: GroupFacts,
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

async function roadmapReview(
  { group, roadmap, read }: GroupFacts,
  now: Instant,
  places: readonly ChannelPlace[],
): Promise<readonly UpcomingPost[]> {
  const occurrence = roadmapReviewOf(group, roadmap);
  const target = { kind: 'admin' } as const;
  if (occurrence === undefined || !isBefore(now, occurrence.dueAt)) return [];
  if (group.setUpBy === undefined && places.length === 0) return [];
  if ((await read.posts.lastPeriod(group.id, 'roadmap-review', target)) === occurrence.period)
    return [];
  return [{ group: group.id, kind: 'roadmap-review', target, ended: [], ...occurrence }];
}

function goesOut(target: PostTarget, places: readonly ChannelPlace[]): boolean {
  return target.kind !== 'place' || places.some(({ id }) => id === target.place);
}

function upcoming({ group, kind, target, period, dueAt, again }: OpenPost): UpcomingPost {
  return { group, kind, target, period, dueAt, ended: [], again };
}
