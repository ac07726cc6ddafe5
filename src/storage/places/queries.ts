// Groups' places.
import type { Place, PlaceReads, PlaceWrites } from '#core/model/places.ts';
import { and, asc, eq } from '../engine/drizzle.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';
import { together } from '../engine/together.ts';
import { readStops, writeStops } from './stops.ts';

export function placeReads(engine: Engine): PlaceReads {
  return together(readPlaces(engine), readStops(engine));
}

export function placeWrites(engine: Engine): PlaceWrites {
  return together(writePlaces(engine), writeStops(engine));
}

function readPlaces(engine: Engine): Pick<PlaceReads, 'byWorkspace' | 'ofGroup'> {
  const { places } = engine.tables;
  const { db } = engine;
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
    byWorkspace: async ({ surface, workspaceId }) =>
      (await byWorkspace({ surface, workspaceId })).map(placeOf)[0],
    ofGroup: async (group) => (await byGroup({ group })).map(placeOf),
  };
}

function writePlaces(engine: Engine): Pick<PlaceWrites, 'add' | 'update'> {
  const { places } = engine.tables;
  const { db } = engine;
  return {
    async add({ group, ...same }) {
      const values = { ...same, groupId: group };
      const rows = await engine.once('place_insert', db.insert(places).values(values).returning());
      return placeOf(oneRow(rows));
    },
    async update(id, { group, ...same }) {
      const change = { ...same, ...(group !== undefined && { groupId: group }) };
      if (Object.keys(change).length === 0) return;
      await engine.once('place_update', db.update(places).set(change).where(eq(places.id, id)));
    },
  };
}

export function placeOf(row: Tables['places']['$inferSelect']): Place {
  return {
    id: row.id,
    group: row.groupId,
    surface: row.surface,
    workspaceId: row.workspaceId,
    name: row.name,
    ...(row.channelId !== null && { channelId: row.channelId }),
  };
}
