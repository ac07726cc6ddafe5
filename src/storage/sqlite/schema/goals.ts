// SQLite table of members' weekly goals.
import type { MemberId } from '#core/model/ids.ts';
import { check, integer, primaryKey, real, sql, sqliteTable, text } from '../../driver/drizzle.ts';
import { members } from './members.ts';

export const goals = sqliteTable(
  'goals',
  {
    memberId: integer('member_id')
      .notNull()
      .$type<MemberId>()
      .references(() => members.id),
    fromDate: text('from_date').notNull(),
    hours: real('hours').notNull(),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ name: 'goals_pk', columns: [t.memberId, t.fromDate] }),
    check('goals_from_date', sql`length(${t.fromDate}) = 10`),
    check('goals_hours', sql`${t.hours} > 0`),
  ],
);
