// Groups' places, and those where posting has stopped.
import type { Place, PlaceReads, PlaceWrites, StoppedPlace } from '#core/model/places.ts';
import { instant, millis } from '../columns.ts';
import { and, asc, eq, isNotNull, lte } from '../drizzle.ts';
import type { Engine, Tables } from '../engine.ts';
import { only } from '../one-row.ts';

export function placeReads(engine: Engine): Pick<PlaceReads, 'byWorkspace' | 'ofGroup'> {
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

export function placeWrites(engine: Engine): Pick<PlaceWrites, 'add' | 'update'> {
  const { places } = engine.tables;
  const { db } = engine;
  return {
    async add({ group, ...same }) {
      const values = { ...same, groupId: group };
      const rows = await engine.once('place_insert', db.insert(places).values(values).returning());
      return placeOf(only(rows));
    },
    async update(id, { group, ...same }) {
      const change = { ...same, ...(group !== undefined && { groupId: group }) };
      if (Object.keys(change).length === 0) return;
      await engine.once('place_update', db.update(places).set(change).where(eq(places.id, id)));
    },
  };
}

export function stopReads(engine: Engine): Pick<PlaceReads, 'stoppedOfGroup' | 'stopsToReport'> {
  const { places, stoppedPlaces } = engine.tables;
  const { db } = engine;
  const stop = {
    place: stoppedPlaces.placeId,
    group: places.groupId,
    at: stoppedPlaces.at,
    why: stoppedPlaces.why,
  };
  const ofGroup = engine.prepare('stopped_places', ['group'], ({ group }) =>
    db
      .select(stop)
      .from(places)
      .innerJoin(stoppedPlaces, eq(stoppedPlaces.placeId, places.id))
      .where(eq(places.groupId, group))
      .orderBy(asc(places.id)),
  );
  const untold = engine.prepare('untold_stops', ['now'], ({ now }) =>
    db
      .select(stop)
      .from(stoppedPlaces)
      .innerJoin(places, eq(places.id, stoppedPlaces.placeId))
      .where(lte(stoppedPlaces.tellAt, now))
      .orderBy(asc(stoppedPlaces.tellAt)),
  );
  return {
    stoppedOfGroup: async (group) => (await ofGroup({ group })).map(stoppedPlace),
    stopsToReport: async (now) => (await untold({ now: millis(now) })).map(stoppedPlace),
  };
}

export function stopWrites(
  engine: Engine,
): Pick<PlaceWrites, 'stop' | 'resume' | 'claimReport' | 'reportLater'> {
  const { stoppedPlaces } = engine.tables;
  const { db } = engine;
  const returning = { place: stoppedPlaces.placeId };
  // At each post that a channel takes; the others are rare.
  const resume = engine.prepare('place_resume', ['place'], ({ place }) =>
    db.delete(stoppedPlaces).where(eq(stoppedPlaces.placeId, place)).returning(returning),
  );
  return {
    async stop(place, why, at) {
      const values = { placeId: place, at: millis(at), why, tellAt: millis(at) };
      const insert = db.insert(stoppedPlaces).values(values).onConflictDoNothing();
      return (await engine.once('place_stop', insert.returning(returning))).length > 0;
    },
    async resume(place) {
      return (await resume({ place })).length > 0;
    },
    async claimReport(place) {
      const claim = db
        .update(stoppedPlaces)
        .set({ tellAt: null })
        .where(and(eq(stoppedPlaces.placeId, place), isNotNull(stoppedPlaces.tellAt)));
      return (await engine.once('stop_claim', claim.returning(returning))).length > 0;
    },
    async reportLater(place, at) {
      const later = db
        .update(stoppedPlaces)
        .set({ tellAt: millis(at) })
        .where(eq(stoppedPlaces.placeId, place));
      await engine.once('stop_later', later);
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

function stoppedPlace(
  row: { [K in keyof StoppedPlace]: K extends 'at' ? number : StoppedPlace[K] },
): StoppedPlace {
  return { ...row, at: instant(row.at) };
}
