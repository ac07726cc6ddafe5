// Scheduled posts that are done, and those that are made due once more.

import type { Placeholder, SQL } from 'drizzle-orm';
import type { PostWrites } from '#core/model/posts.ts';
import { alias, and, eq, gte, inArray, or, sql } from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { outcomeValues } from './rows.ts';
import { prepareScheduling } from './schedule.ts';

export function endPosts(
  engine: Engine,
): Pick<PostWrites, 'end' | 'reopenRefused' | 'reopenRoadmapReview' | 'sendAgain'> {
  const schedule = prepareScheduling(engine);
  const end = preparedEnd(engine);
  const { refused, roadmapReview } = preparedReopening(engine);
  const again = preparedAgain(engine);
  return {
    async end(post, outcome, next) {
      const [state, key] =
        'claim' in post ? (['claimed', post.claim] as const) : (['sending', post.nonce] as const);
      const ended = await end[state]({ id: post.id, key, ...outcomeValues(outcome) });
      if (ended.length > 0) await schedule(next);
      return ended.length > 0;
    },
    async reopenRefused(place, kind, since, at) {
      await refused({ place, kind, since: millis(since), at: millis(at) });
    },
    async reopenRoadmapReview(group, at) {
      await roadmapReview({ group, at: millis(at) });
    },
    async sendAgain(id, at) {
      return (await again({ id, at: millis(at) })).length > 0;
    },
  };
}

/** Makes posts due again that are done. */
function preparedReopening({ db, tables, prepare }: Engine) {
  const { posts } = tables;
  const reopen = (at: Placeholder, which: SQL | undefined) =>
    db.update(posts).set(dueAgain(at)).where(which);
  return {
    refused: prepare(
      'posts_reopen',
      ['place', 'kind', 'since', 'at'],
      ({ place, kind, since, at }) =>
        reopen(
          at,
          and(
            eq(posts.placeId, place),
            eq(posts.state, 'refused'),
            eq(posts.kind, kind),
            gte(posts.dueAt, since),
          ),
        ),
    ),
    roadmapReview: prepare('posts_reopen_review', ['group', 'at'], ({ group, at }) =>
      reopen(
        at,
        and(eq(posts.groupId, group), eq(posts.kind, 'roadmap-review'), eq(posts.state, 'refused')),
      ),
    ),
  };
}

/** Makes an uncertain post due again, and what was handed over with it. */
function preparedAgain({ db, tables, prepare }: Engine) {
  const { posts } = tables;
  const asked = alias(posts, 'asked');
  const other = alias(posts, 'other');
  return prepare('post_again', ['id', 'at'], ({ id, at }) => {
    const sameMessage = db
      .select({ id: other.id })
      .from(asked)
      .innerJoin(other, and(eq(other.groupId, asked.groupId), eq(other.nonce, asked.nonce)))
      .where(and(eq(asked.id, id), eq(asked.state, 'uncertain')));
    return db
      .update(posts)
      .set({ ...dueAgain(at), again: true })
      .where(
        and(eq(posts.state, 'uncertain'), or(eq(posts.id, id), inArray(posts.id, sameMessage))),
      )
      .returning({ id: posts.id });
  });
}

/** Ends a post that is held by its claim, or by the nonce it was sent with. */
function preparedEnd(engine: Engine) {
  const { posts } = engine.tables;
  const prepared = (name: string, held: (key: Placeholder) => SQL | undefined) =>
    engine.prepare(
      name,
      ['id', 'key', 'state', 'at', 'messageId', 'late', 'why'],
      ({ id, key, state, at, messageId, late, why }) =>
        engine.db
          .update(posts)
          .set({
            state: sql`${state}`,
            claim: null,
            nextAt: null,
            endedAt: sql`${at}`,
            messageId: sql`${messageId}`,
            late: sql`${late}`,
            why: sql`${why}`,
          })
          .where(and(eq(posts.id, id), held(key)))
          .returning({ id: posts.id }),
    );
  return {
    claimed: prepared('post_end_claimed', (key) =>
      and(eq(posts.state, 'claimed'), eq(posts.claim, key)),
    ),
    // What was given up as uncertain may still turn out to have arrived.
    sending: prepared('post_end_sent', (key) =>
      and(inArray(posts.state, ['sending', 'uncertain']), eq(posts.nonce, key)),
    ),
  };
}

function dueAgain(at: Placeholder) {
  return {
    state: 'due',
    tries: 0,
    nonce: null,
    sendingAt: null,
    endedAt: null,
    why: null,
    nextAt: sql`${at}`,
  } as const;
}
