// Which schedules are to be planned again.

import type { GroupId, MemberId } from '#core/model/ids.ts';
import type { ScheduleReads, ScheduleWrites } from '#core/model/schedules.ts';
import { and, asc, eq, isNull, sql } from '../driver/drizzle.ts';
import { instant } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';

/** Stands for no member in a stale schedule: what the group has apart from its members. */
const NO_MEMBER = 0 as MemberId;

export function scheduleReads(engine: Engine): ScheduleReads {
  const { staleSchedules, staleSince } = engine.tables;
  const { db } = engine;
  const stale = engine.prepare('stale', ['limit'], ({ limit }) =>
    db
      .select({
        group: staleSchedules.groupId,
        memberId: staleSchedules.memberId,
        since: staleSince.at,
      })
      .from(staleSchedules)
      .leftJoin(
        staleSince,
        and(
          eq(staleSince.groupId, staleSchedules.groupId),
          eq(staleSince.memberId, staleSchedules.memberId),
        ),
      )
      .orderBy(asc(staleSchedules.groupId), asc(staleSchedules.memberId))
      .limit(limit),
  );
  return {
    stale: async (limit) =>
      (await stale({ limit })).map(({ group, memberId, since }) => ({
        group,
        ...(memberId !== NO_MEMBER && { member: memberId }),
        ...(since !== null && { since: instant(since) }),
      })),
  };
}

export function scheduleWrites(engine: Engine): ScheduleWrites {
  const { staleSchedules } = engine.tables;
  const mark = markStale(engine);
  const openPauses = prepareOpenPausesStale(engine);
  const forget = engine.prepare('stale_forget', ['group', 'member'], ({ group, member }) =>
    engine.db
      .delete(staleSchedules)
      .where(and(eq(staleSchedules.groupId, group), eq(staleSchedules.memberId, member))),
  );
  return {
    markStale: ({ group, member }) => mark(group, member),
    async markPlanned({ group, member = NO_MEMBER }) {
      await forget({ group, member });
    },
    async markOpenPausesStale(group) {
      await openPauses({ group });
    },
    async noteRoadmap(id, facts) {
      const changed = await noteRoadmap(engine, id, facts);
      if (changed) await markRoadmap(engine, id);
      return changed;
    },
  };
}

function prepareOpenPausesStale({ db, tables, prepare }: Engine) {
  const { members, planChanges, staleSchedules } = tables;
  return prepare('stale_open_pauses', ['group'], ({ group }) =>
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
}

/** Whether its facts are others than those noted before. */
async function noteRoadmap({ db, tables, once }: Engine, id: string, facts: string) {
  const { plannedRoadmaps } = tables;
  const noted = await once(
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
  return noted.length > 0;
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
