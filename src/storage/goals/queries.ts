// Members' weekly goals, each in force from a Monday on.
import type { Goal, GoalReads, GoalWrites } from '#core/model/goals.ts';
import { and, asc, eq, isNull } from '../driver/drizzle.ts';
import { dateText, plainDate } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { listsByMember } from '../engine/rows.ts';

export function goalReads(engine: Engine): GoalReads {
  const { goals, members } = engine.tables;
  const { db } = engine;
  const ofMember = engine.prepare('goals', ['member'], ({ member }) =>
    db.select().from(goals).where(eq(goals.memberId, member)).orderBy(asc(goals.fromDate)),
  );
  const ofGroup = engine.prepare('goals_of_group', ['group'], ({ group }) =>
    db
      .select({ member: goals.memberId, goal: goals })
      .from(members)
      .innerJoin(goals, eq(goals.memberId, members.id))
      .where(and(eq(members.groupId, group), isNull(members.leftAt), isNull(members.mergedInto)))
      .orderBy(asc(goals.memberId), asc(goals.fromDate)),
  );
  return {
    ofMember: async (member) => (await ofMember({ member })).map(goalOf),
    inGroup: async (group) => listsByMember(await ofGroup({ group }), ({ goal }) => goalOf(goal)),
  };
}

export function goalWrites(engine: Engine): GoalWrites {
  const { goals } = engine.tables;
  return {
    async set(member, { from, hours, reason }) {
      const values = { hours, reason: reason ?? null };
      await engine.once(
        'goal_set',
        engine.db
          .insert(goals)
          .values({ memberId: member, fromDate: dateText(from), ...values })
          .onConflictDoUpdate({ target: [goals.memberId, goals.fromDate], set: values }),
      );
    },
    async remove(member, from) {
      const isIt = and(eq(goals.memberId, member), eq(goals.fromDate, dateText(from)));
      await engine.once('goal_remove', engine.db.delete(goals).where(isIt));
    },
  };
}

export function goalOf(row: Tables['goals']['$inferSelect']): Goal {
  return {
    from: plainDate(row.fromDate),
    hours: row.hours,
    ...(row.reason !== null && { reason: row.reason }),
  };
}
