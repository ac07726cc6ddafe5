// Undoing entries, and restoring them.
import type { EntryWrites } from '#core/model/entries.ts';
import { ConflictError } from '#core/model/store-error.ts';
import { eq, sql } from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { completionsOfItem } from './earliest-counts.ts';
import { recordChange } from './former.ts';
import type { EntryRow } from './rows.ts';

export function undoEntries(engine: Engine): Pick<EntryWrites, 'setUndone'> {
  const { ofItem, letEarliestCount } = completionsOfItem(engine);
  const record = recordChange(engine);
  const { byId, undo, restore } = prepareUndoing(engine);

  /** Beside a completion by another account of the person there is room: the earlier one counts. */
  async function restoreCompletion({ id, memberId, accountId, item }: EntryRow): Promise<void> {
    const others = item === null ? [] : await ofItem(memberId, item);
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
      else await restoreCompletion(row);
      await record(row, undone ? 'undo' : 'restore', by, at);
      if (completed !== null) await letEarliestCount(row.memberId, completed);
      return true;
    },
  };
}

function prepareUndoing({ db, tables: { entries }, prepare }: Engine) {
  return {
    byId: prepare('entry_former', ['id'], ({ id }) =>
      db.select().from(entries).where(eq(entries.id, id)),
    ),
    undo: prepare('entry_undo', ['id', 'at'], ({ id, at }) =>
      db
        .update(entries)
        .set({ undoneAt: sql`${at}`, setAside: false })
        .where(eq(entries.id, id)),
    ),
    restore: prepare('entry_restore', ['id', 'setAside'], ({ id, setAside }) =>
      db
        .update(entries)
        .set({ undoneAt: null, setAside: sql`${setAside}` })
        .where(eq(entries.id, id)),
    ),
  };
}
