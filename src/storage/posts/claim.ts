// Scheduled posts that are due: taken by one scheduler, given back, free again when its lease ends.

import type { Placeholder } from 'drizzle-orm';
import type { PostWrites } from '#core/model/posts.ts';
import { and, asc, eq, inArray, lte, sql } from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { claimedPost } from './rows.ts';

export function claimPosts(
  engine: Engine,
): Pick<PostWrites, 'claim' | 'releaseExpired' | 'postpone'> {
  const claim = preparedClaim(engine);
  const { release, postpone } = preparedGivingBack(engine);
  return {
    async claim(surface, { now, until, claim: token, limit }) {
      const taken = { surface, now: millis(now), until: millis(until), claim: token, limit };
      const rows = (await claim(taken)).map(claimedPost);
      return rows.toSorted((one, other) => millis(one.dueAt) - millis(other.dueAt));
    },
    async releaseExpired(surface, now) {
      await release({ surface, now: millis(now) });
    },
    async postpone({ id, claim }, until) {
      return (await postpone({ id, claim, until: millis(until) })).length > 0;
    },
  };
}

function preparedClaim({ db, tables, prepare }: Engine) {
  const { posts } = tables;
  return prepare(
    'posts_claim',
    ['surface', 'now', 'until', 'claim', 'limit'],
    ({ surface, now, until, claim, limit }) => {
      const due = db
        .select({ id: posts.id })
        .from(posts)
        .where(and(eq(posts.state, 'due'), eq(posts.surface, surface), lte(posts.nextAt, now)))
        .orderBy(asc(posts.nextAt), asc(posts.id))
        .limit(limit);
      return db
        .update(posts)
        .set({ state: 'claimed', claim: sql`${claim}`, nextAt: sql`${until}` })
        .where(inArray(posts.id, due))
        .returning();
    },
  );
}

function preparedGivingBack(engine: Engine) {
  const { db, tables, prepare } = engine;
  const { posts } = tables;
  return {
    release: prepare('posts_release', ['surface', 'now'], ({ surface, now }) =>
      db
        .update(posts)
        .set({ state: 'due', claim: null })
        .where(and(eq(posts.state, 'claimed'), eq(posts.surface, surface), lte(posts.nextAt, now))),
    ),
    postpone: prepare('post_postpone', ['id', 'claim', 'until'], ({ id, claim, until }) =>
      db
        .update(posts)
        .set({ state: 'due', claim: null, nextAt: sql`${until}` })
        .where(claimed(engine, id, claim))
        .returning({ id: posts.id }),
    ),
  };
}

/** The caller's own claim on a post: nobody else has taken it over. */
export function claimed(engine: Engine, id: Placeholder, claim: Placeholder) {
  const { posts } = engine.tables;
  return and(eq(posts.id, id), eq(posts.state, 'claimed'), eq(posts.claim, claim));
}
