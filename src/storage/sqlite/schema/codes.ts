// SQLite tables of codes that join, and of tries to use one.
import type { CodePurpose } from '#core/model/codes.ts';
import type { AccountId, GroupId } from '#core/model/ids.ts';
import { check, index, integer, sql, sqliteTable, text } from '../../driver/drizzle.ts';
import { accounts } from './accounts.ts';
import { groups } from './groups.ts';

/** Codes that can still be used: a used one is deleted. */
export const codes = sqliteTable(
  'codes',
  {
    digest: text('digest').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .$type<AccountId>()
      .references(() => accounts.id),
    purpose: text('purpose').notNull().$type<CodePurpose['kind']>(),
    groupId: integer('group_id')
      .$type<GroupId>()
      .references(() => groups.id),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** The server or workspace where it was asked for; null in a direct message. */
    placeName: text('place_name'),
    /** The account that typed it last, and may press what it was shown. It refers to nothing: a code lives for minutes. */
    shownTo: integer('shown_to').$type<AccountId>(),
  },
  (t) => [
    index('codes_account').on(t.accountId),
    index('codes_group').on(t.groupId),
    index('codes_expiry').on(t.expiresAt),
    check('codes_purpose', sql`${t.purpose} in ('person', 'group')`),
    check('codes_purpose_group', sql`(${t.purpose} = 'group') = (${t.groupId} is not null)`),
  ],
);

export const codeTries = sqliteTable(
  'code_tries',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    accountId: integer('account_id')
      .notNull()
      .$type<AccountId>()
      .references(() => accounts.id),
    at: integer('at').notNull(),
  },
  (t) => [index('code_tries_account').on(t.accountId, t.at)],
);
