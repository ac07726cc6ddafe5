// Who verified which completion. Accounts verify; what counts are persons other than the owner, each once.
import type { CompletionWrites } from '#core/model/completions.ts';
import type { EntryId, PersonId } from '#core/model/ids.ts';
import { lastUsedAccount } from '../accounts/queries.ts';
import { millis } from '../columns.ts';
import { and, asc, eq, inArray } from '../drizzle.ts';
import type { Engine } from '../engine.ts';
import { type EntryRow, UNVERIFIED, type Verified } from '../entries/rows.ts';
import { prepareList } from '../in-list.ts';

export type VerificationsOf = (
  rows: readonly EntryRow[],
) => Promise<{ of(entry: EntryId): Verified }>;

/** The verifications of each completion among some entries, in the order of verifying. */
export function prepareVerifications(engine: Engine): VerificationsOf {
  const { accounts, entries, members, verifications } = engine.tables;
  const byEntry = prepareList(engine, 'verifications', (ids) =>
    engine.db
      .select({
        entry: verifications.entryId,
        owner: members.personId,
        giver: accounts.personId,
      })
      .from(verifications)
      .innerJoin(entries, eq(entries.id, verifications.entryId))
      .innerJoin(members, eq(members.id, entries.memberId))
      .leftJoin(accounts, eq(accounts.id, verifications.accountId))
      .where(inArray(verifications.entryId, ids))
      .orderBy(asc(verifications.at), asc(verifications.id)),
  );
  return async (rows) => {
    const completions = rows.filter(({ kind }) => kind === 'completion').map(({ id }) => id);
    const found = new Map<EntryId, { named: Set<PersonId>; nameless: number }>();
    for (const { entry, owner, giver } of await byEntry(completions)) {
      const known = found.get(entry) ?? { named: new Set(), nameless: 0 };
      found.set(entry, known);
      if (giver === null) known.nameless += 1;
      // By linking, owner and giver may have become one person.
      else if (giver !== owner) known.named.add(giver);
    }
    return {
      of(entry) {
        const known = found.get(entry);
        if (known === undefined) return UNVERIFIED;
        return { verifiedBy: [...known.named], namelessVerifications: known.nameless };
      },
    };
  };
}

export function verificationWrites(engine: Engine): CompletionWrites {
  const { db, tables, prepare } = engine;
  const { accounts, verifications } = tables;
  const accountOf = lastUsedAccount(engine);
  const remove = prepare('verification_delete', ['entry', 'person'], ({ entry, person }) => {
    const own = db.select({ id: accounts.id }).from(accounts).where(eq(accounts.personId, person));
    return db
      .delete(verifications)
      .where(and(eq(verifications.entryId, entry), inArray(verifications.accountId, own)))
      .returning();
  });
  const insert = prepare('verification_insert', ['entryId', 'accountId', 'at'], (values) =>
    db.insert(verifications).values(values),
  );
  return {
    async toggleVerification(id, by, at) {
      const removed = await remove({ entry: id, person: by });
      if (removed.length > 0) return false;
      await insert({ entryId: id, accountId: await accountOf(by), at: millis(at) });
      return true;
    },
  };
}
