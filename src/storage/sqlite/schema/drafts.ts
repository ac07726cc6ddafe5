// SQLite table of drafts: commands that wait for what was missing.
import type { Draft } from '#core/model/drafts.ts';
import type { AccountId, DraftId } from '#core/model/ids.ts';
import { index, integer, sqliteTable, text } from '../../driver/drizzle.ts';
import { accounts } from './accounts.ts';

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
