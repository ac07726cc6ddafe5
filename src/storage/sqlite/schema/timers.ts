// The SQLite table of running stopwatches.
import type { AccountId, MemberId } from '#core/model/ids.ts';
import { check, index, integer, primaryKey, sql, sqliteTable, text } from '../../driver/drizzle.ts';
import { accounts } from './accounts.ts';
import { members } from './members.ts';

export const timers = sqliteTable(
  'timers',
  {
    memberId: integer('member_id')
      .notNull()
      .$type<MemberId>()
      .references(() => members.id),
    accountId: integer('account_id')
      .notNull()
      .$type<AccountId>()
      .references(() => accounts.id),
    startedAt: integer('started_at').notNull(),
    date: text('date').notNull(),
    activity: text('activity'),
    item: text('item'),
    note: text('note'),
  },
  (t) => [
    // A member has one. Linking may bring another account's, which waits for the first to end.
    primaryKey({ name: 'timers_pk', columns: [t.memberId, t.accountId] }),
    index('timers_account').on(t.accountId),
    check('timers_date', sql`length(${t.date}) = 10`),
  ],
);
