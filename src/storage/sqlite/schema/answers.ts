// SQLite table of interactions, and the answers that were given to them.
import type { AccountId } from '#core/model/ids.ts';
import { index, integer, sql, sqliteTable, text } from '../../driver/drizzle.ts';
import { accounts } from './accounts.ts';

export const interactions = sqliteTable(
  'interactions',
  {
    key: text('key').primaryKey(),
    accountId: integer('account_id')
      .$type<AccountId>()
      .references(() => accounts.id),
    /** Null when it is no longer kept; the key stays a while, so that a late redelivery still changes nothing. */
    answer: text('answer'),
    at: integer('at').notNull(),
  },
  (t) => [
    index('interactions_account').on(t.accountId),
    index('interactions_kept').on(t.at).where(sql`${t.answer} is not null`),
    index('interactions_forgotten').on(t.at).where(sql`${t.answer} is null`),
  ],
);
