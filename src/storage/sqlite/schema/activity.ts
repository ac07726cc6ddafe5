// SQLite table of when each member last did anything.
import type { MemberId } from '#core/model/ids.ts';
import { integer, sqliteTable } from '../../driver/drizzle.ts';
import { members } from './members.ts';

/** Written by the database's triggers (see the migration) with entries, assessments, reviews, plans and joining. */
export const activity = sqliteTable('activity', {
  memberId: integer('member_id')
    .primaryKey()
    .$type<MemberId>()
    .references(() => members.id, { onDelete: 'cascade' }),
  at: integer('at').notNull(),
});
