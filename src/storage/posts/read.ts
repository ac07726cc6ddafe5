// What is stored of scheduled posts.
import type { PostReads } from '#core/model/posts.ts';
import {
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  or,
  sql,
} from '../driver/drizzle.ts';
import { instant, millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { endedPost, openPost, postOf, sendingPost, targetKey } from './rows.ts';

export function openPosts(
  engine: Engine,
): Pick<PostReads, 'byId' | 'openOfGroup' | 'openOfMember' | 'lost'> {
  const { byId, ofGroup, ofMember } = preparedOpen(engine);
  const lost = preparedLost(engine);
  return {
    byId: async (id) => (await byId({ id })).map(postOf)[0],
    openOfGroup: async (group) => (await ofGroup({ group })).map(openPost),
    openOfMember: async (member) => (await ofMember({ member })).map(openPost),
    lost: async (surface, now) =>
      (await lost({ surface, now: millis(now), begun: millis(now) })).map(sendingPost),
  };
}

function preparedOpen({ db, tables, prepare }: Engine) {
  const { posts } = tables;
  return {
    byId: prepare('post', ['id'], ({ id }) => db.select().from(posts).where(eq(posts.id, id))),
    ofGroup: prepare('posts_open', ['group'], ({ group }) =>
      db
        .select()
        .from(posts)
        .where(and(eq(posts.groupId, group), isNull(posts.memberId), isNotNull(posts.nextAt)))
        .orderBy(asc(posts.dueAt), asc(posts.id)),
    ),
    ofMember: prepare('posts_open_of_member', ['member'], ({ member }) =>
      db
        .select()
        .from(posts)
        .where(and(eq(posts.memberId, member), isNotNull(posts.nextAt))),
    ),
  };
}

function preparedLost({ db, tables, prepare }: Engine) {
  const { posts } = tables;
  return prepare('posts_lost', ['surface', 'now', 'begun'], ({ surface, now, begun }) =>
    db
      .select()
      .from(posts)
      .where(
        and(
          eq(posts.state, 'sending'),
          eq(posts.surface, surface),
          isNotNull(posts.nextAt),
          or(lte(posts.nextAt, now), gt(posts.sendingAt, begun)),
        ),
      ),
  );
}

export function donePosts(
  engine: Engine,
): Omit<PostReads, 'byId' | 'openOfGroup' | 'openOfMember' | 'lost' | 'timerWarnings'> {
  const { recent, recentInChannels } = preparedRecent(engine);
  const { last, checkpoint } = preparedLast(engine);
  const { nudges, toMember, since } = preparedSent(engine);
  return {
    lastDone: async (group, limit) => (await recent({ group, limit })).map(endedPost),
    lastDoneInChannels: async (group, limit) =>
      (await recentInChannels({ group, limit })).map(endedPost),
    lastPeriod: async (group, kind, target) =>
      (await last({ group, kind, target: targetKey(target) }))[0]?.period,
    async checkpointSentAt(group, period) {
      const at = (await checkpoint({ group, period }))[0]?.at ?? null;
      return at === null ? undefined : instant(at);
    },
    nudgesSent: async (place, limit) =>
      (await nudges({ place, limit })).map(({ dueAt }) => instant(dueAt)),
    hasPostSince: async (place, dayBegan) =>
      (await since({ place, dayBegan: millis(dayBegan), due: millis(dayBegan) })).length > 0,
    async lastSentTo(member, kind) {
      const at = (await toMember({ member, kind }))[0]?.at ?? null;
      return at === null ? undefined : instant(at);
    },
  };
}

/** What was sent, or may have been. */
function preparedSent({ db, tables, prepare }: Engine) {
  const { posts } = tables;
  const isSent = inArray(posts.state, ['sent', 'uncertain']);
  const at = sql`max(${posts.endedAt})`.mapWith(nullableNumber);
  return {
    nudges: prepare('nudges_sent', ['place', 'limit'], ({ place, limit }) =>
      db
        .select({ dueAt: posts.dueAt })
        .from(posts)
        .where(and(eq(posts.placeId, place), isSent, eq(posts.kind, 'nudge')))
        .orderBy(desc(posts.dueAt))
        .limit(limit),
    ),
    since: prepare('posts_since', ['place', 'dayBegan', 'due'], ({ place, dayBegan, due }) =>
      db
        .select({ id: posts.id })
        .from(posts)
        .where(
          and(
            eq(posts.placeId, place),
            isSent,
            gte(posts.sendingAt, dayBegan),
            or(eq(posts.again, false), gte(posts.dueAt, due)),
          ),
        )
        .limit(1),
    ),
    toMember: prepare('post_sent_to', ['member', 'kind'], ({ member, kind }) =>
      db
        .select({ at })
        .from(posts)
        .where(and(eq(posts.memberId, member), eq(posts.kind, kind), isSent)),
    ),
  };
}

function preparedRecent({ db, tables, prepare }: Engine) {
  const { posts } = tables;
  return {
    recent: prepare('posts_recent', ['group', 'limit'], ({ group, limit }) =>
      db
        .select()
        .from(posts)
        .where(and(eq(posts.groupId, group), isNotNull(posts.endedAt)))
        .orderBy(desc(posts.endedAt), desc(posts.id))
        .limit(limit),
    ),
    recentInChannels: prepare('posts_recent_in_channels', ['group', 'limit'], ({ group, limit }) =>
      db
        .select()
        .from(posts)
        .where(and(eq(posts.groupId, group), isNotNull(posts.endedAt), isNull(posts.memberId)))
        .orderBy(desc(posts.endedAt), desc(posts.id))
        .limit(limit),
    ),
  };
}

function preparedLast({ db, tables, prepare }: Engine) {
  const { posts } = tables;
  const at = sql`min(${posts.endedAt})`.mapWith(nullableNumber);
  return {
    last: prepare('post_last', ['group', 'kind', 'target'], ({ group, kind, target }) =>
      db
        .select({ period: posts.period })
        .from(posts)
        .where(
          and(
            eq(posts.groupId, group),
            eq(posts.kind, kind),
            eq(posts.target, target),
            isNull(posts.nextAt),
          ),
        )
        .orderBy(desc(posts.period))
        .limit(1),
    ),
    checkpoint: prepare('post_checkpoint', ['group', 'period'], ({ group, period }) =>
      db
        .select({ at })
        .from(posts)
        .where(
          and(
            eq(posts.groupId, group),
            eq(posts.kind, 'checkpoint'),
            eq(posts.period, period),
            eq(posts.state, 'sent'),
          ),
        ),
    ),
  };
}

export function timerWarnings({ db, tables, prepare }: Engine): Pick<PostReads, 'timerWarnings'> {
  const { posts } = tables;
  // The kind is written out: only then does the planner use the index of runs.
  const isWarning = sql`${posts.kind} = 'timer-warning'`;
  const ofRun = prepare('posts_of_run', ['group', 'run'], ({ group, run }) =>
    db
      .select()
      .from(posts)
      .where(and(eq(posts.groupId, group), eq(posts.period, run), isWarning))
      .orderBy(asc(posts.id)),
  );
  return { timerWarnings: async (group, run) => (await ofRun({ group, run })).map(postOf) };
}

function nullableNumber(value: unknown): number | null {
  return value === null ? null : Number(value);
}
