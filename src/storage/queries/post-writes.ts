// How a scheduled post goes from due to done: each step one statement that names the state it starts from.
import type { Placeholder, SQL } from 'drizzle-orm';
import type { PostId } from '#core/model/ids.ts';
import type { NewPost, PostWrites } from '#core/ports/posts.ts';
import type { Instant } from '#core/time/temporal.ts';
import { millis } from '../columns.ts';
import { and, asc, eq, gt, gte, inArray, isNull, lte, or, sql } from '../drizzle.ts';
import type { Engine } from '../engine.ts';
import { prepareList } from '../in-list.ts';
import { claimedPost, duePost, outcomeValues } from './post-rows.ts';
import { markStale } from './schedules.ts';

type Write =
  | 'planPosts'
  | 'unplanPosts'
  | 'claimPosts'
  | 'releasePosts'
  | 'postponePost'
  | 'dropPost'
  | 'beginPost'
  | 'holdPosts'
  | 'letGoOfPost'
  | 'takeOverPost'
  | 'retryPost'
  | 'endPost'
  | 'reopenRefused'
  | 'sendAgain';

export function postWrites(engine: Engine): Pick<PostWrites, Write> {
  return { ...planning(engine), ...claiming(engine), ...sending(engine), ...ending(engine) };
}

function planning(engine: Engine): Pick<PostWrites, 'planPosts' | 'unplanPosts' | 'dropPost'> {
  const { posts } = engine.tables;
  const { db } = engine;
  const stale = markStale(engine);
  const unplan = prepareList(engine, 'posts_unplan', (ids) =>
    db
      .delete(posts)
      .where(and(inArray(posts.id, ids), eq(posts.state, 'due')))
      .returning({ id: posts.id }),
  );
  return {
    planPosts: planner(engine),
    async unplanPosts(ids) {
      await unplan(ids);
    },
    async dropPost(post) {
      const dropped = await engine.once(
        'post_drop',
        db.delete(posts).where(claimed(engine, post)).returning({ id: posts.id }),
      );
      await stale(post.group, post.target.kind === 'member' ? post.target.member : undefined);
      return dropped.length > 0;
    },
  };
}

/** A post whose time has moved moves with it, as long as nothing has been done about it. */
function planner(engine: Engine): (planned: readonly NewPost[]) => Promise<void> {
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

function claiming(
  engine: Engine,
): Pick<PostWrites, 'claimPosts' | 'releasePosts' | 'postponePost'> {
  const { posts } = engine.tables;
  const { db } = engine;
  const claim = engine.prepare(
    'posts_claim',
    ['surface', 'now', 'until', 'claim', 'limit'],
    ({ surface, now, until, claim, limit }) =>
      db
        .update(posts)
        .set({ state: 'claimed', claim: sql`${claim}`, nextAt: sql`${until}` })
        .where(
          inArray(
            posts.id,
            db
              .select({ id: posts.id })
              .from(posts)
              .where(
                and(eq(posts.state, 'due'), eq(posts.surface, surface), lte(posts.nextAt, now)),
              )
              .orderBy(asc(posts.nextAt), asc(posts.id))
              .limit(limit),
          ),
        )
        .returning(),
  );
  const release = engine.prepare('posts_release', ['surface', 'now'], ({ surface, now }) =>
    db
      .update(posts)
      .set({ state: 'due', claim: null })
      .where(and(eq(posts.state, 'claimed'), eq(posts.surface, surface), lte(posts.nextAt, now))),
  );
  return {
    async claimPosts(surface, { now, until, claim: token, limit }) {
      const taken = { surface, now: millis(now), until: millis(until), claim: token, limit };
      const rows = (await claim(taken)).map(claimedPost);
      return rows.toSorted((one, other) => millis(one.dueAt) - millis(other.dueAt));
    },
    async releasePosts(surface, now) {
      await release({ surface, now: millis(now) });
    },
    postponePost: (post, until) =>
      change(engine, claimed(engine, post), {
        state: 'due',
        claim: null,
        nextAt: millis(until),
      }),
  };
}

function sending(
  engine: Engine,
): Pick<PostWrites, 'beginPost' | 'holdPosts' | 'letGoOfPost' | 'takeOverPost' | 'retryPost'> {
  const { posts } = engine.tables;
  const inSending = eq(posts.state, 'sending');
  const begin = engine.prepare(
    'post_begin',
    ['id', 'claim', 'nonce', 'at', 'until'],
    ({ id, claim, nonce, at, until }) =>
      engine.db
        .update(posts)
        .set({
          state: 'sending',
          claim: null,
          nonce: sql`${nonce}`,
          sendingAt: sql`${at}`,
          nextAt: sql`${until}`,
        })
        .where(and(eq(posts.id, id), eq(posts.state, 'claimed'), eq(posts.claim, claim)))
        .returning({ id: posts.id }),
  );
  return {
    async beginPost({ id, claim }, { nonce, at, until }) {
      const values = { id, claim, nonce, at: millis(at), until: millis(until) };
      return (await begin(values)).length > 0;
    },
    async holdPosts(ids, until) {
      if (ids.length === 0) return;
      const held = and(inArray(posts.id, [...ids]), inSending, isNull(posts.claim));
      await change(engine, held, { nextAt: millis(until) });
    },
    letGoOfPost: (id, nonce, from) =>
      change(engine, and(eq(posts.id, id), inSending, eq(posts.nonce, nonce)), {
        claim: LET_GO,
        nextAt: millis(from),
      }),
    takeOverPost: ({ id, nonce }, now, until) =>
      change(
        engine,
        and(
          eq(posts.id, id),
          inSending,
          eq(posts.nonce, nonce),
          or(lte(posts.nextAt, millis(now)), gt(posts.sendingAt, millis(now))),
        ),
        { claim: null, nextAt: millis(until) },
      ),
    retryPost: (id, nonce, at) =>
      change(engine, and(eq(posts.id, id), inSending, eq(posts.nonce, nonce)), {
        state: 'due',
        claim: null,
        nonce: null,
        sendingAt: null,
        nextAt: millis(at),
        tries: sql`${posts.tries} + 1`,
      }),
  };
}

function ending(engine: Engine): Pick<PostWrites, 'endPost' | 'reopenRefused' | 'sendAgain'> {
  const { posts } = engine.tables;
  const plan = planner(engine);
  const end = preparedEnd(engine);
  return {
    async endPost(post, outcome, next) {
      const [state, key] =
        'claim' in post ? (['claimed', post.claim] as const) : (['sending', post.nonce] as const);
      const ended = await end[state]({ id: post.id, key, ...outcomeValues(outcome) });
      if (ended.length > 0) await plan(next);
      return ended.length > 0;
    },
    async reopenRefused(place, kind, since, at) {
      const refused = and(eq(posts.placeId, place), eq(posts.state, 'refused'));
      const recent = and(eq(posts.kind, kind), gte(posts.dueAt, millis(since)));
      await change(engine, and(refused, recent), { ...dueAgain(at) });
    },
    sendAgain: (id, at) =>
      change(engine, and(eq(posts.id, id), eq(posts.state, 'uncertain')), {
        ...dueAgain(at),
        again: true,
      }),
  };
}

/** In place of a claim on a post that is being sent: whoever sent it has given it up. */
const LET_GO = 'let go';

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

function dueAgain(at: Instant) {
  return {
    state: 'due',
    tries: 0,
    nonce: null,
    sendingAt: null,
    endedAt: null,
    why: null,
    nextAt: millis(at),
  } as const;
}

/** The caller's own claim on a post: nobody else has taken it over. */
function claimed(engine: Engine, { id, claim }: { readonly id: PostId; readonly claim: string }) {
  const { posts } = engine.tables;
  return and(eq(posts.id, id), eq(posts.state, 'claimed'), eq(posts.claim, claim));
}

type Change = { [Column in keyof Row]?: Row[Column] | SQL };
type Row = Engine['tables']['posts']['$inferInsert'];

async function change(engine: Engine, where: SQL | undefined, to: Change): Promise<boolean> {
  const { posts } = engine.tables;
  const rows = await engine.once(
    'post_change',
    engine.db.update(posts).set(to).where(where).returning({ id: posts.id }),
  );
  return rows.length > 0;
}
