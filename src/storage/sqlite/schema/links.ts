// SQLite tables of codes that join, and of the persons that were made one.

import type { CodePurpose } from '#core/model/codes.ts';
import type { AccountId, GroupId, LinkId, PersonId } from '#core/model/ids.ts';
import { check, index, integer, primaryKey, sql, sqliteTable, text } from '../../drizzle.ts';
import { accounts, people } from './accounts.ts';
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

export const links = sqliteTable(
  'links',
  {
    id: integer('id').primaryKey({ autoIncrement: true }).$type<LinkId>(),
    keptId: integer('kept_id')
      .notNull()
      .$type<PersonId>()
      .references(() => people.id),
    /** Without accounts while the link stands; parting gives them back. */
    joinedId: integer('joined_id')
      .notNull()
      .$type<PersonId>()
      .references(() => people.id),
    at: integer('at').notNull(),
    partedAt: integer('parted_at'),
  },
  (t) => [index('links_kept').on(t.keptId), index('links_joined').on(t.joinedId)],
);

/** The accounts that a link brought, without those that another parting has taken away since. */
export const linkAccounts = sqliteTable(
  'link_accounts',
  {
    linkId: integer('link_id')
      .notNull()
      .$type<LinkId>()
      .references(() => links.id),
    accountId: integer('account_id')
      .notNull()
      .$type<AccountId>()
      .references(() => accounts.id),
  },
  (t) => [
    primaryKey({ name: 'link_accounts_pk', columns: [t.linkId, t.accountId] }),
    index('link_accounts_account').on(t.accountId),
  ],
);
