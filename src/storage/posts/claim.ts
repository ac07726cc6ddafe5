// Scheduled posts that are due: taken by one scheduler, given back, free again when its lease ends.

import type { Placeholder, SQL } from 'drizzle-orm';
import type { PostWrites } from '#core/model/posts.ts';
import { alias, and, asc, eq, gt, inArray, lt, lte, notExists, sql } from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { claimedPost } from './rows.ts';

export function claimPosts(
  engine: Engine,
): Pick<PostWrites, 'claim' | 'claimAlong' | 'releaseExpired' | 'postpone'> {
  const claim = preparedClaim(engine);
  const along = preparedClaimAlong(engine);
  const { release, postpone } = preparedGivingBack(engine);
  return {
    async claim(surface, { now, until, claim: token, limit }) {
      const taken = { surface, now: millis(now), until: millis(until), claim: token, limit };
      const rows = (await claim(taken)).map(claimedPost);
      return rows.toSorted((one, other) => millis(one.dueAt) - millis(other.dueAt));
    },
    async claimAlong(place, { before, until, claim: token }) {
      const taken = { place, before: millis(before), until: millis(until), claim: token };
      return (await along(taken)).map(claimedPost);
    },
    async releaseExpired(surface, now) {
      await release({ surface, now: millis(now) });
    },
    async postpone({ id, claim }, until) {
      return (await postpone({ id, claim, until: millis(until) })).length > 0;
    },
  };
}

function preparedClaim(engine: Engine) {
  const { db, tables, prepare } = engine;
  const { posts } = tables;
  const { held, asksForPause } = busyPlaces(engine);
  return prepare(
    'posts_claim',
    ['surface', 'now', 'until', 'claim', 'limit'],
    ({ surface, now, until, claim, limit }) => {
      const due = db
        .select({ id: posts.id })
        .from(posts)
        .where(
          and(
            eq(posts.state, 'due'),
            eq(posts.surface, surface),
            lte(posts.nextAt, now),
            notExists(held()),
            notExists(asksForPause(now)),
          ),
        )
        .orderBy(asc(posts.nextAt), asc(posts.id))
        .limit(limit);
      return taken(engine, inArray(posts.id, due), claim, until);
    },
  );
}

function preparedClaimAlong(engine: Engine) {
  const { posts } = engine.tables;
  return engine.prepare(
    'posts_claim_along',
    ['place', 'before', 'until', 'claim'],
    ({ place, before, until, claim }) => {
      const isDue = and(eq(posts.state, 'due'), lt(posts.dueAt, before));
      const which = and(eq(posts.placeId, place), isDue, eq(posts.again, false));
      return taken(engine, which, claim, until);
    },
  );
}

function taken(
  { db, tables: { posts } }: Engine,
  which: SQL | undefined,
  claim: Placeholder,
  until: Placeholder,
) {
  return db
    .update(posts)
    .set({ state: 'claimed', claim: sql`${claim}`, nextAt: sql`${until}` })
    .where(which)
    .returning();
}

/** What of the same place is held or being sent, and what waits because its platform was not available. */
function busyPlaces({ db, tables }: Engine) {
  const { posts } = tables;
  const other = alias(posts, 'other');
  const samePlace = (which: SQL | undefined) =>
    db
      .select({ id: other.id })
      .from(other)
      .where(and(eq(other.placeId, posts.placeId), which));
  return {
    held: () => samePlace(inArray(other.state, ['claimed', 'sending'])),
    asksForPause: (now: Placeholder) =>
      samePlace(and(eq(other.state, 'due'), gt(other.tries, 0), gt(other.nextAt, now))),
  };
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
