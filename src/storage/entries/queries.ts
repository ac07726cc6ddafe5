// What records entries, undoes and restores them.
import type { EntryWrites } from '#core/model/entries.ts';
import { ConflictError } from '#core/model/store-error.ts';
import { millis } from '../columns.ts';
import { settling } from '../completions/earliest-counts.ts';
import { eq, sql } from '../drizzle.ts';
import type { Engine } from '../engine.ts';
import { only } from '../one-row.ts';
import { together } from '../together.ts';
import { entryEdits } from './edit.ts';
import { recordChange } from './former.ts';
import { type EntryRow, entryOf, rowOf, UNVERIFIED } from './rows.ts';

export function entryWrites(engine: Engine): EntryWrites {
  return together(recording(engine), undoing(engine), entryEdits(engine));
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

function recording({ db, tables, prepare }: Engine): Pick<EntryWrites, 'add'> {
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
    async add(entry, at) {
      return entryOf(only(await insert({ ...rowOf(entry), recordedAt: millis(at) })), UNVERIFIED);
    },
  };
}

function undoing(engine: Engine): Pick<EntryWrites, 'setUndone'> {
  const { db, tables, prepare } = engine;
  const { entries } = tables;
  const { rivals, settle } = settling(engine);
  const record = recordChange(engine);
  const byId = prepare('entry_former', ['id'], ({ id }) =>
    db.select().from(entries).where(eq(entries.id, id)),
  );
  const undo = prepare('entry_undo', ['id', 'at'], ({ id, at }) =>
    db
      .update(entries)
      .set({ undoneAt: sql`${at}`, setAside: false })
      .where(eq(entries.id, id)),
  );
  const restore = prepare('entry_restore', ['id', 'setAside'], ({ id, setAside }) =>
    db
      .update(entries)
      .set({ undoneAt: null, setAside: sql`${setAside}` })
      .where(eq(entries.id, id)),
  );

  /** Beside a completion by another account of the person there is room: the earlier one counts. */
  async function restoreBesideRivals({ id, memberId, accountId, item }: EntryRow): Promise<void> {
    const others = item === null ? [] : await rivals(memberId, item);
    if (others.some((other) => other.accountId === accountId)) {
      throw new ConflictError('The item has been completed anew.');
    }
    await restore({ id, setAside: others.length > 0 ? 1 : 0 });
  }

  return {
    async setUndone(id, undone, by, at) {
      const [row] = await byId({ id });
      if (row === undefined || (row.undoneAt !== null) === undone) return false;
      const completed = row.kind === 'completion' ? row.item : null;
      if (undone) await undo({ id, at: millis(at) });
      else if (completed === null) await restore({ id, setAside: 0 });
      else await restoreBesideRivals(row);
      await record(row, undone ? 'undo' : 'restore', by, at);
      if (completed !== null) await settle(row.memberId, completed);
      return true;
    },
  };
}
