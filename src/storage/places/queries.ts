// Groups' places.
import type { GroupId } from '#core/model/ids.ts';
import type { PlaceReads, PlaceWrites } from '#core/model/places.ts';
import { and, eq, sql } from '../driver/drizzle.ts';
import type { Engine } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';
import { together } from '../engine/together.ts';
import { placeOf } from './rows.ts';
import { readStops, writeHushes, writeStops } from './stops.ts';

export function placeReads(engine: Engine): PlaceReads {
  return together(readPlaces(engine), readStops(engine));
}

export function placeWrites(engine: Engine): PlaceWrites {
  return together(writePlaces(engine), writeStops(engine), writeHushes(engine));
}

function readPlaces(engine: Engine): Pick<PlaceReads, 'byWorkspace'> {
  const { places } = engine.tables;
  const { db } = engine;
  const byWorkspace = engine.prepare('place', ['surface', 'workspaceId'], (key) =>
    db
      .select()
      .from(places)
      .where(and(eq(places.surface, key.surface), eq(places.workspaceId, key.workspaceId))),
  );
  return {
    byWorkspace: async ({ surface, workspaceId }) =>
      (await byWorkspace({ surface, workspaceId })).map(placeOf)[0],
  };
}

function writePlaces(engine: Engine): Pick<PlaceWrites, 'add' | 'update' | 'remove'> {
  const { places } = engine.tables;
  const { db } = engine;
  const lastIn = (group: GroupId) =>
    sql`(select coalesce(max(${places.joinedAs}), 0) + 1 from ${places} where ${places.groupId} = ${group})`;
  return {
    async add({ group, ...same }) {
      const values = { ...same, groupId: group, joinedAs: lastIn(group) };
      const rows = await engine.once('place_insert', db.insert(places).values(values).returning());
      return placeOf(oneRow(rows));
    },
    async update(id, { group, ...same }) {
      const moved = group !== undefined && { groupId: group, joinedAs: lastIn(group) };
      const change = { ...same, ...moved };
      if (Object.keys(change).length === 0) return;
      await engine.once('place_update', db.update(places).set(change).where(eq(places.id, id)));
    },
    async remove(id) {
      await engine.once('place_remove', db.delete(places).where(eq(places.id, id)));
    },
  };
}
