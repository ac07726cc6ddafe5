// SQLite table of members' self-assessments.
import type { MemberId } from '#core/model/ids.ts';
import type { Level } from '#core/roadmap/roadmap.ts';
import { index, integer, sqliteTable, text } from '../../driver/drizzle.ts';
import { members } from './members.ts';

/** All of them; the latest of an area counts. */
export const skillAssessments = sqliteTable(
  'skill_assessments',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    memberId: integer('member_id')
      .notNull()
      .$type<MemberId>()
      .references(() => members.id),
    area: text('area').notNull(),
    level: text('level').notNull().$type<Level>(),
    at: integer('at').notNull(),
  },
  (t) => [index('skill_assessments_area').on(t.memberId, t.area, t.id)],
);
