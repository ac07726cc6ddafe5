// SQLite table of members.

import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { AccountId, GroupId, MemberId, PersonId } from '#core/model/ids.ts';
import type { NudgePreference, Visibility } from '#core/model/members.ts';
import { type DayEnd, MIDNIGHT } from '#core/time/personal-day.ts';
import type { ZoneId } from '#core/time/temporal.ts';
import {
  check,
  index,
  integer,
  sql,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from '../../driver/drizzle.ts';
import { accounts, people } from './accounts.ts';
import { groups } from './groups.ts';

export const members = sqliteTable(
  'members',
  {
    id: integer('id').primaryKey({ autoIncrement: true }).$type<MemberId>(),
    groupId: integer('group_id')
      .notNull()
      .$type<GroupId>()
      .references(() => groups.id),
    personId: integer('person_id')
      .notNull()
      .$type<PersonId>()
      .references(() => people.id),
    /** Who joined. The person is always this account's, and changes with it by linking. */
    accountId: integer('account_id')
      .notNull()
      .$type<AccountId>()
      .references(() => accounts.id),
    /** The membership that goes on in this one's place while two persons are linked. */
    mergedInto: integer('merged_into')
      .$type<MemberId>()
      .references((): AnySQLiteColumn => members.id),
    start: text('start').notNull(),
    followsCohort: integer('follows_cohort', { mode: 'boolean' }).notNull(),
    timeZone: text('time_zone').notNull().$type<ZoneId>(),
    visibility: text('visibility').notNull().$type<Visibility>(),
    nudge: text('nudge').notNull().$type<NudgePreference>(),
    joinedAt: integer('joined_at').notNull(),
    leftAt: integer('left_at'),
    dayEnds: text('day_ends').notNull().default(MIDNIGHT).$type<DayEnd>(),
  },
  (t) => [
    uniqueIndex('members_identity').on(t.groupId, t.personId).where(sql`${t.mergedInto} is null`),
    // What entries refer to, so that an entry's group is always its member's.
    unique('members_with_group').on(t.id, t.groupId),
    index('members_group').on(t.groupId),
    index('members_person').on(t.personId),
    index('members_account').on(t.accountId),
    index('members_merged').on(t.mergedInto).where(sql`${t.mergedInto} is not null`),
    check('members_start', sql`length(${t.start}) = 10`),
    check('members_visibility', sql`${t.visibility} in ('public', 'anonymous', 'hidden')`),
    check('members_nudge', sql`${t.nudge} in ('mention', 'dm', 'off')`),
    check(
      'members_day_ends',
      sql`${t.dayEnds} glob '0[0-6]:[0-5][0-9]' and ${t.dayEnds} <= '06:00'`,
    ),
  ],
);
