// Scheduled posts that were handed to a platform: held, lost and taken over, tried again.

import type { Placeholder } from 'drizzle-orm';
import type { PostWrites } from '#core/model/posts.ts';
import { and, eq, gt, isNull, lte, or, sql } from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { claimed } from './claim.ts';

/** In place of a claim on a post that is being sent: whoever sent it has given it up. */
const GIVEN_UP = 'let go';

export function sendPosts(
  engine: Engine,
): Pick<PostWrites, 'beginSending' | 'extendLease' | 'endLease' | 'takeOver' | 'retry'> {
  const { begin, hold } = preparedBeginning(engine);
  const { letGo, takeOver, retry } = preparedSending(engine);
  return {
    async beginSending({ id, claim }, { nonce, at, until }) {
      const values = { id, claim, nonce, at: millis(at), until: millis(until) };
      return (await begin(values)).length > 0;
    },
    async extendLease(ids, until) {
      for (const id of ids) await hold({ id, until: millis(until) });
    },
    async endLease(id, nonce, from) {
      return (await letGo({ id, nonce, at: millis(from) })).length > 0;
    },
    async takeOver({ id, nonce }, now, until) {
      return (await takeOver({ id, nonce, now: millis(now), until: millis(until) })).length > 0;
    },
    async retry(id, nonce, at) {
      return (await retry({ id, nonce, at: millis(at) })).length > 0;
    },
  };
}

function preparedBeginning(engine: Engine) {
  const { db, tables, prepare } = engine;
  const { posts } = tables;
  return {
    begin: prepare(
      'post_begin',
      ['id', 'claim', 'nonce', 'at', 'until'],
      ({ id, claim, nonce, at, until }) =>
        db
          .update(posts)
          .set({
            state: 'sending',
            claim: null,
            nonce: sql`${nonce}`,
            sendingAt: sql`${at}`,
            nextAt: sql`${until}`,
          })
          .where(claimed(engine, id, claim))
          .returning({ id: posts.id }),
    ),
    hold: prepare('post_hold', ['id', 'until'], ({ id, until }) =>
      db
        .update(posts)
        .set({ nextAt: sql`${until}` })
        .where(and(eq(posts.id, id), eq(posts.state, 'sending'), isNull(posts.claim))),
    ),
  };
}

/** What becomes of a post that is being sent, as long as it is the same sending. */
function preparedSending(engine: Engine) {
  const { posts } = engine.tables;
  const { db } = engine;
  const returning = { id: posts.id };
  const sent = (id: Placeholder, nonce: Placeholder) =>
    and(eq(posts.id, id), eq(posts.state, 'sending'), eq(posts.nonce, nonce));
  return {
    letGo: engine.prepare('post_let_go', ['id', 'nonce', 'at'], ({ id, nonce, at }) =>
      db
        .update(posts)
        .set({ claim: GIVEN_UP, nextAt: sql`${at}` })
        .where(sent(id, nonce))
        .returning(returning),
    ),
    takeOver: engine.prepare(
      'post_take_over',
      ['id', 'nonce', 'now', 'until'],
      ({ id, nonce, now, until }) =>
        db
          .update(posts)
          .set({ claim: null, nextAt: sql`${until}` })
          .where(and(sent(id, nonce), or(lte(posts.nextAt, now), gt(posts.sendingAt, now))))
          .returning(returning),
    ),
    retry: engine.prepare('post_retry', ['id', 'nonce', 'at'], ({ id, nonce, at }) =>
      db
        .update(posts)
        .set({
          state: 'due',
          claim: null,
          nonce: null,
          sendingAt: null,
          nextAt: sql`${at}`,
          tries: sql`${posts.tries} + 1`,
        })
        .where(sent(id, nonce))
        .returning(returning),
    ),
  };
}
