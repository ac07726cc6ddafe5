// Entries one by one and in lists: history, completions, metrics.

import type { CompletionEntry, Entry } from '#core/model/entries.ts';
import type { Reads } from '#core/model/store.ts';
import { and, asc, desc, eq, sql } from '../drizzle.ts';
import type { Engine } from '../engine.ts';
import { completionOf, type EntryRow, entryOf, metricOf } from './entry-rows.ts';
import { standing } from './standing.ts';
import { prepareVerifications } from './verifications.ts';

type EntryReads = Pick<
  Reads,
  'entry' | 'latestEntry' | 'history' | 'completion' | 'completions' | 'metrics'
>;

export function entryReads(engine: Engine): EntryReads {
  const { db } = engine;
  const { entries } = engine.tables;
  const verificationsOf = prepareVerifications(engine);
  const stands = standing(entries);
  // Written out, not bound: an index over a part of the rows serves only queries that show the same condition.
  const completed = sql`${entries.kind} = 'completion'`;
  const measured = sql`${entries.kind} = 'metric'`;
  const latestFirst = [desc(entries.date), desc(entries.id)] as const;

  const byId = engine.prepare('entry', ['id'], ({ id }) =>
    db.select().from(entries).where(eq(entries.id, id)),
  );
  const latest = engine.prepare('entry_latest', ['member'], ({ member }) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, member), stands))
      .orderBy(desc(entries.id))
      .limit(1),
  );
  const page = engine.prepare('history', ['member', 'limit', 'offset'], (v) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, v.member), stands))
      .orderBy(...latestFirst)
      .limit(v.limit)
      .offset(v.offset),
  );
  const pageOfKind = engine.prepare('history_kind', ['member', 'kind', 'limit', 'offset'], (v) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, v.member), eq(entries.kind, v.kind), stands))
      .orderBy(...latestFirst)
      .limit(v.limit)
      .offset(v.offset),
  );
  const completion = engine.prepare('completion', ['member', 'item'], ({ member, item }) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, member), eq(entries.item, item), completed, stands)),
  );
  const completions = engine.prepare('completions', ['member'], ({ member }) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, member), completed, stands))
      .orderBy(asc(entries.date), asc(entries.id)),
  );
  const metrics = engine.prepare('metrics', ['member'], ({ member }) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, member), measured, stands))
      .orderBy(asc(entries.date), asc(entries.id)),
  );

  async function withVerifications(rows: readonly EntryRow[]): Promise<Entry[]> {
    const verifications = await verificationsOf(rows);
    return rows.map((row) => entryOf(row, verifications.of(row.id)));
  }
  async function completionsOf(rows: readonly EntryRow[]): Promise<CompletionEntry[]> {
    const verifications = await verificationsOf(rows);
    return rows.map((row) => completionOf(row, verifications.of(row.id)));
  }

  return {
    entry: async (id) => (await withVerifications(await byId({ id })))[0],
    latestEntry: async (member) => (await withVerifications(await latest({ member })))[0],
    async history(member, { kind, offset, limit }) {
      const values = { member, offset, limit };
      return withVerifications(
        await (kind === undefined ? page(values) : pageOfKind({ ...values, kind })),
      );
    },
    completion: async (member, item) =>
      (await completionsOf(await completion({ member, item })))[0],
    completions: async (member) => completionsOf(await completions({ member })),
    metrics: async (member) => (await metrics({ member })).map(metricOf),
  };
}
