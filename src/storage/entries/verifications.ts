// Who verified which completion. Accounts verify; what counts are persons other than the owner, each once.
import type { EntryId, PersonId } from '#core/model/ids.ts';
import { asc, eq, inArray } from '../driver/drizzle.ts';
import type { Engine } from '../engine/engine.ts';
import { prepareList } from '../engine/in-list.ts';
import { type EntryRow, UNVERIFIED, type Verified } from './rows.ts';

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
