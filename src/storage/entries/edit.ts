// Correcting entries: what they were is kept, and what rested on the old state follows.

import type { EntryChange, EntryWrites } from '#core/model/entries.ts';
import type { EntryId } from '#core/model/ids.ts';
import { ConflictError } from '#core/model/store-error.ts';
import { mondayOf } from '#core/time/week.ts';
import { eq } from '../driver/drizzle.ts';
import { dateText } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { required } from '../engine/rows.ts';
import { completionsOfItem } from './earliest-counts.ts';
import { recordChange } from './former.ts';
import { readEntries } from './read.ts';
import type { EntryRow } from './rows.ts';

export function editEntries(engine: Engine): Pick<EntryWrites, 'edit'> {
  const { db } = engine;
  const { entries } = engine.tables;
  const { ofItem, letEarliestCount } = completionsOfItem(engine);
  const { byId: entry } = readEntries(engine);
  const record = recordChange(engine);
  const rowOf = prepareRow(engine);

  async function refuseSecond({ memberId }: EntryRow, item: string): Promise<void> {
    if ((await ofItem(memberId, item)).length === 0) return;
    throw new ConflictError('The item that a completion was moved to is completed already.');
  }

  return {
    async edit(id, change, by, at) {
      const row = await rowOf(id);
      const changed = changedColumns(row, change);
      if (Object.keys(changed).length > 0) {
        const completed = row.kind === 'completion' && row.undoneAt === null;
        if (completed && typeof changed.item === 'string') await refuseSecond(row, changed.item);
        await engine.once('entry_edit', db.update(entries).set(changed).where(eq(entries.id, id)));
        await record(row, 'edit', by, at);
        // They were given for a former link; one that is added takes none away.
        const replaced = changed.evidence !== undefined && row.evidence !== null;
        if (replaced) await clearVerifications(engine, id);
        // Another completion of the item may be earlier now, or stand alone.
        const items = [row.item, changed.item].filter((item) => typeof item === 'string');
        if (completed) for (const item of items) await letEarliestCount(row.memberId, item);
      }
      return required((await entry(id)) ?? null, 'id');
    },
  };
}

function prepareRow({ db, tables: { entries }, prepare }: Engine) {
  const byId = prepare('entry_to_edit', ['id'], ({ id }) =>
    db.select().from(entries).where(eq(entries.id, id)),
  );
  return async (id: EntryId): Promise<EntryRow> => {
    const [row] = await byId({ id });
    if (row === undefined) throw new Error('An entry was edited that does not exist.');
    return row;
  };
}

async function clearVerifications({ db, tables, once }: Engine, id: EntryId): Promise<void> {
  const { verifications } = tables;
  const clear = db.delete(verifications).where(eq(verifications.entryId, id));
  await once('verifications_clear', clear);
}

type Columns = Partial<EntryRow>;

/** What a change makes different. That the entry's kind has it, the table's checks see to. */
function changedColumns(row: EntryRow, { date, ...same }: EntryChange): Columns {
  const wanted: Columns = {
    ...same,
    ...(date && { date: dateText(date), week: dateText(mondayOf(date)) }),
  };
  const current = new Map<string, unknown>(Object.entries(row));
  const different = Object.entries(wanted).filter(
    ([column, value]) => value !== undefined && value !== current.get(column),
  );
  return Object.fromEntries(different);
}
