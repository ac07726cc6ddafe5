// SQLite tables of groups, their places and their members, with the members' goals and plan changes.

import type { Weekday } from '#core/model/group.ts';
import type {
  AccountId,
  GroupId,
  MemberId,
  PersonId,
  PlaceId,
  PlanChangeId,
  SurfaceId,
} from '#core/model/ids.ts';
import type { NudgePreference, PlanChange, Visibility } from '#core/model/member.ts';
import type { ZoneId } from '#core/time/temporal.ts';
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sql,
  sqliteTable,
  text,
  unique,
} from '../../drizzle.ts';
import { accounts, people } from './people.ts';

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
    setUpBy: integer('set_up_by')
      .notNull()
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
    start: text('start').notNull(),
    followsCohort: integer('follows_cohort', { mode: 'boolean' }).notNull(),
    timeZone: text('time_zone').notNull().$type<ZoneId>(),
    visibility: text('visibility').notNull().$type<Visibility>(),
    nudge: text('nudge').notNull().$type<NudgePreference>(),
    joinedAt: integer('joined_at').notNull(),
    leftAt: integer('left_at'),
  },
  (t) => [
    unique('members_identity').on(t.groupId, t.personId),
    // What entries refer to, so that an entry's group is always its member's.
    unique('members_with_group').on(t.id, t.groupId),
    index('members_person').on(t.personId),
    check('members_start', sql`length(${t.start}) = 10`),
    check('members_visibility', sql`${t.visibility} in ('public', 'anonymous', 'hidden')`),
    check('members_nudge', sql`${t.nudge} in ('mention', 'dm', 'off')`),
  ],
);

export const goals = sqliteTable(
  'goals',
  {
    memberId: integer('member_id')
      .notNull()
      .$type<MemberId>()
      .references(() => members.id),
    fromDate: text('from_date').notNull(),
    hours: real('hours').notNull(),
  },
  (t) => [
    primaryKey({ name: 'goals_pk', columns: [t.memberId, t.fromDate] }),
    check('goals_from_date', sql`length(${t.fromDate}) = 10`),
    check('goals_hours', sql`${t.hours} > 0`),
  ],
);

export const planChanges = sqliteTable(
  'plan_changes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }).$type<PlanChangeId>(),
    memberId: integer('member_id')
      .notNull()
      .$type<MemberId>()
      .references(() => members.id),
    kind: text('kind').notNull().$type<PlanChange['kind']>(),
    fromDate: text('from_date'),
    untilDate: text('until_date'),
    weeks: integer('weeks'),
    item: text('item'),
    reason: text('reason'),
    recordedAt: integer('recorded_at').notNull(),
    undoneAt: integer('undone_at'),
  },
  (t) => [
    index('plan_changes_member').on(t.memberId, t.id),
    check('plan_changes_kind', sql`${t.kind} in ('shift', 'pause', 'skip')`),
    check(
      'plan_changes_from',
      sql`(${t.kind} in ('shift', 'pause')) = (${t.fromDate} is not null)`,
    ),
    check(
      'plan_changes_until',
      sql`${t.untilDate} is null or (${t.kind} = 'pause' and ${t.untilDate} >= ${t.fromDate})`,
    ),
    check('plan_changes_weeks', sql`(${t.kind} = 'shift') = (${t.weeks} is not null)`),
    check('plan_changes_item', sql`(${t.kind} = 'skip') = (${t.item} is not null)`),
  ],
);
