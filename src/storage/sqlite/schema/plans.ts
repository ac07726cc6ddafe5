// SQLite tables of what moves members' plans.
import type { MemberId, PlanChangeId } from '#core/model/ids.ts';
import type { PlanChange } from '#core/model/plans.ts';
import { check, index, integer, sql, sqliteTable, text } from '../../driver/drizzle.ts';
import { members } from './members.ts';

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
    undoReason: text('undo_reason'),
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

/** Until when a pause was meant to be before its end was set anew; null for an open one. */
export const formerPauses = sqliteTable(
  'former_pauses',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    planChangeId: integer('plan_change_id')
      .notNull()
      .$type<PlanChangeId>()
      .references(() => planChanges.id),
    untilDate: text('until_date'),
    at: integer('at').notNull(),
    reason: text('reason'),
  },
  (t) => [index('former_pauses_plan_change').on(t.planChangeId)],
);
