// Completions: a member's, and a group's by item.
import type { CompletionReads } from '#core/model/completions.ts';
import type { CompletionEntry } from '#core/model/entries.ts';
import type { MemberId } from '#core/model/ids.ts';
import { dateText, plainDate } from '../columns.ts';
import { and, asc, between, eq, isNull, sql } from '../drizzle.ts';
import type { Engine } from '../engine.ts';
import { standing } from '../entries/counted.ts';
import { completionOf, type EntryRow } from '../entries/rows.ts';
import { present } from '../required.ts';
import { together } from '../together.ts';
import { prepareVerifications } from './verifications.ts';

export function completionReads(engine: Engine): CompletionReads {
  return together(memberReads(engine), deliverableReads(engine));
}

function memberReads(engine: Engine): Pick<CompletionReads, 'byItem' | 'ofMember' | 'countByItem'> {
  const { db } = engine;
  const { entries, members } = engine.tables;
  const verificationsOf = prepareVerifications(engine);
  const stands = standing(entries);
  // Written out, not bound: an index over a part of the rows serves only queries that show the same condition.
  const completed = sql`${entries.kind} = 'completion'`;

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
        .where(and(eq(members.groupId, group), completed, stands))
        .groupBy(entries.item);
      const rows = await engine.once('completions_by_item', counted);
      return new Map(rows.flatMap(({ item, count }) => (item === null ? [] : [[item, count]])));
    },
  };
}

function deliverableReads(
  engine: Engine,
): Pick<CompletionReads, 'deliverablesBetween' | 'membersByDeliverable' | 'deliverablesInGroup'> {
  const { db } = engine;
  const { entries, members } = engine.tables;
  const stands = standing(entries);
  // By member and kind, which is what their index begins with: the hours are most of a history.
  const stones = and(
    sql`${entries.kind} = 'completion'`,
    sql`${entries.itemKind} = 'deliverable'`,
    stands,
  );
  const here = isNull(members.leftAt);

  const laid = engine.prepare('stones_laid', ['group', 'from', 'until'], (v) =>
    db
      .select({ member: entries.memberId, item: entries.item, date: entries.date })
      .from(entries)
      .innerJoin(members, eq(members.id, entries.memberId))
      .where(
        and(
          eq(entries.groupId, v.group),
          between(entries.date, v.from, v.until),
          stones,
          sql`${entries.date} >= ${members.start}`,
          here,
        ),
      )
      .orderBy(asc(entries.date), asc(entries.id)),
  );
  const ofGroup = engine.prepare('stones_of_group', ['group'], ({ group }) =>
    db
      .select({ member: entries.memberId, item: entries.item })
      .from(members)
      .innerJoin(entries, eq(entries.memberId, members.id))
      .where(and(eq(members.groupId, group), here, stones)),
  );
  const counts = engine.prepare('stone_counts', ['group'], ({ group }) =>
    db
      .select({ item: entries.item, count: sql`count(*)`.mapWith(Number) })
      .from(members)
      .innerJoin(entries, eq(entries.memberId, members.id))
      .where(and(eq(members.groupId, group), here, stones))
      .groupBy(entries.item),
  );

  return {
    async deliverablesBetween(group, from, until) {
      const rows = await laid({ group, from: dateText(from), until: dateText(until) });
      return rows.map(({ member, item, date }) => ({
        member,
        item: present(item, 'item'),
        date: plainDate(date),
      }));
    },
    async membersByDeliverable(group) {
      const rows = await counts({ group });
      return new Map(rows.map(({ item, count }) => [present(item, 'item'), count]));
    },
    async deliverablesInGroup(group) {
      const found = new Map<MemberId, Set<string>>();
      for (const { member, item } of await ofGroup({ group })) {
        const known = found.get(member) ?? new Set();
        found.set(member, known.add(present(item, 'item')));
      }
      return found;
    },
  };
}
