// SQLite tables of the roadmaps that groups bring themselves.
import type { AccountId, GroupId, UploadId } from '#core/model/ids.ts';
import type { RoadmapUpload } from '#core/model/roadmaps.ts';
import { check, index, integer, primaryKey, sql, sqliteTable, text } from '../../driver/drizzle.ts';
import { accounts } from './accounts.ts';
import { groups } from './groups.ts';

export const roadmapUploads = sqliteTable(
  'roadmap_uploads',
  {
    // Never reused: a group refers to it, and what was read of it is kept in memory under it.
    id: integer('id').primaryKey({ autoIncrement: true }).$type<UploadId>(),
    groupId: integer('group_id')
      .notNull()
      .$type<GroupId>()
      .references(() => groups.id, { onDelete: 'cascade' }),
    roadmap: text('roadmap').notNull(),
    fileName: text('file_name').notNull(),
    format: text('format').notNull().$type<RoadmapUpload['format']>(),
    source: text('source').notNull(),
    at: integer('at').notNull(),
    /** Null once that person has been deleted. */
    accountId: integer('account_id')
      .$type<AccountId>()
      .references(() => accounts.id, { onDelete: 'set null' }),
    appliedAt: integer('applied_at'),
  },
  (t) => [
    index('roadmap_uploads_group').on(t.groupId),
    index('roadmap_uploads_account').on(t.accountId),
    index('roadmap_uploads_proposed').on(t.at).where(sql`${t.appliedAt} is null`),
    check('roadmap_uploads_format', sql`${t.format} in ('yaml', 'markdown')`),
  ],
);

/** The last titles of items that left a group's roadmap: progress on them is shown by these. */
export const formerItems = sqliteTable(
  'former_items',
  {
    groupId: integer('group_id')
      .notNull()
      .$type<GroupId>()
      .references(() => groups.id, { onDelete: 'cascade' }),
    item: text('item').notNull(),
    title: text('title').notNull(),
  },
  (t) => [primaryKey({ name: 'former_items_pk', columns: [t.groupId, t.item] })],
);
