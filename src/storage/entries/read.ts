// Entries one by one and in lists: history, metrics, latest dates.
import type { Entry, EntryReads } from '#core/model/entries.ts';
import { and, asc, desc, eq, isNull, sql } from '../driver/drizzle.ts';
import { plainDate } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { counted } from './counted.ts';
import { type EntryRow, entryOf, metricOf } from './rows.ts';
import { prepareVerifications } from './verifications.ts';

export function readEntries(engine: Engine): Omit<EntryReads, 'formerVersions'> {
  const verificationsOf = prepareVerifications(engine);
  const byId = prepareById(engine);
  const ofBatch = prepareOfBatch(engine);
  const latest = prepareLatest(engine);
  const page = preparePage(engine);
  const metrics = prepareMetrics(engine);
  const latestDates = prepareLatestDates(engine);

  async function withVerifications(rows: readonly EntryRow[]): Promise<Entry[]> {
    const verifications = await verificationsOf(rows);
    return rows.map((row) => entryOf(row, verifications.of(row.id)));
  }

  return {
    byId: async (id) => (await withVerifications(await byId({ id })))[0],
    ofBatch: async (batch) => withVerifications(await ofBatch({ batch })),
    latest: async (member) => (await withVerifications(await latest({ member })))[0],
    history: async (member, part) => withVerifications(await page(member, part)),
    async latestDates(group) {
      const rows = await latestDates({ group });
      return new Map(
        rows.flatMap(({ member, date }) => (date === null ? [] : [[member, plainDate(date)]])),
      );
    },
    metrics: async (member) => (await metrics({ member })).map(metricOf),
  };
}

function prepareById({ db, tables: { entries }, prepare }: Engine) {
  return prepare('entry', ['id'], ({ id }) => db.select().from(entries).where(eq(entries.id, id)));
}

function prepareOfBatch({ db, tables: { entries }, prepare }: Engine) {
  return prepare('entry_batch', ['batch'], ({ batch }) =>
    db.select().from(entries).where(eq(entries.batch, batch)).orderBy(asc(entries.id)),
  );
}

function prepareLatest({ db, tables: { entries }, prepare }: Engine) {
  return prepare('entry_latest', ['member'], ({ member }) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, member), counted(entries)))
      .orderBy(desc(entries.id))
      .limit(1),
  );
}

function preparePage({ db, tables: { entries }, prepare }: Engine) {
  const isCounted = counted(entries);
  const latestFirst = [desc(entries.date), desc(entries.id)] as const;
  const ofAll = prepare('history', ['member', 'limit', 'offset'], (v) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, v.member), isCounted))
      .orderBy(...latestFirst)
      .limit(v.limit)
      .offset(v.offset),
  );
  const ofKind = prepare('history_kind', ['member', 'kind', 'limit', 'offset'], (v) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, v.member), eq(entries.kind, v.kind), isCounted))
      .orderBy(...latestFirst)
      .limit(v.limit)
      .offset(v.offset),
  );
  return (...[member, { kind, offset, limit }]: Parameters<EntryReads['history']>) => {
    const values = { member, offset, limit };
    return kind === undefined ? ofAll(values) : ofKind({ ...values, kind });
  };
}

function prepareMetrics({ db, tables: { entries }, prepare }: Engine) {
  // Written out, not bound: an index over a part of the rows serves only queries that show the same condition.
  const measured = sql`${entries.kind} = 'metric'`;
  return prepare('metrics', ['member'], ({ member }) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, member), measured, counted(entries)))
      .orderBy(asc(entries.date), asc(entries.id)),
  );
}

function prepareLatestDates({ db, tables: { entries, members }, prepare }: Engine) {
  return prepare('last_dates', ['group'], ({ group }) => {
    // At the end of each member's dates; grouped, all their entries would be read.
    const last = db
      .select({ date: entries.date })
      .from(entries)
      .where(and(eq(entries.memberId, members.id), counted(entries)))
      .orderBy(desc(entries.date), desc(entries.id))
      .limit(1);
    return db
      .select({ member: members.id, date: sql<string | null>`(${last})` })
      .from(members)
      .where(and(eq(members.groupId, group), isNull(members.leftAt)));
  });
}
