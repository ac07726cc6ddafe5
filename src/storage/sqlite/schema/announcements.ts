// SQLite table of announcements of completed deliverables.
import type { Announcement } from '#core/model/announcements.ts';
import type { AnnouncementId, EntryId, GroupId, SurfaceId } from '#core/model/ids.ts';
import { check, index, integer, sql, sqliteTable, text, unique } from '../../driver/drizzle.ts';
import { entries } from './entries.ts';

export const announcements = sqliteTable(
  'announcements',
  {
    id: integer('id').primaryKey({ autoIncrement: true }).$type<AnnouncementId>(),
    entryId: integer('entry_id')
      .notNull()
      .$type<EntryId>()
      .references(() => entries.id),
    groupId: integer('group_id').notNull().$type<GroupId>(),
    surface: text('surface').notNull().$type<SurfaceId>(),
    workspaceId: text('workspace_id').notNull(),
    channelId: text('channel_id').notNull(),
    dueAt: integer('due_at').notNull(),
    asksPresence: integer('asks_presence', { mode: 'boolean' }).notNull(),
    state: text('state').notNull().$type<Announcement['state']>(),
    /** When a tick looks at it next: due, or held no longer. Null when it is done. */
    nextAt: integer('next_at'),
    tries: integer('tries').notNull(),
    again: integer('again', { mode: 'boolean' }).notNull(),
    sendingAt: integer('sending_at'),
    endedAt: integer('ended_at'),
    messageId: text('message_id'),
    why: text('why'),
    /** It names somebody who has been deleted, as a verifier. */
    stale: integer('stale', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    unique('announcements_once').on(t.entryId, t.surface, t.workspaceId, t.channelId),
    index('announcements_to_do').on(t.surface, t.nextAt).where(sql`${t.nextAt} is not null`),
    index('announcements_unposted')
      .on(t.groupId, t.endedAt)
      .where(sql`${t.state} in ('refused', 'skipped', 'uncertain')`),
    index('announcements_stale').on(t.id).where(sql`${t.stale}`),
    check('announcements_surface', sql`${t.surface} in ('discord', 'slack', 'playground')`),
    check(
      'announcements_state',
      sql`${t.state} in ('pending', 'sending', 'sent', 'refused', 'skipped', 'uncertain')`,
    ),
    check(
      'announcements_open_or_ended',
      sql`(${t.state} in ('pending', 'sending')) = (${t.nextAt} is not null) and (${t.nextAt} is null) = (${t.endedAt} is not null)`,
    ),
    check('announcements_sending', sql`(${t.state} = 'sending') = (${t.sendingAt} is not null)`),
    check('announcements_sent', sql`(${t.state} = 'sent') = (${t.messageId} is not null)`),
  ],
);
