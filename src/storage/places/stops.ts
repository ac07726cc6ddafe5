// Places where posting has stopped, and telling their admins.
import type { PlaceReads, PlaceWrites, StoppedPlace } from '#core/model/places.ts';
import { instant, millis } from '../engine/columns.ts';
import { and, asc, eq, isNotNull, lte } from '../engine/drizzle.ts';
import type { Engine } from '../engine/engine.ts';

export function readStops(engine: Engine): Pick<PlaceReads, 'stoppedOfGroup' | 'stopsToReport'> {
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
  const toReport = engine.prepare('stops_to_report', ['now'], ({ now }) =>
    db
      .select(stop)
      .from(stoppedPlaces)
      .innerJoin(places, eq(places.id, stoppedPlaces.placeId))
      .where(lte(stoppedPlaces.tellAt, now))
      .orderBy(asc(stoppedPlaces.tellAt)),
  );
  return {
    stoppedOfGroup: async (group) => (await ofGroup({ group })).map(stoppedPlace),
    stopsToReport: async (now) => (await toReport({ now: millis(now) })).map(stoppedPlace),
  };
}

export function writeStops(
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

function stoppedPlace(
  row: { [K in keyof StoppedPlace]: K extends 'at' ? number : StoppedPlace[K] },
): StoppedPlace {
  return { ...row, at: instant(row.at) };
}
