// SQLite table of who verified which completion; completions themselves are entries.
import type { AccountId, EntryId } from '#core/model/ids.ts';
import { index, integer, sqliteTable, unique } from '../../driver/drizzle.ts';
import { accounts } from './accounts.ts';
import { entries } from './entries.ts';

export const verifications = sqliteTable(
  'verifications',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    entryId: integer('entry_id')
      .notNull()
      .$type<EntryId>()
      .references(() => entries.id),
    /** The account, not the person: linking makes two persons one. Null once the giver has been deleted. */
    accountId: integer('account_id')
      .$type<AccountId>()
      .references(() => accounts.id),
    at: integer('at').notNull(),
  },
  (t) => [
    unique('verifications_once').on(t.entryId, t.accountId),
    index('verifications_account').on(t.accountId),
  ],
);
