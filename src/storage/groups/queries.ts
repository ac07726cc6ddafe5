// Groups.

import type { Group, GroupReads, GroupWrites } from '#core/model/groups.ts';
import { eq } from '../driver/drizzle.ts';
import { dateText, instant, millis, plainDate } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';

export function groupReads(engine: Engine): GroupReads {
  const { groups, members } = engine.tables;
  const { db } = engine;
  const byId = engine.prepare('group', ['id'], ({ id }) =>
    db.select().from(groups).where(eq(groups.id, id)),
  );
  return {
    async hasHadMembers(group) {
      const found = db
        .select({ id: members.id })
        .from(members)
        .where(eq(members.groupId, group))
        .limit(1);
      return (await engine.once('group_has_members', found)).length > 0;
    },
    byId: async (id) => (await byId({ id })).map(groupOf)[0],
  };
}

export function groupWrites(engine: Engine): GroupWrites {
  const { groups } = engine.tables;
  const { db } = engine;
  return {
    async add(group) {
      const { start, nudge, createdAt, ...same } = group;
      const values = {
        ...same,
        start: dateText(start),
        nudgeDay: nudge.day,
        nudgeTime: nudge.time,
        createdAt: millis(createdAt),
      };
      const rows = await engine.once('group_insert', db.insert(groups).values(values).returning());
      return groupOf(oneRow(rows));
    },
    async update(id, { start, nudge, ...same }) {
      const change = {
        ...same,
        ...(start && { start: dateText(start) }),
        ...(nudge && { nudgeDay: nudge.day, nudgeTime: nudge.time }),
      };
      if (Object.keys(change).length === 0) return;
      await engine.once('group_update', db.update(groups).set(change).where(eq(groups.id, id)));
    },
  };
}

export function groupOf(row: Tables['groups']['$inferSelect']): Group {
  return {
    id: row.id,
    name: row.name,
    timeZone: row.timeZone,
    start: plainDate(row.start),
    roadmap: row.roadmap,
    nudge: { day: row.nudgeDay, time: row.nudgeTime },
    createdAt: instant(row.createdAt),
    ...(row.setUpBy !== null && { setUpBy: row.setUpBy }),
  };
}
