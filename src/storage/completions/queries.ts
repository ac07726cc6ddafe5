// Completions: a member's, and a group's by item; verifying them.
import type { CompletionReads, CompletionWrites } from '#core/model/completions.ts';
import type { CompletionEntry } from '#core/model/entries.ts';
import type { MemberId } from '#core/model/ids.ts';
import { lastUsedAccount } from '../accounts/queries.ts';
import { and, asc, between, desc, eq, inArray, isNull, sql } from '../driver/drizzle.ts';
import { bounds, dateText, millis, plainDate } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { required } from '../engine/rows.ts';
import { together } from '../engine/together.ts';
import { counted } from '../entries/counted.ts';
import { completionOf, type EntryRow } from '../entries/rows.ts';
import { prepareVerifications } from '../entries/verifications.ts';
import { followsCohort } from '../members/queries.ts';

export function completionReads(engine: Engine): CompletionReads {
  return together(
    readCompletions(engine),
    countCompletions(engine),
    readDeliverables(engine),
    readCohort(engine),
  );
}

export function completionWrites(engine: Engine): CompletionWrites {
  const { db, tables, prepare } = engine;
  const { accounts, verifications } = tables;
  const accountOf = lastUsedAccount(engine);
  const remove = prepare('verification_delete', ['entry', 'person'], ({ entry, person }) => {
    const own = db.select({ id: accounts.id }).from(accounts).where(eq(accounts.personId, person));
    return db
      .delete(verifications)
      .where(and(eq(verifications.entryId, entry), inArray(verifications.accountId, own)))
      .returning();
  });
  const insert = prepare('verification_insert', ['entryId', 'accountId', 'at'], (values) =>
    db.insert(verifications).values(values),
  );
  return {
    async toggleVerification(id, by, at) {
      const removed = await remove({ entry: id, person: by });
      if (removed.length > 0) return false;
      await insert({ entryId: id, accountId: await accountOf(by), at: millis(at) });
      return true;
    },
  };
}

/** Written out, not bound: an index over a part of the rows serves only queries that show the same condition. */
function isCompletion(entries: Tables['entries']) {
  return sql`${entries.kind} = 'completion'`;
}

function readCompletions(engine: Engine): Pick<CompletionReads, 'byItem' | 'ofMember'> {
  const { db } = engine;
  const { entries } = engine.tables;
  const verificationsOf = prepareVerifications(engine);
  const isCounted = counted(entries);
  const completed = isCompletion(entries);

  const completion = engine.prepare('completion', ['member', 'item'], ({ member, item }) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, member), eq(entries.item, item), completed, isCounted)),
  );
  const completions = engine.prepare('completions', ['member'], ({ member }) =>
    db
      .select()
      .from(entries)
      .where(and(eq(entries.memberId, member), completed, isCounted))
      .orderBy(asc(entries.date), asc(entries.id)),
  );

  async function completionsOf(rows: readonly EntryRow[]): Promise<CompletionEntry[]> {
    const verifications = await verificationsOf(rows);
    return rows.map((row) => completionOf(row, verifications.of(row.id)));
  }

  return {
    byItem: async (member, item) => (await completionsOf(await completion({ member, item })))[0],
    ofMember: async (member) => completionsOf(await completions({ member })),
  };
}

function readCohort({ db, tables, once }: Engine): Pick<CompletionReads, 'latestOfCohort'> {
  const { entries, members } = tables;
  return {
    async latestOfCohort(group, range, limit) {
      const { from, until } = bounds(range);
      const found = db
        .select({ id: entries.id })
        .from(entries)
        .innerJoin(members, eq(members.id, entries.memberId))
        .where(
          and(
            eq(entries.groupId, group),
            between(entries.date, from, until),
            eq(entries.itemKind, 'deliverable'),
            counted(entries),
            followsCohort(members),
          ),
        )
        .orderBy(desc(entries.id))
        .limit(limit);
      return (await once('cohort_completions', found)).map(({ id }) => id);
    },
  };
}

function countCompletions({ db, tables, once }: Engine): Pick<CompletionReads, 'countByItem'> {
  const { entries, members } = tables;
  return {
    async countByItem(group) {
      // Member by member: an index holds their completions apart from the hours, which are most of a history.
      const counts = db
        .select({ item: entries.item, count: sql<number>`count(*)` })
        .from(members)
        .innerJoin(entries, eq(entries.memberId, members.id))
        .where(and(eq(members.groupId, group), isCompletion(entries), counted(entries)))
        .groupBy(entries.item);
      const rows = await once('completions_by_item', counts);
      return new Map(rows.flatMap(({ item, count }) => (item === null ? [] : [[item, count]])));
    },
  };
}

function readDeliverables(
  engine: Engine,
): Pick<
  CompletionReads,
  'deliverablesBetween' | 'countByDeliverable' | 'deliverablesInGroup' | 'cairn'
> {
  const inPeriod = prepareDeliverablesBetween(engine);
  const inGroup = prepareDeliverablesInGroup(engine);
  const memberCounts = prepareCountByDeliverable(engine);
  const stones = prepareCairn(engine);
  return {
    async deliverablesBetween(group, from, until) {
      const rows = await inPeriod({ group, from: dateText(from), until: dateText(until) });
      return rows.map(({ member, item, date }) => ({
        member,
        item: required(item, 'item'),
        date: plainDate(date),
      }));
    },
    async cairn(group, member) {
      const [counts] = await stones({ group, member });
      return counts ?? { own: 0, all: 0 };
    },
    async countByDeliverable(group) {
      const rows = await memberCounts({ group });
      return new Map(rows.map(({ item, count }) => [required(item, 'item'), count]));
    },
    async deliverablesInGroup(group) {
      const found = new Map<MemberId, Set<string>>();
      for (const { member, item } of await inGroup({ group })) {
        const known = found.get(member) ?? new Set();
        found.set(member, known.add(required(item, 'item')));
      }
      return found;
    },
  };
}

/** By member and kind, which is what their index begins with: the hours are most of a history. */
function isDeliverable(entries: Tables['entries']) {
  return and(isCompletion(entries), sql`${entries.itemKind} = 'deliverable'`, counted(entries));
}

function prepareDeliverablesBetween({ db, tables: { entries, members }, prepare }: Engine) {
  return prepare('deliverables_between', ['group', 'from', 'until'], (v) =>
    db
      .select({ member: entries.memberId, item: entries.item, date: entries.date })
      .from(entries)
      .innerJoin(members, eq(members.id, entries.memberId))
      .where(
        and(
          eq(entries.groupId, v.group),
          between(entries.date, v.from, v.until),
          isDeliverable(entries),
          sql`${entries.date} >= ${members.start}`,
          isNull(members.leftAt),
        ),
      )
      .orderBy(asc(entries.date), asc(entries.id)),
  );
}

function prepareDeliverablesInGroup({ db, tables: { entries, members }, prepare }: Engine) {
  return prepare('deliverables_in_group', ['group'], ({ group }) =>
    db
      .select({ member: entries.memberId, item: entries.item })
      .from(members)
      .innerJoin(entries, eq(entries.memberId, members.id))
      .where(and(eq(members.groupId, group), isNull(members.leftAt), isDeliverable(entries))),
  );
}

function prepareCairn({ db, tables: { entries, members }, prepare }: Engine) {
  return prepare('cairn', ['group', 'member'], ({ group, member }) => {
    const seen = sql`${members.visibility} <> 'hidden' and ${members.leftAt} is null`;
    return db
      .select({
        own: sql`coalesce(sum(case when ${members.id} = ${member} then 1 else 0 end), 0)`.mapWith(
          Number,
        ),
        all: sql`coalesce(sum(case when ${seen} then 1 else 0 end), 0)`.mapWith(Number),
      })
      .from(members)
      .innerJoin(entries, eq(entries.memberId, members.id))
      .where(
        and(
          eq(members.groupId, group),
          isDeliverable(entries),
          sql`${entries.date} >= ${members.start}`,
        ),
      );
  });
}

function prepareCountByDeliverable({ db, tables: { entries, members }, prepare }: Engine) {
  return prepare('count_by_deliverable', ['group'], ({ group }) =>
    db
      .select({ item: entries.item, count: sql`count(*)`.mapWith(Number) })
      .from(members)
      .innerJoin(entries, eq(entries.memberId, members.id))
      .where(and(eq(members.groupId, group), isNull(members.leftAt), isDeliverable(entries)))
      .groupBy(entries.item),
  );
}
