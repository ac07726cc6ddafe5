// What is done or under way of a weekly post: its week has no other one.
import type { OpenPost, Post } from '../model/posts.ts';
import type { Reads } from '../model/store.ts';
import { isBefore } from '../rules/schedule-time.ts';
import type { Instant } from '../time/temporal.ts';

export type Identity = Pick<Post, 'group' | 'kind' | 'target' | 'period'>;

/** The last week of a weekly post that is done or under way, by its Monday. `open` is what its target has open. */
export async function lastTaken(
  read: Pick<Reads, 'posts'>,
  weekly: Omit<Identity, 'period'>,
  open: readonly OpenPost[],
  now: Instant,
): Promise<string | undefined> {
  const done = await read.posts.lastPeriod(weekly.group, weekly.kind, weekly.target);
  const underWay = open
    .filter((post) => isSame(post, { ...weekly, period: post.period }) && !toCome(post, now))
    .map(({ period }) => period);
  return [...underWay, ...(done === undefined ? [] : [done])].toSorted().at(-1);
}

/** Nobody has begun it, and its time has not come. */
export function toCome({ state, dueAt, tries, again }: OpenPost, now: Instant): boolean {
  return state === 'due' && tries === 0 && !again && isBefore(now, dueAt);
}

export function isSame(one: Identity, other: Identity): boolean {
  return identityText(one) === identityText(other);
}

/** A text of its own for each occurrence. */
export function identityText({ group, kind, target, period }: Identity): string {
  return [group, kind, ...Object.values(target), period].join(' ');
}
