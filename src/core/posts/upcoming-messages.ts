// What goes out in the weeks to come as one message each: by channel and day, as the scheduler will send it.
import { isBefore } from '../rules/schedule-time.ts';
import { dateIn, type Instant, Temporal } from '../time/temporal.ts';
import type { GroupFacts } from './facts.ts';
import { canWait, dayAround, goesOutAt, inReadingOrder } from './one-a-day.ts';
import { type UpcomingPost, upcomingPosts } from './upcoming.ts';

export type UpcomingMessage = {
  /** When it goes out; past where it waits. */
  readonly at: Instant;
  readonly posts: readonly [UpcomingPost, ...UpcomingPost[]];
};

/** The first that goes out first. See `upcomingPosts` for what is in them. */
export async function upcomingMessages(
  facts: GroupFacts,
  now: Instant,
  weeks: number,
): Promise<readonly UpcomingMessage[]> {
  const posts = await upcomingPosts(facts, now, weeks);
  const alone = posts.filter(({ target, again }) => target.kind !== 'place' || again);
  const found = alone.map((post): UpcomingMessage => ({ at: post.dueAt, posts: [post] }));
  const together = posts.filter((post) => !alone.includes(post));
  for (const ofPlace of Map.groupBy(together, placeOf).values()) {
    found.push(...(await messagesOf(facts, ofPlace, now)));
  }
  return found.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
}

function placeOf({ target }: UpcomingPost) {
  return target.kind === 'place' ? target.place : undefined;
}

/** A message a day, of the posts of one place. */
async function messagesOf(
  { group, read }: GroupFacts,
  posts: readonly UpcomingPost[],
  now: Instant,
): Promise<readonly UpcomingMessage[]> {
  const { began, ends } = dayAround(group.timeZone, now);
  const place = posts.map(placeOf).find((each) => each !== undefined);
  const had = place !== undefined && (await read.posts.hasPostSince(place, began));
  const soonest = posts.filter(({ dueAt }) => isBefore(dueAt, ends));
  const at = goesOutAt(soonest, { group, now, had });
  const timed = posts
    .map((post) => ({ post, at: soonest.includes(post) ? at : post.dueAt }))
    .filter((each) => canWait(each.post, each.at));
  const days = Map.groupBy(timed, (each) => String(dateIn(group.timeZone, each.at)));
  return [...days.values()].flatMap((day): UpcomingMessage[] => {
    const [first, ...others] = inReadingOrder(day.map(({ post }) => post));
    const [goes = now] = day.map((each) => each.at).toSorted(Temporal.Instant.compare);
    return first === undefined ? [] : [{ at: goes, posts: [first, ...others] }];
  });
}
