// Codes that join two accounts, or a second place to a group, and the tries to use one.
import type { Code, CodePurpose, CodeReads, CodeWrites } from '#core/model/codes.ts';
import { and, eq, gt, gte, inArray, lt, sql } from '../driver/drizzle.ts';
import { instant, millis } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { oneRow, required } from '../engine/rows.ts';

export function codeReads({ db, tables, once }: Engine): CodeReads {
  const { codes, codeTries } = tables;
  return {
    async byDigest(digest, at) {
      const usable = and(eq(codes.digest, digest), gt(codes.expiresAt, millis(at)));
      return (await once('code', db.select().from(codes).where(usable))).map(codeOf)[0];
    },
    async countTries(account, since) {
      const tries = db
        .select({ count: sql`count(*)`.mapWith(Number) })
        .from(codeTries)
        .where(and(eq(codeTries.accountId, account), gte(codeTries.at, millis(since))));
      return oneRow(await once('code_tries', tries)).count;
    },
  };
}

export function codeWrites({ db, tables, once }: Engine): CodeWrites {
  const { codes, codeTries } = tables;
  return {
    async add({ digest, by, purpose, expiresAt, place, shownTo }, at) {
      const values = {
        digest,
        accountId: by,
        purpose: purpose.kind,
        groupId: purpose.kind === 'group' ? purpose.group : null,
        createdAt: millis(at),
        expiresAt: millis(expiresAt),
        placeName: place ?? null,
        shownTo: shownTo ?? null,
      };
      await once('code_insert', db.insert(codes).values(values));
    },
    async use(digest, at) {
      const usable = and(eq(codes.digest, digest), gt(codes.expiresAt, millis(at)));
      return (await once('code_use', db.delete(codes).where(usable).returning())).map(codeOf)[0];
    },
    async showTo(digest, account) {
      const shown = db.update(codes).set({ shownTo: account }).where(eq(codes.digest, digest));
      await once('code_show', shown);
    },
    async withdraw(by) {
      const given = and(inArray(codes.accountId, [...by]), eq(codes.purpose, 'person'));
      await once('codes_withdraw', db.delete(codes).where(given));
    },
    async withdrawOf(group) {
      await once('codes_of_group', db.delete(codes).where(eq(codes.groupId, group)));
    },
    async addTry(account, at) {
      const values = { accountId: account, at: millis(at) };
      await once('code_try_insert', db.insert(codeTries).values(values));
    },
    async forgetBefore(before) {
      const expired = lt(codes.expiresAt, millis(before));
      await once('codes_forget', db.delete(codes).where(expired));
      const old = lt(codeTries.at, millis(before));
      await once('code_tries_forget', db.delete(codeTries).where(old));
    },
  };
}

export function codeOf(row: Tables['codes']['$inferSelect']): Code {
  return {
    digest: row.digest,
    by: row.accountId,
    purpose: purposeOf(row),
    expiresAt: instant(row.expiresAt),
    ...(row.placeName !== null && { place: row.placeName }),
    ...(row.shownTo !== null && { shownTo: row.shownTo }),
  };
}

function purposeOf({ purpose, groupId }: Tables['codes']['$inferSelect']): CodePurpose {
  return purpose === 'person'
    ? { kind: 'person' }
    : { kind: 'group', group: required(groupId, 'group_id') };
}
