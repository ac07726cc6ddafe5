// SQLite tables of groups, their places and their members.

import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Weekday } from '#core/model/groups.ts';
import type {
  AccountId,
  GroupId,
  MemberId,
  PersonId,
  PlaceId,
  SurfaceId,
} from '#core/model/ids.ts';
import type { NudgePreference, Visibility } from '#core/model/members.ts';
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
} from '../../drizzle.ts';
import { accounts, people } from './accounts.ts';

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

export const places = sqliteTable(
  'places',
  {
    id: integer('id').primaryKey({ autoIncrement: true }).$type<PlaceId>(),
    groupId: integer('group_id')
      .notNull()
      .$type<GroupId>()
      .references(() => groups.id),
    surface: text('surface').notNull().$type<SurfaceId>(),
    workspaceId: text('workspace_id').notNull(),
    name: text('name').notNull(),
    channelId: text('channel_id'),
  },
  (t) => [
    unique('places_identity').on(t.surface, t.workspaceId),
    index('places_group').on(t.groupId),
    check('places_surface', sql`${t.surface} in ('discord', 'slack', 'playground')`),
  ],
);

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
  ],
);
