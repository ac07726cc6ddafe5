// SQLite tables of what passes between Cairn and the platforms: answers given, drafts of commands, announcements.

import type { Announcement } from '#core/model/announcements.ts';
import type { Draft } from '#core/model/drafts.ts';
import type { AccountId, AnnouncementId, DraftId, EntryId, SurfaceId } from '#core/model/ids.ts';
import { check, index, integer, sql, sqliteTable, text, unique } from '../../drizzle.ts';
import { accounts } from './accounts.ts';
import { entries } from './entries.ts';

export const interactions = sqliteTable(
  'interactions',
  {
    key: text('key').primaryKey(),
    accountId: integer('account_id')
      .$type<AccountId>()
      .references(() => accounts.id),
    /** Null when it is no longer kept; the key stays, so that a late redelivery still changes nothing. */
    answer: text('answer'),
    at: integer('at').notNull(),
  },
  (t) => [
    index('interactions_account').on(t.accountId),
    index('interactions_kept').on(t.at).where(sql`${t.answer} is not null`),
  ],
);

export const drafts = sqliteTable(
  'drafts',
  {
    id: integer('id').primaryKey({ autoIncrement: true }).$type<DraftId>(),
    accountId: integer('account_id')
      .notNull()
      .$type<AccountId>()
      .references(() => accounts.id),
    command: text('command').notNull(),
    values: text('values', { mode: 'json' }).notNull().$type<Draft['values']>(),
    at: integer('at').notNull(),
  },
  (t) => [index('drafts_account').on(t.accountId), index('drafts_at').on(t.at)],
);

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
