// Recording entries.
import type { EntryWrites } from '#core/model/entries.ts';
import { sql } from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';
import { entryOf, rowOf, UNVERIFIED } from './rows.ts';

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
  'batch',
  'recordedAt',
] as const;

export function addEntries({ db, tables, prepare }: Engine): Pick<EntryWrites, 'add'> {
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
      return entryOf(oneRow(await insert({ ...rowOf(entry), recordedAt: millis(at) })), UNVERIFIED);
    },
  };
}
