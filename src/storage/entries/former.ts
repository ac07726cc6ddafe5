// What entries were before they were undone, restored or edited.

import type { EntryReads, FormerEntry } from '#core/model/entries.ts';
import type { AccountId } from '#core/model/ids.ts';
import type { Instant } from '#core/time/temporal.ts';
import { asc, eq } from '../driver/drizzle.ts';
import { instant, millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { type EntryRow, entryOf, formerOf, UNVERIFIED } from './rows.ts';

export function formerEntries({ db, tables, prepare }: Engine): Pick<EntryReads, 'formerVersions'> {
  const { entries, entryChanges } = tables;
  const ofEntry = prepare('entry_changes', ['entry'], ({ entry }) =>
    db
      .select({ change: entryChanges, row: entries })
      .from(entryChanges)
      .innerJoin(entries, eq(entries.id, entryChanges.entryId))
      .where(eq(entryChanges.entryId, entry))
      .orderBy(asc(entryChanges.id)),
  );
  return {
    formerVersions: async (entry) =>
      (await ofEntry({ entry })).map(({ change, row }) => formerEntryOf(change, row)),
  };
}

type ChangeRow = Engine['tables']['entryChanges']['$inferSelect'];

/** The entry as it was, without verifications: only those of now are kept. */
export function formerEntryOf({ what, at, former }: ChangeRow, row: EntryRow): FormerEntry {
  return { what, at: instant(at), entry: entryOf({ ...row, ...former }, UNVERIFIED) };
}

/** Keeps what an entry was; `row` is as it was read before the change. */
export function recordChange({ db, tables, prepare }: Engine) {
  const insert = prepare(
    'entry_change_insert',
    ['entryId', 'at', 'accountId', 'what', 'former'],
    (values) => db.insert(tables.entryChanges).values(values),
  );
  return async (row: EntryRow, what: FormerEntry['what'], by: AccountId, at: Instant) => {
    const former = formerOf(row);
    await insert({ entryId: row.id, at: millis(at), accountId: by, what, former });
  };
}
