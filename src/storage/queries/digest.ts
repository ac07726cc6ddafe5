// What scheduled posts ask of a whole group at once.

import type { DigestReads } from '#core/model/digest.ts';
import type { MemberId } from '#core/model/ids.ts';
import { dateText, plainDate } from '../columns.ts';
import { and, asc, between, desc, eq, isNull, sql } from '../drizzle.ts';
import type { Engine } from '../engine.ts';
import { present } from './present.ts';
import { standing } from './standing.ts';

export function digestReads(engine: Engine): DigestReads {
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
  const latest = engine.prepare('last_dates', ['group'], ({ group }) => {
    // At the end of each member's dates; grouped, all their entries would be read.
    const last = db
      .select({ date: entries.date })
      .from(entries)
      .where(and(eq(entries.memberId, members.id), stands))
      .orderBy(desc(entries.date), desc(entries.id))
      .limit(1);
    return db
      .select({ member: members.id, date: sql<string | null>`(${last})` })
      .from(members)
      .where(and(eq(members.groupId, group), here));
  });

  return {
    async stonesLaid(group, from, until) {
      const rows = await laid({ group, from: dateText(from), until: dateText(until) });
      return rows.map(({ member, item, date }) => ({
        member,
        item: present(item, 'item'),
        date: plainDate(date),
      }));
    },
    async stoneCounts(group) {
      const rows = await counts({ group });
      return new Map(rows.map(({ item, count }) => [present(item, 'item'), count]));
    },
    async lastDates(group) {
      const rows = await latest({ group });
      return new Map(
        rows.flatMap(({ member, date }) => (date === null ? [] : [[member, plainDate(date)]])),
      );
    },
    async stonesOfGroup(group) {
      const found = new Map<MemberId, Set<string>>();
      for (const { member, item } of await ofGroup({ group })) {
        const known = found.get(member) ?? new Set();
        found.set(member, known.add(present(item, 'item')));
      }
      return found;
    },
  };
}
