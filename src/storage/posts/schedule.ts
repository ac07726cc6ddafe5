// Scheduled posts that are to come: stored, moved with their time, removed when the rules no longer ask for them.
import type { NewPost, PostWrites } from '#core/model/posts.ts';
import { and, eq, inArray, sql } from '../driver/drizzle.ts';
import type { Engine } from '../engine/engine.ts';
import { prepareList } from '../engine/in-list.ts';
import { markStale } from '../schedules/queries.ts';
import { claimed } from './claim.ts';
import { duePost } from './rows.ts';

export function schedulePosts(
  engine: Engine,
): Pick<PostWrites, 'schedule' | 'unschedule' | 'drop'> {
  const { posts } = engine.tables;
  const { db } = engine;
  const stale = markStale(engine);
  const unplan = prepareList(engine, 'posts_unplan', (ids) =>
    db
      .delete(posts)
      .where(and(inArray(posts.id, ids), eq(posts.state, 'due')))
      .returning({ id: posts.id }),
  );
  const drop = engine.prepare('post_drop', ['id', 'claim'], ({ id, claim }) =>
    db
      .delete(posts)
      .where(claimed(engine, id, claim))
      .returning({ id: posts.id }),
  );
  return {
    schedule: prepareScheduling(engine),
    async unschedule(ids) {
      await unplan(ids);
    },
    async drop(post) {
      const dropped = await drop({ id: post.id, claim: post.claim });
      await stale(post.group, post.target.kind === 'member' ? post.target.member : undefined);
      return dropped.length > 0;
    },
  };
}

/** Stores posts. One whose time has moved moves with it, as long as nothing has been done about it. */
export function prepareScheduling(engine: Engine): (planned: readonly NewPost[]) => Promise<void> {
  const { posts } = engine.tables;
  const moved = sql`excluded.due_at`;
  const insert = engine.prepare(
    'post_plan',
    ['groupId', 'kind', 'target', 'placeId', 'memberId', 'surface', 'period', 'dueAt'],
    ({ dueAt, ...values }) =>
      engine.db
        .insert(posts)
        .values({ ...values, ...UNTOUCHED, dueAt, nextAt: dueAt })
        .onConflictDoUpdate({
          target: [posts.groupId, posts.kind, posts.target, posts.period],
          set: { dueAt: moved, nextAt: moved },
          setWhere: sql`${posts.state} = 'due' and ${posts.nextAt} = ${posts.dueAt} and ${posts.dueAt} <> ${moved}`,
        }),
  );
  return async (planned) => {
    for (const post of planned) await insert(duePost(post));
  };
}

const UNTOUCHED = { state: 'due', tries: 0, again: false, late: false } as const;
