// Entries one by one and in lists: history, metrics, latest dates.
import type { Entry, EntryReads } from '#core/model/entries.ts';
import { prepareVerifications } from '../completions/verifications.ts';
import { plainDate } from '../engine/columns.ts';
import { and, asc, desc, eq, isNull, sql } from '../engine/drizzle.ts';
import type { Engine } from '../engine/engine.ts';
import { counted } from './counted.ts';
import { type EntryRow, entryOf, metricOf } from './rows.ts';

export function readEntries(engine: Engine): Omit<EntryReads, 'formerVersions'> {
  const { db } = engine;
  const { entries, members } = engine.tables;
  const verificationsOf = prepareVerifications(engine);
  const isCounted = counted(entries);
  // Written out, not bound: an index over a part of the rows serves only queries that show the same condition.
  const measured = sql`${entries.kind} = 'metric'`;
  const latestFirst = [desc(entries.date), desc(entries.id)] as const;

  const byId = engine.prepare('entry', ['id'], ({ id }) =>
    db.select().from(entries).where(eq(entries.id, id)),
  );
  const latest = engine.prepare('entry_latest', ['member'], ({ member }) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, member), isCounted))
      .orderBy(desc(entries.id))
      .limit(1),
  );
  const page = engine.prepare('history', ['member', 'limit', 'offset'], (v) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, v.member), isCounted))
      .orderBy(...latestFirst)
      .limit(v.limit)
      .offset(v.offset),
  );
  const pageOfKind = engine.prepare('history_kind', ['member', 'kind', 'limit', 'offset'], (v) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, v.member), eq(entries.kind, v.kind), isCounted))
      .orderBy(...latestFirst)
      .limit(v.limit)
      .offset(v.offset),
  );
  const metrics = engine.prepare('metrics', ['member'], ({ member }) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, member), measured, isCounted))
      .orderBy(asc(entries.date), asc(entries.id)),
  );

  const latestDates = engine.prepare('last_dates', ['group'], ({ group }) => {
    // At the end of each member's dates; grouped, all their entries would be read.
    const last = db
      .select({ date: entries.date })
      .from(entries)
      .where(and(eq(entries.memberId, members.id), isCounted))
      .orderBy(desc(entries.date), desc(entries.id))
      .limit(1);
    return db
      .select({ member: members.id, date: sql<string | null>`(${last})` })
      .from(members)
      .where(and(eq(members.groupId, group), isNull(members.leftAt)));
  });

  async function withVerifications(rows: readonly EntryRow[]): Promise<Entry[]> {
    const verifications = await verificationsOf(rows);
    return rows.map((row) => entryOf(row, verifications.of(row.id)));
  }

  return {
    byId: async (id) => (await withVerifications(await byId({ id })))[0],
    latest: async (member) => (await withVerifications(await latest({ member })))[0],
    async history(member, { kind, offset, limit }) {
      const values = { member, offset, limit };
      return withVerifications(
        await (kind === undefined ? page(values) : pageOfKind({ ...values, kind })),
      );
    },
    async latestDates(group) {
      const rows = await latestDates({ group });
      return new Map(
        rows.flatMap(({ member, date }) => (date === null ? [] : [[member, plainDate(date)]])),
      );
    },
    metrics: async (member) => (await metrics({ member })).map(metricOf),
  };
}
