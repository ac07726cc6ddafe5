// What changes entries: recording, undoing and restoring, verifying.
import type { Writes } from '#core/ports/store.ts';
import { millis } from '../columns.ts';
import { and, eq, sql } from '../drizzle.ts';
import type { Engine } from '../engine.ts';
import { entryOf, formerOf, rowOf } from './entry-rows.ts';
import { only } from './only.ts';

type EntryWrites = Pick<Writes, 'addEntry' | 'setUndone' | 'toggleVerification'>;

export function entryWrites(engine: Engine): EntryWrites {
  return { ...recording(engine), ...undoing(engine), ...verifying(engine) };
}

const COLUMNS = [
  'memberId',
  'accountId',
  'kind',
  'date',
  'week',
  'minutes',
  'activity',
  'item',
  'itemKind',
  'metric',
  'amount',
  'note',
  'evidence',
  'recordedAt',
] as const;

function recording({ db, tables, prepare }: Engine): Pick<Writes, 'addEntry'> {
  const { entries, members } = tables;
  const insert = prepare('entry_insert', COLUMNS, (values) =>
    db
      .insert(entries)
      .values({
        ...values,
        groupId: sql`(select ${members.groupId} from ${members} where ${members.id} = ${values.memberId})`,
      })
      .returning(),
  );
  return {
    async addEntry(entry, at) {
      return entryOf(only(await insert({ ...rowOf(entry), recordedAt: millis(at) })), []);
    },
  };
}

function undoing({ db, tables, prepare }: Engine): Pick<Writes, 'setUndone'> {
  const { entries, entryChanges } = tables;
  const byId = prepare('entry_former', ['id'], ({ id }) =>
    db.select().from(entries).where(eq(entries.id, id)),
  );
  const update = prepare('entry_undone', ['id', 'undoneAt'], ({ id, undoneAt }) =>
    db
      .update(entries)
      .set({ undoneAt: sql`${undoneAt}` })
      .where(eq(entries.id, id)),
  );
  const record = prepare(
    'entry_change_insert',
    ['entryId', 'at', 'accountId', 'what', 'former'],
    (values) => db.insert(entryChanges).values(values),
  );
  return {
    async setUndone(id, undone, by, at) {
      const [row] = await byId({ id });
      if (row === undefined || (row.undoneAt !== null) === undone) return false;
      await update({ id, undoneAt: undone ? millis(at) : null });
      const what = undone ? 'undo' : 'restore';
      await record({ entryId: id, at: millis(at), accountId: by, what, former: formerOf(row) });
      return true;
    },
  };
}

function verifying({ db, tables, prepare }: Engine): Pick<Writes, 'toggleVerification'> {
  const { verifications } = tables;
  const remove = prepare('verification_delete', ['entry', 'person'], ({ entry, person }) =>
    db
      .delete(verifications)
      .where(and(eq(verifications.entryId, entry), eq(verifications.personId, person)))
      .returning(),
  );
  const insert = prepare('verification_insert', ['entryId', 'personId', 'at'], (values) =>
    db.insert(verifications).values(values),
  );
  return {
    async toggleVerification(id, by, at) {
      const removed = await remove({ entry: id, person: by });
      if (removed.length > 0) return false;
      await insert({ entryId: id, personId: by, at: millis(at) });
      return true;
    },
  };
}
