// Entries as rows, and rows as entries.
import type { CompletionEntry, Entry, NewEntry } from '#core/model/entries.ts';
import { minutes } from '#core/time/temporal.ts';
import { mondayOf } from '#core/time/week.ts';
import { dateText, instant, plainDate } from '../engine/columns.ts';
import type { Tables } from '../engine/engine.ts';
import { required } from '../engine/rows.ts';
import type { FormerEntry } from '../sqlite/schema/entries.ts';

export type EntryRow = Tables['entries']['$inferSelect'];

/** Who verified a completion: by name, and how many whose givers have been deleted since. */
export type Verified = Pick<CompletionEntry, 'verifiedBy' | 'namelessVerifications'>;

export const UNVERIFIED: Verified = { verifiedBy: [], namelessVerifications: 0 };

export function entryOf(row: EntryRow, verified: Verified): Entry {
  switch (row.kind) {
    case 'hours':
      return {
        ...commonOf(row),
        kind: 'hours',
        minutes: minutes(required(row.minutes, 'minutes')),
        ...(row.activity !== null && { activity: row.activity }),
        ...(row.item !== null && { item: row.item }),
      };
    case 'completion':
      return completionOf(row, verified);
    case 'metric':
      return metricOf(row);
  }
}

export function completionOf(row: EntryRow, verified: Verified): CompletionEntry {
  return {
    ...commonOf(row),
    kind: 'completion',
    item: required(row.item, 'item'),
    itemKind: required(row.itemKind, 'item_kind'),
    ...(row.evidence !== null && { evidence: row.evidence }),
    ...verified,
  };
}

export function metricOf(row: EntryRow): Extract<Entry, { kind: 'metric' }> {
  return {
    ...commonOf(row),
    kind: 'metric',
    metric: required(row.metric, 'metric'),
    amount: required(row.amount, 'amount'),
  };
}

function commonOf(row: EntryRow) {
  return {
    id: row.id,
    member: row.memberId,
    account: row.accountId,
    date: plainDate(row.date),
    ...(row.note !== null && { note: row.note }),
    ...(row.batch !== null && { batch: row.batch }),
    recordedAt: instant(row.recordedAt),
    ...(row.undoneAt !== null && { undoneAt: instant(row.undoneAt) }),
  };
}

/** A new entry's columns but for its group, which is its member's, and the time of recording. */
export function rowOf(entry: NewEntry) {
  return {
    memberId: entry.member,
    accountId: entry.account,
    kind: entry.kind,
    date: dateText(entry.date),
    // Kept, so that no engine has to do arithmetic with dates.
    week: dateText(mondayOf(entry.date)),
    note: entry.note ?? null,
    batch: entry.batch ?? null,
    ...NOTHING,
    ...ownColumns(entry),
  };
}

const NOTHING = {
  minutes: null,
  activity: null,
  item: null,
  itemKind: null,
  metric: null,
  amount: null,
  evidence: null,
};

function ownColumns(entry: NewEntry) {
  switch (entry.kind) {
    case 'hours':
      return {
        minutes: entry.minutes,
        activity: entry.activity ?? null,
        item: entry.item ?? null,
      };
    case 'completion':
      return {
        item: entry.item,
        itemKind: entry.itemKind,
        evidence: entry.evidence ?? null,
      };
    case 'metric':
      return { metric: entry.metric, amount: entry.amount };
  }
}

/** What a change of an entry can alter, as it was before. */
export function formerOf(row: EntryRow): FormerEntry {
  const { id, groupId, memberId, accountId, week, recordedAt, setAside, batch, ...former } = row;
  return former;
}
