// SQLite table of scheduled posts, from due to done.
import type { GroupId, MemberId, PlaceId, PostId, SurfaceId } from '#core/model/ids.ts';
import type { OpenPost, PostKind, PostOutcomeRecord } from '#core/model/posts.ts';
import { check, index, integer, sql, sqliteTable, text, unique } from '../../driver/drizzle.ts';
import { groups } from './groups.ts';
import { members } from './members.ts';
import { places } from './places.ts';

export const posts = sqliteTable(
  'posts',
  {
    id: integer('id').primaryKey({ autoIncrement: true }).$type<PostId>(),
    groupId: integer('group_id')
      .notNull()
      .$type<GroupId>()
      .references(() => groups.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull().$type<PostKind>(),
    /** "place:3", "member:5" or "admin": the target in one column, since null is never equal to null. */
    target: text('target').notNull(),
    placeId: integer('place_id')
      .$type<PlaceId>()
      .references(() => places.id, { onDelete: 'cascade' }),
    memberId: integer('member_id')
      .$type<MemberId>()
      .references(() => members.id, { onDelete: 'cascade' }),
    surface: text('surface').notNull().$type<SurfaceId>(),
    period: text('period').notNull(),
    dueAt: integer('due_at').notNull(),
    state: text('state').notNull().$type<OpenPost['state'] | PostOutcomeRecord['state']>(),
    /** When a tick looks at it next: due, its lease over. Null when it is done. */
    nextAt: integer('next_at'),
    claim: text('claim'),
    tries: integer('tries').notNull(),
    again: integer('again', { mode: 'boolean' }).notNull(),
    nonce: text('nonce'),
    sendingAt: integer('sending_at'),
    endedAt: integer('ended_at'),
    messageId: text('message_id'),
    why: text('why'),
    late: integer('late', { mode: 'boolean' }).notNull(),
  },
  (t) => [
    unique('posts_identity').on(t.groupId, t.kind, t.target, t.period),
    // A tick costs what is due: posts that are done are not in this index.
    index('posts_to_do').on(t.state, t.surface, t.nextAt).where(sql`${t.nextAt} is not null`),
    index('posts_open').on(t.groupId, t.memberId).where(sql`${t.nextAt} is not null`),
    index('posts_recent').on(t.groupId, t.endedAt),
    index('posts_ended')
      .on(t.endedAt)
      .where(sql`${t.nextAt} is null and ${t.kind} <> 'roadmap-review'`),
    index('posts_place').on(t.placeId, t.state),
    index('posts_member').on(t.memberId),
    index('posts_run').on(t.groupId, t.period).where(sql`${t.kind} = 'timer-warning'`),
    check(
      'posts_kind',
      sql`${t.kind} in ('nudge', 'personal-nudge', 'reminder', 'checkpoint', 'review-reminder', 'roadmap-review', 'timer-warning')`,
    ),
    check(
      'posts_state',
      sql`${t.state} in ('due', 'claimed', 'sending', 'sent', 'skipped', 'refused', 'uncertain')`,
    ),
    check(
      'posts_open_or_ended',
      sql`(${t.state} in ('due', 'claimed', 'sending')) = (${t.nextAt} is not null) and (${t.nextAt} is null) = (${t.endedAt} is not null)`,
    ),
    check('posts_claimed', sql`(${t.state} = 'claimed') <= (${t.claim} is not null)`),
    check(
      'posts_sending',
      sql`(${t.state} = 'sending') <= (${t.nonce} is not null and ${t.sendingAt} is not null)`,
    ),
    check('posts_surface', sql`${t.surface} in ('discord', 'slack', 'playground')`),
  ],
);
