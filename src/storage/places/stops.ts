// Places with their stops: where posting has stopped, whose admins are to be told, and where nobody wants nudges.
import type { PlaceReads, PlaceWrites } from '#core/model/places.ts';
import { and, asc, eq, isNotNull, lte } from '../driver/drizzle.ts';
import { instant, millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { placeOf, stopOf } from './rows.ts';

export function readStops(engine: Engine): Pick<PlaceReads, 'ofGroup' | 'stopsToReport'> {
  const { places, stoppedPlaces, hushedPlaces } = engine.tables;
  const { db } = engine;
  const placeAndStop = { place: places, stop: stoppedPlaces };
  const ofGroup = engine.prepare('places', ['group'], ({ group }) =>
    db
      .select({ ...placeAndStop, hushedAt: hushedPlaces.at })
      .from(places)
      .leftJoin(stoppedPlaces, eq(stoppedPlaces.placeId, places.id))
      .leftJoin(hushedPlaces, eq(hushedPlaces.placeId, places.id))
      .where(eq(places.groupId, group))
      .orderBy(asc(places.joinedAs), asc(places.id)),
  );
  const toReport = engine.prepare('stops_to_report', ['now'], ({ now }) =>
    db
      .select(placeAndStop)
      .from(stoppedPlaces)
      .innerJoin(places, eq(places.id, stoppedPlaces.placeId))
      .where(lte(stoppedPlaces.tellAt, now))
      .orderBy(asc(stoppedPlaces.tellAt)),
  );
  return {
    ofGroup: async (group) =>
      (await ofGroup({ group })).map(({ place, stop, hushedAt }) => ({
        ...placeOf(place),
        ...(stop !== null && { stop: stopOf(stop) }),
        ...(hushedAt !== null && { hushedAt: instant(hushedAt) }),
      })),
    stopsToReport: async (now) =>
      (await toReport({ now: millis(now) })).map(({ place, stop }) => ({
        ...placeOf(place),
        stop: stopOf(stop),
      })),
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

export function writeHushes({ db, tables, once }: Engine): Pick<PlaceWrites, 'hush' | 'unhush'> {
  const { hushedPlaces } = tables;
  return {
    async hush(place, at) {
      const set = { at: millis(at) };
      const hush = db.insert(hushedPlaces).values({ placeId: place, ...set });
      await once('place_hush', hush.onConflictDoUpdate({ target: hushedPlaces.placeId, set }));
    },
    async unhush(place) {
      await once('place_unhush', db.delete(hushedPlaces).where(eq(hushedPlaces.placeId, place)));
    },
  };
}
