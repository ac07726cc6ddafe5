// Completions: a member's, and a group's by item; verifying them.
import type { CompletionReads, CompletionWrites } from '#core/model/completions.ts';
import type { CompletionEntry } from '#core/model/entries.ts';
import type { MemberId } from '#core/model/ids.ts';
import { lastUsedAccount } from '../accounts/queries.ts';
import { dateText, millis, plainDate } from '../engine/columns.ts';
import { and, asc, between, eq, inArray, isNull, sql } from '../engine/drizzle.ts';
import type { Engine } from '../engine/engine.ts';
import { required } from '../engine/rows.ts';
import { together } from '../engine/together.ts';
import { counted } from '../entries/counted.ts';
import { completionOf, type EntryRow } from '../entries/rows.ts';
import { prepareVerifications } from './verifications.ts';

export function completionReads(engine: Engine): CompletionReads {
  return together(readCompletions(engine), readDeliverables(engine));
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

function readCompletions(
  engine: Engine,
): Pick<CompletionReads, 'byItem' | 'ofMember' | 'countByItem'> {
  const { db } = engine;
  const { entries, members } = engine.tables;
  const verificationsOf = prepareVerifications(engine);
  const isCounted = counted(entries);
  // Written out, not bound: an index over a part of the rows serves only queries that show the same condition.
  const completed = sql`${entries.kind} = 'completion'`;

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
    async countByItem(group) {
      // Member by member: an index holds their completions apart from the hours, which are most of a history.
      const counted = db
        .select({ item: entries.item, count: sql<number>`count(*)` })
        .from(members)
        .innerJoin(entries, eq(entries.memberId, members.id))
        .where(and(eq(members.groupId, group), completed, isCounted))
        .groupBy(entries.item);
      const rows = await engine.once('completions_by_item', counted);
      return new Map(rows.flatMap(({ item, count }) => (item === null ? [] : [[item, count]])));
    },
  };
}

function readDeliverables(
  engine: Engine,
): Pick<CompletionReads, 'deliverablesBetween' | 'countByDeliverable' | 'deliverablesInGroup'> {
  const { db } = engine;
  const { entries, members } = engine.tables;
  const isCounted = counted(entries);
  // By member and kind, which is what their index begins with: the hours are most of a history.
  const deliverables = and(
    sql`${entries.kind} = 'completion'`,
    sql`${entries.itemKind} = 'deliverable'`,
    isCounted,
  );
  const hasNotLeft = isNull(members.leftAt);

  const inPeriod = engine.prepare('deliverables_between', ['group', 'from', 'until'], (v) =>
    db
      .select({ member: entries.memberId, item: entries.item, date: entries.date })
      .from(entries)
      .innerJoin(members, eq(members.id, entries.memberId))
      .where(
        and(
          eq(entries.groupId, v.group),
          between(entries.date, v.from, v.until),
          deliverables,
          sql`${entries.date} >= ${members.start}`,
          hasNotLeft,
        ),
      )
      .orderBy(asc(entries.date), asc(entries.id)),
  );
  const inGroup = engine.prepare('deliverables_in_group', ['group'], ({ group }) =>
    db
      .select({ member: entries.memberId, item: entries.item })
      .from(members)
      .innerJoin(entries, eq(entries.memberId, members.id))
      .where(and(eq(members.groupId, group), hasNotLeft, deliverables)),
  );
  const memberCounts = engine.prepare('count_by_deliverable', ['group'], ({ group }) =>
    db
      .select({ item: entries.item, count: sql`count(*)`.mapWith(Number) })
      .from(members)
      .innerJoin(entries, eq(entries.memberId, members.id))
      .where(and(eq(members.groupId, group), hasNotLeft, deliverables))
      .groupBy(entries.item),
  );

  return {
    async deliverablesBetween(group, from, until) {
      const rows = await inPeriod({ group, from: dateText(from), until: dateText(until) });
      return rows.map(({ member, item, date }) => ({
        member,
        item: required(item, 'item'),
        date: plainDate(date),
      }));
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
