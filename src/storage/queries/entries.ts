// Entries one by one and in lists: history, completions, metrics.

import type { CompletionEntry, Entry } from '#core/model/entry.ts';
import type { EntryId, PersonId } from '#core/model/ids.ts';
import type { Reads } from '#core/ports/store.ts';
import { and, asc, desc, eq, inArray, isNull, sql } from '../drizzle.ts';
import type { Engine } from '../engine.ts';
import { prepareList } from '../in-list.ts';
import { completionOf, type EntryRow, entryOf, metricOf } from './entry-rows.ts';

type EntryReads = Pick<
  Reads,
  'entry' | 'latestEntry' | 'history' | 'completion' | 'completions' | 'metrics'
>;

export function entryReads(engine: Engine): EntryReads {
  const { db } = engine;
  const { entries } = engine.tables;
  const verifiersOf = prepareVerifiers(engine);
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
      .where(and(eq(entries.memberId, member), isNull(entries.undoneAt)))
      .orderBy(desc(entries.id))
      .limit(1),
  );
  const page = engine.prepare('history', ['member', 'limit', 'offset'], (v) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, v.member), isNull(entries.undoneAt)))
      .orderBy(...latestFirst)
      .limit(v.limit)
      .offset(v.offset),
  );
  const pageOfKind = engine.prepare('history_kind', ['member', 'kind', 'limit', 'offset'], (v) =>
    db
      .select()
      .from(entries)
      .where(
        and(eq(entries.memberId, v.member), eq(entries.kind, v.kind), isNull(entries.undoneAt)),
      )
      .orderBy(...latestFirst)
      .limit(v.limit)
      .offset(v.offset),
  );
  const completion = engine.prepare('completion', ['member', 'item'], ({ member, item }) =>
    db
      .select()
      .from(entries)
      .where(
        and(
          eq(entries.memberId, member),
          eq(entries.item, item),
          completed,
          isNull(entries.undoneAt),
        ),
      ),
  );
  const completions = engine.prepare('completions', ['member'], ({ member }) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, member), completed, isNull(entries.undoneAt)))
      .orderBy(asc(entries.date), asc(entries.id)),
  );
  const metrics = engine.prepare('metrics', ['member'], ({ member }) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, member), measured, isNull(entries.undoneAt)))
      .orderBy(asc(entries.date), asc(entries.id)),
  );

  async function withVerifiers(rows: readonly EntryRow[]): Promise<Entry[]> {
    const verifiers = await verifiersOf(rows);
    return rows.map((row) => entryOf(row, verifiers.get(row.id) ?? []));
  }
  async function completionsOf(rows: readonly EntryRow[]): Promise<CompletionEntry[]> {
    const verifiers = await verifiersOf(rows);
    return rows.map((row) => completionOf(row, verifiers.get(row.id) ?? []));
  }

  return {
    entry: async (id) => (await withVerifiers(await byId({ id })))[0],
    latestEntry: async (member) => (await withVerifiers(await latest({ member })))[0],
    async history(member, { kind, offset, limit }) {
      const values = { member, offset, limit };
      return withVerifiers(
        await (kind === undefined ? page(values) : pageOfKind({ ...values, kind })),
      );
    },
    completion: async (member, item) =>
      (await completionsOf(await completion({ member, item })))[0],
    completions: async (member) => completionsOf(await completions({ member })),
    metrics: async (member) => (await metrics({ member })).map(metricOf),
  };
}

/** Who verified each completion among some entries, in the order of verifying. */
function prepareVerifiers(engine: Engine) {
  const { verifications } = engine.tables;
  const byEntry = prepareList(engine, 'verifications', (ids) =>
    engine.db
      .select({ entry: verifications.entryId, person: verifications.personId })
      .from(verifications)
      .where(inArray(verifications.entryId, ids))
      .orderBy(asc(verifications.at), asc(verifications.personId)),
  );
  return async (rows: readonly EntryRow[]): Promise<ReadonlyMap<EntryId, PersonId[]>> => {
    const completions = rows.filter(({ kind }) => kind === 'completion').map(({ id }) => id);
    const verifiers = new Map<EntryId, PersonId[]>();
    for (const { entry, person } of await byEntry(completions)) {
      const known = verifiers.get(entry);
      if (known) known.push(person);
      else verifiers.set(entry, [person]);
    }
    return verifiers;
  };
}
