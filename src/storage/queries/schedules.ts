// Which schedules are to be planned again, and which places have stopped.
import type { GroupId, MemberId } from '#core/model/ids.ts';
import type { StoppedPlace } from '#core/model/places.ts';
import type { PostReads, PostWrites } from '#core/model/posts.ts';
import { instant, millis } from '../columns.ts';
import { and, asc, eq, isNotNull, isNull, lte, sql } from '../drizzle.ts';
import type { Engine } from '../engine.ts';

/** Stands for no member in a stale schedule: what the group has apart from its members. */
const NO_MEMBER = 0 as MemberId;

export function scheduleReads(
  engine: Engine,
): Pick<PostReads, 'staleSchedules' | 'stoppedPlaces' | 'untoldStops'> {
  const { places, staleSchedules, stoppedPlaces } = engine.tables;
  const { db } = engine;
  const stop = {
    place: stoppedPlaces.placeId,
    group: places.groupId,
    at: stoppedPlaces.at,
    why: stoppedPlaces.why,
  };
  const stale = engine.prepare('stale', ['limit'], ({ limit }) =>
    db
      .select()
      .from(staleSchedules)
      .orderBy(asc(staleSchedules.groupId), asc(staleSchedules.memberId))
      .limit(limit),
  );
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
    staleSchedules: async (limit) =>
      (await stale({ limit })).map(({ groupId: group, memberId }) =>
        memberId === NO_MEMBER ? { group } : { group, member: memberId },
      ),
    stoppedPlaces: async (group) => (await ofGroup({ group })).map(stoppedPlace),
    untoldStops: async (now) => (await untold({ now: millis(now) })).map(stoppedPlace),
  };
}

export function scheduleWrites(
  engine: Engine,
): Pick<PostWrites, 'markStale' | 'forgetStale' | 'replanOpenPauses' | 'noteRoadmap'> &
  ReturnType<typeof stops> {
  const { members, planChanges, plannedRoadmaps, staleSchedules } = engine.tables;
  const mark = markStale(engine);
  const { db } = engine;
  const forget = engine.prepare('stale_forget', ['group', 'member'], ({ group, member }) =>
    db
      .delete(staleSchedules)
      .where(and(eq(staleSchedules.groupId, group), eq(staleSchedules.memberId, member))),
  );
  const openPauses = engine.prepare('stale_open_pauses', ['group'], ({ group }) =>
    db
      .insert(staleSchedules)
      .select(
        db
          .selectDistinct({ groupId: members.groupId, memberId: members.id })
          .from(members)
          .innerJoin(planChanges, eq(planChanges.memberId, members.id))
          .where(
            and(
              eq(members.groupId, group),
              eq(planChanges.kind, 'pause'),
              isNull(planChanges.untilDate),
              isNull(planChanges.undoneAt),
            ),
          ),
      )
      .onConflictDoNothing(),
  );
  return {
    ...stops(engine),
    markStale: ({ group, member }) => mark(group, member),
    async forgetStale({ group, member = NO_MEMBER }) {
      await forget({ group, member });
    },
    async replanOpenPauses(group) {
      await openPauses({ group });
    },
    async noteRoadmap(id, facts) {
      const noted = await engine.once(
        'roadmap_note',
        db
          .insert(plannedRoadmaps)
          .values({ id, facts })
          .onConflictDoUpdate({
            target: plannedRoadmaps.id,
            set: { facts },
            setWhere: sql`${plannedRoadmaps.facts} <> ${facts}`,
          })
          .returning({ id: plannedRoadmaps.id }),
      );
      if (noted.length === 0) return false;
      await markRoadmap(engine, id);
      return true;
    },
  };
}

/** Marks the groups of a roadmap and all their members. */
async function markRoadmap(engine: Engine, roadmap: string): Promise<void> {
  const { groups, members, staleSchedules } = engine.tables;
  const { db } = engine;
  const ofGroups = db
    .select({ groupId: groups.id, memberId: sql<MemberId>`${NO_MEMBER}`.as('member_id') })
    .from(groups)
    .where(eq(groups.roadmap, roadmap));
  const ofMembers = db
    .select({ groupId: members.groupId, memberId: members.id })
    .from(members)
    .innerJoin(groups, eq(groups.id, members.groupId))
    .where(eq(groups.roadmap, roadmap));
  for (const stale of [ofGroups, ofMembers]) {
    const insert = db.insert(staleSchedules).select(stale).onConflictDoNothing();
    await engine.once('stale_by_roadmap', insert);
  }
}

/** Marks one schedule as stale; the database's triggers do so for all that commands write. */
export function markStale(engine: Engine): (group: GroupId, member?: MemberId) => Promise<void> {
  const { staleSchedules } = engine.tables;
  const mark = engine.prepare('stale_mark', ['groupId', 'memberId'], (values) =>
    engine.db.insert(staleSchedules).values(values).onConflictDoNothing(),
  );
  return async (groupId, memberId = NO_MEMBER) => {
    await mark({ groupId, memberId });
  };
}

function stops(
  engine: Engine,
): Pick<PostWrites, 'stopPlace' | 'resumePlace' | 'claimTelling' | 'tellLater'> {
  const { stoppedPlaces } = engine.tables;
  const { db } = engine;
  const returning = { place: stoppedPlaces.placeId };
  // At each post that a channel takes; the others are rare.
  const resume = engine.prepare('place_resume', ['place'], ({ place }) =>
    db.delete(stoppedPlaces).where(eq(stoppedPlaces.placeId, place)).returning(returning),
  );
  return {
    async stopPlace(place, why, at) {
      const values = { placeId: place, at: millis(at), why, tellAt: millis(at) };
      const insert = db.insert(stoppedPlaces).values(values).onConflictDoNothing();
      return (await engine.once('place_stop', insert.returning(returning))).length > 0;
    },
    async resumePlace(place) {
      return (await resume({ place })).length > 0;
    },
    async claimTelling(place) {
      const claim = db
        .update(stoppedPlaces)
        .set({ tellAt: null })
        .where(and(eq(stoppedPlaces.placeId, place), isNotNull(stoppedPlaces.tellAt)));
      return (await engine.once('stop_claim', claim.returning(returning))).length > 0;
    },
    async tellLater(place, at) {
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
