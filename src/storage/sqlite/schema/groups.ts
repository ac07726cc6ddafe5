// SQLite table of groups.
import type { Weekday } from '#core/model/groups.ts';
import type { AccountId, GroupId } from '#core/model/ids.ts';
import type { ZoneId } from '#core/time/temporal.ts';
import { check, index, integer, sql, sqliteTable, text } from '../../driver/drizzle.ts';
import { accounts } from './accounts.ts';

export const groups = sqliteTable(
  'groups',
  {
    id: integer('id').primaryKey({ autoIncrement: true }).$type<GroupId>(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull().$type<ZoneId>(),
    start: text('start').notNull(),
    roadmap: text('roadmap').notNull(),
    nudgeDay: text('nudge_day').notNull().$type<Weekday>(),
    nudgeTime: text('nudge_time').notNull(),
    createdAt: integer('created_at').notNull(),
    /** Null once that person has been deleted. */
    setUpBy: integer('set_up_by')
      .$type<AccountId>()
      .references(() => accounts.id),
  },
  (t) => [
    index('groups_set_up_by').on(t.setUpBy),
    check('groups_start', sql`length(${t.start}) = 10`),
    check('groups_nudge_time', sql`length(${t.nudgeTime}) = 5`),
    check(
      'groups_nudge_day',
      sql`${t.nudgeDay} in ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')`,
    ),
  ],
);
