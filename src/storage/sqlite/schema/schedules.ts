// SQLite tables of which schedules are to be planned again.
import type { GroupId, MemberId } from '#core/model/ids.ts';
import { integer, primaryKey, sqliteTable, text } from '../../driver/drizzle.ts';
import { groups } from './groups.ts';

/** Written by the database's triggers (see the migration) whenever something changes that a schedule rests on. */
export const staleSchedules = sqliteTable(
  'stale_schedules',
  {
    groupId: integer('group_id')
      .notNull()
      .$type<GroupId>()
      .references(() => groups.id, { onDelete: 'cascade' }),
    /** 0 for what the group has apart from its members. */
    memberId: integer('member_id').notNull().$type<MemberId>(),
  },
  (t) => [primaryKey({ name: 'stale_schedules_pk', columns: [t.groupId, t.memberId] })],
);

/** What the schedule last knew of each roadmap, so that a changed file has its groups planned again. */
export const plannedRoadmaps = sqliteTable('planned_roadmaps', {
  id: text('id').primaryKey(),
  facts: text('facts').notNull(),
});

/** When what made a schedule stale was done, as far as an interaction did it; written by the database's triggers. */
export const staleSince = sqliteTable(
  'stale_since',
  {
    groupId: integer('group_id')
      .notNull()
      .$type<GroupId>()
      .references(() => groups.id, { onDelete: 'cascade' }),
    memberId: integer('member_id').notNull().$type<MemberId>(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ name: 'stale_since_pk', columns: [t.groupId, t.memberId] })],
);
