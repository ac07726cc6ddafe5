// SQLite table of announcements of completed deliverables.
import type { Announcement } from '#core/model/announcements.ts';
import type { AnnouncementId, EntryId, SurfaceId } from '#core/model/ids.ts';
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
    surface: text('surface').notNull().$type<SurfaceId>(),
    workspaceId: text('workspace_id').notNull(),
    channelId: text('channel_id').notNull(),
    state: text('state').notNull().$type<Announcement['state']>(),
    messageId: text('message_id'),
    /** It names somebody who has been deleted, as a verifier. */
    stale: integer('stale', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    unique('announcements_once').on(t.entryId, t.surface, t.workspaceId, t.channelId),
    index('announcements_by_state').on(t.state),
    index('announcements_stale').on(t.id).where(sql`${t.stale}`),
    check('announcements_surface', sql`${t.surface} in ('discord', 'slack', 'playground')`),
    check(
      'announcements_state',
      sql`${t.state} in ('pending', 'sending', 'sent', 'refused', 'uncertain')`,
    ),
  ],
);
