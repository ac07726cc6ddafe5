// When members last did anything.
import type { ActivityReads, ActivityWrites } from '#core/model/activity.ts';
import { eq, sql } from '../driver/drizzle.ts';
import { instant, millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';

export function activityReads({ db, tables, prepare }: Engine): ActivityReads {
  const { activity, members } = tables;
  const inGroup = prepare('activity_in_group', ['group'], ({ group }) =>
    db
      .select({ member: activity.memberId, at: activity.at })
      .from(members)
      .innerJoin(activity, eq(activity.memberId, members.id))
      .where(eq(members.groupId, group)),
  );
  return {
    inGroup: async (group) =>
      new Map((await inGroup({ group })).map(({ member, at }) => [member, instant(at)])),
  };
}

export function activityWrites({ db, tables, once }: Engine): ActivityWrites {
  const { activity } = tables;
  return {
    async note(member, at) {
      const latest = db
        .insert(activity)
        .values({ memberId: member, at: millis(at) })
        .onConflictDoUpdate({
          target: activity.memberId,
          set: { at: sql`max(${activity.at}, excluded.at)` },
        });
      await once('activity_note', latest);
    },
  };
}
