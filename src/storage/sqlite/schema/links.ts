// SQLite tables of the persons that were made one.
import type { AccountId, LinkId, PersonId } from '#core/model/ids.ts';
import { index, integer, primaryKey, sqliteTable } from '../../driver/drizzle.ts';
import { accounts, people } from './accounts.ts';

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

/** Accounts that are still to be told of a link by direct message. */
export const linkNotices = sqliteTable(
  'link_notices',
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
    primaryKey({ name: 'link_notices_pk', columns: [t.linkId, t.accountId] }),
    index('link_notices_account').on(t.accountId),
  ],
);
