// Makes the stored future of one schedule what is wanted.
import type { Account } from '#core/model/accounts.ts';
import type { NewPost, OpenPost, Post } from '#core/model/posts.ts';
import type { Transaction } from '#core/model/store.ts';
import type { GroupFacts } from '#core/posts/facts.ts';
import { isSame, lastTaken, toCome } from '#core/posts/under-way.ts';
import { nextWeekly, type Weekly } from '#core/rules/schedule.ts';
import type { Instant } from '#core/time/temporal.ts';
import { reachable } from '../life/reachable.ts';
import type { SurfaceOf } from '../life/scheduler-parts.ts';

/** One schedule is planned in a unit of work; the facts are what that sees. */
export type Planning = {
  readonly surface: SurfaceOf;
  readonly tx: Transaction;
  readonly facts: GroupFacts;
  readonly now: Instant;
  /** When what made it stale was done: what has come due since then, while nobody looked, is not passed over. */
  readonly from: Instant;
};

/**
 * What is to come and not wanted at that time is removed, what is missing is stored. What is due already is left to its
 * delivery, which asks the rules again.
 */
export async function align(
  { tx, now }: Planning,
  open: readonly OpenPost[],
  wanted: readonly NewPost[],
): Promise<void> {
  const unwanted = open.filter(
    (post) =>
      toCome(post, now) &&
      !wanted.some(
        (each) =>
          isSame(each, post) && each.dueAt.equals(post.dueAt) && each.surface === post.surface,
      ),
  );
  await tx.posts.unschedule(unwanted.map(({ id }) => id));
  await tx.posts.schedule(wanted);
}

/** The next weekly post that is to come; a week whose post is done or under way has none. */
export async function nextOf(
  { tx, now, from }: Planning,
  common: Omit<Post, 'id' | 'period' | 'dueAt'> & Pick<NewPost, 'surface'>,
  weekly: Weekly,
  open: readonly OpenPost[],
): Promise<NewPost> {
  const last = await lastTaken(tx, common, open, now);
  return { ...common, ...nextWeekly(weekly, from, last) };
}

/** Where a person would probably be reached: the account used last, on a platform that runs here if there is one. */
export async function accountFor(
  { surface, tx }: Planning,
  person: Account['person'],
): Promise<Account | undefined> {
  const accounts = await tx.accounts.lastUsedFirst(person);
  return reachable(accounts, surface)?.account ?? accounts[0];
}
