// SQLite tables of deletions that are not finished: what is left to do, and nothing of who was deleted.
import type { EntryId, RemovalId, SurfaceId } from '#core/model/ids.ts';
import { check, integer, sql, sqliteTable, text } from '../../driver/drizzle.ts';

/** A row for each deletion whose text may still be in the files. */
export const dueScrubs = sqliteTable('due_scrubs', {
  // Never reused: a scrub takes away the marks up to the last that it saw, not one made meanwhile.
  id: integer('id').primaryKey({ autoIncrement: true }),
  at: integer('at').notNull(),
});

/** Messages that announce what has been deleted. */
export const removals = sqliteTable(
  'removals',
  {
    id: integer('id').primaryKey({ autoIncrement: true }).$type<RemovalId>(),
    /** The entry that was; edits of its messages follow one another by it. */
    entryId: integer('entry_id').notNull().$type<EntryId>(),
    surface: text('surface').notNull().$type<SurfaceId>(),
    workspaceId: text('workspace_id').notNull(),
    channelId: text('channel_id').notNull(),
    messageId: text('message_id').notNull(),
  },
  (t) => [check('removals_surface', sql`${t.surface} in ('discord', 'slack', 'playground')`)],
);
