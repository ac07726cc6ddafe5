// Groups and their places.
import type { Group } from '#core/model/groups.ts';
import type { Place } from '#core/model/places.ts';
import type { Reads, Writes } from '#core/model/store.ts';
import { dateText, instant, millis, plainDate } from '../columns.ts';
import { and, asc, eq } from '../drizzle.ts';
import type { Engine, Tables } from '../engine.ts';
import { only } from './only.ts';

export function groupReads(
  engine: Engine,
): Pick<Reads, 'group' | 'hasMembers' | 'place' | 'places'> {
  const { groups, members, places } = engine.tables;
  const { db } = engine;
  const byId = engine.prepare('group', ['id'], ({ id }) =>
    db.select().from(groups).where(eq(groups.id, id)),
  );
  const byWorkspace = engine.prepare('place', ['surface', 'workspaceId'], (key) =>
    db
      .select()
      .from(places)
      .where(and(eq(places.surface, key.surface), eq(places.workspaceId, key.workspaceId))),
  );
  const byGroup = engine.prepare('places', ['group'], ({ group }) =>
    db.select().from(places).where(eq(places.groupId, group)).orderBy(asc(places.id)),
  );
  return {
    async hasMembers(group) {
      const found = db
        .select({ id: members.id })
        .from(members)
        .where(eq(members.groupId, group))
        .limit(1);
      return (await engine.once('group_has_members', found)).length > 0;
    },
    group: async (id) => (await byId({ id })).map(groupOf)[0],
    place: async ({ surface, workspaceId }) =>
      (await byWorkspace({ surface, workspaceId })).map(placeOf)[0],
    places: async (group) => (await byGroup({ group })).map(placeOf),
  };
}

export function groupWrites(
  engine: Engine,
): Pick<Writes, 'addGroup' | 'updateGroup' | 'addPlace' | 'updatePlace'> {
  const { groups, places } = engine.tables;
  const { db } = engine;
  return {
    async addGroup(group) {
      const { start, nudge, createdAt, ...same } = group;
      const values = {
        ...same,
        start: dateText(start),
        nudgeDay: nudge.day,
        nudgeTime: nudge.time,
        createdAt: millis(createdAt),
      };
      const rows = await engine.once('group_insert', db.insert(groups).values(values).returning());
      return groupOf(only(rows));
    },
    async updateGroup(id, { start, nudge, ...same }) {
      const change = {
        ...same,
        ...(start && { start: dateText(start) }),
        ...(nudge && { nudgeDay: nudge.day, nudgeTime: nudge.time }),
      };
      if (Object.keys(change).length === 0) return;
      await engine.once('group_update', db.update(groups).set(change).where(eq(groups.id, id)));
    },
    async addPlace({ group, ...same }) {
      const values = { ...same, groupId: group };
      const rows = await engine.once('place_insert', db.insert(places).values(values).returning());
      return placeOf(only(rows));
    },
    async updatePlace(id, { group, ...same }) {
      const change = { ...same, ...(group !== undefined && { groupId: group }) };
      if (Object.keys(change).length === 0) return;
      await engine.once('place_update', db.update(places).set(change).where(eq(places.id, id)));
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

function placeOf(row: Tables['places']['$inferSelect']): Place {
  return {
    id: row.id,
    group: row.groupId,
    surface: row.surface,
    workspaceId: row.workspaceId,
    name: row.name,
    ...(row.channelId !== null && { channelId: row.channelId }),
  };
}
