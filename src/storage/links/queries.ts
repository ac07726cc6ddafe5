// Making one person of two, and parting them again.
//
// What is stored of a person hangs on accounts: an entry, a verification and a timer on the one that it came from, a
// membership on the one that joined. Linking only moves accounts from one person to another, and unlinking moves them
// back; where everything belongs then follows from the accounts (see reassign.ts). So a parting is exact, whatever was
// linked, logged, undone and parted in between.

import type { AccountId, LinkId, PersonId } from '#core/model/ids.ts';
import type { LinkReads, LinkWrites } from '#core/model/links.ts';
import { and, asc, desc, eq, gt, gte, inArray, isNull } from '../driver/drizzle.ts';
import { instant, millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { oneRow, required } from '../engine/rows.ts';
import { reassigning } from './reassign.ts';

export function linkReads({ db, tables, once }: Engine): LinkReads {
  const { accounts, linkAccounts, linkNotices, links } = tables;
  return {
    async standing(person, since) {
      const found = db
        .select({ id: links.id, at: links.at, account: linkAccounts.accountId })
        .from(links)
        .innerJoin(linkAccounts, eq(linkAccounts.linkId, links.id))
        .innerJoin(accounts, eq(accounts.id, linkAccounts.accountId))
        .where(
          and(eq(accounts.personId, person), isNull(links.partedAt), gte(links.at, millis(since))),
        )
        .orderBy(desc(links.id), asc(linkAccounts.accountId));
      const rows = await once('links_standing', found);
      const byLink = Map.groupBy(rows, ({ id }) => id);
      return [...byLink].map(([id, own]) => ({
        id,
        person,
        accounts: own.map(({ account }) => account),
        at: instant(oneRow(own).at),
      }));
    },
    async untold() {
      const all = db
        .select({ link: linkNotices.linkId, account: linkNotices.accountId })
        .from(linkNotices)
        .orderBy(asc(linkNotices.linkId), asc(linkNotices.accountId));
      return once('links_untold', all);
    },
  };
}

export function linkWrites(engine: Engine): LinkWrites {
  const { db, once } = engine;
  const { linkNotices, links } = engine.tables;
  const reassign = reassigning(engine);
  return {
    async told({ link, account }) {
      const notice = and(eq(linkNotices.linkId, link), eq(linkNotices.accountId, account));
      await once('link_told', db.delete(linkNotices).where(notice));
    },
    async link(kept, joined, at) {
      const ids = await accountsOf(engine, joined);
      if (kept === joined || ids.length === 0) {
        throw new Error(
          'Two persons were to be linked that are one, or of whom one has no account.',
        );
      }
      const values = { keptId: kept, joinedId: joined, at: millis(at) };
      const insert = db.insert(links).values(values).returning();
      const { id } = oneRow(await once('link_insert', insert));
      await noteBrought(engine, id, ids);
      await give(engine, ids, kept);
      await noteUntold(engine, id, await accountsOf(engine, kept));
      await reassign(kept);
      return { id, person: kept, accounts: ids, at: instant(millis(at)) };
    },
    async unlink(id, at) {
      const part = db
        .update(links)
        .set({ partedAt: millis(at) })
        .where(and(eq(links.id, id), isNull(links.partedAt)))
        .returning();
      const [parted] = await once('link_part', part);
      if (parted === undefined) return false;
      const { ids, holder } = await brought(engine, id);
      await give(engine, ids, parted.joinedId);
      await forgetInLater(engine, ids, id);
      await once('link_notices_forget', db.delete(linkNotices).where(eq(linkNotices.linkId, id)));
      await reassign(parted.joinedId);
      await reassign(holder);
      return true;
    },
  };
}

async function accountsOf({ db, tables, once }: Engine, person: PersonId): Promise<AccountId[]> {
  const { accounts } = tables;
  const own = db
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.personId, person))
    .orderBy(asc(accounts.id));
  return (await once('accounts_to_join', own)).map(({ id }) => id);
}

async function noteBrought({ db, tables, once }: Engine, id: LinkId, ids: readonly AccountId[]) {
  const rows = ids.map((accountId) => ({ linkId: id, accountId }));
  await once('link_accounts_insert', db.insert(tables.linkAccounts).values(rows));
}

async function noteUntold({ db, tables, once }: Engine, id: LinkId, all: readonly AccountId[]) {
  const rows = all.map((accountId) => ({ linkId: id, accountId }));
  await once('link_notices_insert', db.insert(tables.linkNotices).values(rows));
}

async function give({ db, tables, once }: Engine, ids: readonly AccountId[], person: PersonId) {
  const { accounts } = tables;
  const move = db
    .update(accounts)
    .set({ personId: person })
    .where(inArray(accounts.id, [...ids]));
  await once('accounts_give', move);
}

/** The accounts that a link brought, and the person whose they are now. */
async function brought({ db, tables, once }: Engine, id: LinkId) {
  const { accounts, linkAccounts } = tables;
  const rows = await once(
    'link_accounts',
    db
      .select({ account: accounts.id, person: accounts.personId })
      .from(linkAccounts)
      .innerJoin(accounts, eq(accounts.id, linkAccounts.accountId))
      .where(eq(linkAccounts.linkId, id)),
  );
  // They are one person's as long as the link stands.
  const holder = required(rows[0]?.person ?? null, 'account_id');
  return { ids: rows.map(({ account }) => account), holder };
}

/** A later link that took these accounts along must not give them back to whom it had them from. */
async function forgetInLater({ db, tables, once }: Engine, ids: readonly AccountId[], id: LinkId) {
  const { linkAccounts } = tables;
  const later = and(inArray(linkAccounts.accountId, [...ids]), gt(linkAccounts.linkId, id));
  await once('link_accounts_forget', db.delete(linkAccounts).where(later));
}
