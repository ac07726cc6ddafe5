// Changes of members' plans.
import type { MemberId } from '#core/model/ids.ts';
import type { DistributiveOmit, PlanChange, PlanReads, PlanWrites } from '#core/model/plans.ts';
import type { Instant } from '#core/time/temporal.ts';
import { and, asc, eq, isNotNull, isNull } from '../driver/drizzle.ts';
import { dateText, instant, millis, plainDate } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { listsByMember, oneRow, required } from '../engine/rows.ts';
import { together } from '../engine/together.ts';

export function planReads(engine: Engine): PlanReads {
  const { members, planChanges } = engine.tables;
  const { db } = engine;
  const ofMember = engine.prepare('plan_changes', ['member'], ({ member }) =>
    db
      .select()
      .from(planChanges)
      .where(and(eq(planChanges.memberId, member), isNull(planChanges.undoneAt)))
      .orderBy(asc(planChanges.id)),
  );
  const ofGroup = engine.prepare('plan_changes_of_group', ['group'], ({ group }) =>
    db
      .select({ member: planChanges.memberId, change: planChanges })
      .from(members)
      .innerJoin(planChanges, eq(planChanges.memberId, members.id))
      .where(
        and(
          eq(members.groupId, group),
          isNull(members.leftAt),
          isNull(members.mergedInto),
          isNull(planChanges.undoneAt),
        ),
      )
      .orderBy(asc(planChanges.id)),
  );
  return {
    changes: async (member) => (await ofMember({ member })).map(planChangeOf),
    changesInGroup: async (group) =>
      listsByMember(await ofGroup({ group }), ({ change }) => planChangeOf(change)),
  };
}

export function planWrites(engine: Engine): PlanWrites {
  return together(writeChanges(engine), endPauses(engine));
}

function writeChanges(engine: Engine): Omit<PlanWrites, 'endPause'> {
  const { planChanges } = engine.tables;
  const { db } = engine;
  return {
    async addChange(member, change, at) {
      const insert = engine.db
        .insert(planChanges)
        .values(valuesOf(member, change, at))
        .returning();
      return planChangeOf(oneRow(await engine.once('plan_change_insert', insert)));
    },
    async withdrawChange(id, at, reason) {
      await engine.once(
        'plan_change_withdraw',
        db
          .update(planChanges)
          .set({ undoneAt: millis(at), undoReason: reason ?? null })
          .where(and(eq(planChanges.id, id), isNull(planChanges.undoneAt))),
      );
    },
    async restoreChange(member, id) {
      const own = and(eq(planChanges.id, id), eq(planChanges.memberId, member));
      const restore = db
        .update(planChanges)
        .set({ undoneAt: null, undoReason: null })
        .where(and(own, isNotNull(planChanges.undoneAt)))
        .returning();
      return (await engine.once('plan_change_restore', restore)).map(planChangeOf)[0];
    },
  };
}

function endPauses({ db, tables, once }: Engine): Pick<PlanWrites, 'endPause'> {
  const { formerPauses, planChanges } = tables;
  return {
    async endPause(id, until, at, reason) {
      const pause = and(eq(planChanges.id, id), eq(planChanges.kind, 'pause'));
      const byId = db.select().from(planChanges).where(pause);
      const { untilDate } = oneRow(await once('pause', byId));
      if (untilDate === dateText(until)) return;
      const values = { planChangeId: id, untilDate, at: millis(at), reason: reason ?? null };
      await once('former_pause_insert', db.insert(formerPauses).values(values));
      const end = db
        .update(planChanges)
        .set({ untilDate: dateText(until) })
        .where(pause);
      await once('pause_end', end);
    },
  };
}

type NewPlanChange = DistributiveOmit<PlanChange, 'id' | 'recordedAt'>;

function valuesOf(member: MemberId, change: NewPlanChange, at: Instant) {
  const { kind, reason } = change;
  const common = { memberId: member, kind, reason: reason ?? null, recordedAt: millis(at) };
  switch (change.kind) {
    case 'shift':
      return { ...common, fromDate: dateText(change.from), weeks: change.weeks };
    case 'pause': {
      const untilDate = change.until === undefined ? null : dateText(change.until);
      return { ...common, fromDate: dateText(change.from), untilDate };
    }
    case 'skip':
      return { ...common, item: change.item };
  }
}

export function planChangeOf(row: Tables['planChanges']['$inferSelect']): PlanChange {
  const common = {
    id: row.id,
    recordedAt: instant(row.recordedAt),
    ...(row.reason !== null && { reason: row.reason }),
  };
  switch (row.kind) {
    case 'shift': {
      const from = plainDate(required(row.fromDate, 'from_date'));
      return { ...common, kind: 'shift', from, weeks: required(row.weeks, 'weeks') };
    }
    case 'pause': {
      const from = plainDate(required(row.fromDate, 'from_date'));
      const until = row.untilDate !== null && { until: plainDate(row.untilDate) };
      return { ...common, kind: 'pause', from, ...until };
    }
    case 'skip':
      return { ...common, kind: 'skip', item: required(row.item, 'item') };
  }
}
