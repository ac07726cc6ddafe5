// SQLite tables of entries: what members logged, and what it was before it was changed.
import type { CompletionEntry, EntryKind } from '#core/model/entries.ts';
import type { AccountId, BatchId, EntryId, GroupId, MemberId } from '#core/model/ids.ts';
import {
  check,
  foreignKey,
  index,
  integer,
  real,
  sql,
  sqliteTable,
  text,
  uniqueIndex,
} from '../../driver/drizzle.ts';
import { accounts } from './accounts.ts';
import { members } from './members.ts';

export const entries = sqliteTable(
  'entries',
  {
    id: integer('id').primaryKey({ autoIncrement: true }).$type<EntryId>(),
    groupId: integer('group_id').notNull().$type<GroupId>(),
    memberId: integer('member_id').notNull().$type<MemberId>(),
    accountId: integer('account_id')
      .notNull()
      .$type<AccountId>()
      .references(() => accounts.id),
    kind: text('kind').notNull().$type<EntryKind>(),
    date: text('date').notNull(),
    /** The Monday of `date`. */
    week: text('week').notNull(),
    minutes: integer('minutes'),
    activity: text('activity'),
    item: text('item'),
    itemKind: text('item_kind').$type<CompletionEntry['itemKind']>(),
    metric: text('metric'),
    amount: real('amount'),
    note: text('note'),
    evidence: text('evidence'),
    recordedAt: integer('recorded_at').notNull(),
    undoneAt: integer('undone_at'),
    /** A completion whose item an earlier one of the same person's other account completes; see completions/earliest-counts.ts. */
    setAside: integer('set_aside', { mode: 'boolean' }).notNull().default(false),
    /** Entries that were logged at once have the same. */
    batch: integer('batch').$type<BatchId>(),
  },
  (t) => [
    foreignKey({
      name: 'entries_member',
      columns: [t.memberId, t.groupId],
      foreignColumns: [members.id, members.groupId],
    }),
    // A board's period; no index begins with (group, member), or the planner reads a whole history for one week.
    index('entries_group_date').on(t.groupId, t.date, t.memberId),
    index('entries_member_date').on(t.memberId, t.date, t.id),
    // Completions and metrics without going through the hours, which are most of a history.
    index('entries_member_kind').on(t.memberId, t.kind, t.date, t.id),
    index('entries_member_recorded').on(t.memberId, t.id),
    index('entries_account').on(t.accountId),
    index('entries_batch').on(t.batch).where(sql`${t.batch} is not null`),
    uniqueIndex('entries_one_completion')
      .on(t.memberId, t.item)
      .where(sql`${t.kind} = 'completion' and ${t.undoneAt} is null and not ${t.setAside}`),
    check('entries_kind', sql`${t.kind} in ('hours', 'completion', 'metric')`),
    check('entries_date', sql`length(${t.date}) = 10`),
    check('entries_week', sql`length(${t.week}) = 10 and ${t.week} <= ${t.date}`),
    check('entries_minutes', sql`(${t.kind} = 'hours') = (${t.minutes} is not null)`),
    check('entries_day', sql`${t.minutes} is null or ${t.minutes} between 1 and 1440`),
    check('entries_activity', sql`${t.activity} is null or ${t.kind} = 'hours'`),
    check(
      'entries_item',
      sql`case ${t.kind} when 'completion' then ${t.item} is not null when 'metric' then ${t.item} is null else true end`,
    ),
    check('entries_item_kind', sql`(${t.kind} = 'completion') = (${t.itemKind} is not null)`),
    check(
      'entries_known_item_kind',
      sql`${t.itemKind} is null or ${t.itemKind} in ('technology', 'skill', 'deliverable', 'resource')`,
    ),
    check('entries_metric', sql`(${t.kind} = 'metric') = (${t.metric} is not null)`),
    check('entries_amount', sql`(${t.kind} = 'metric') = (${t.amount} is not null)`),
    check('entries_evidence', sql`${t.evidence} is null or ${t.kind} = 'completion'`),
  ],
);

/** What an entry was before it was changed; dates and instants as the columns keep them. */
export type FormerEntry = Omit<
  typeof entries.$inferSelect,
  'id' | 'groupId' | 'memberId' | 'accountId' | 'week' | 'recordedAt' | 'setAside' | 'batch'
>;

export const entryChanges = sqliteTable(
  'entry_changes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    entryId: integer('entry_id')
      .notNull()
      .$type<EntryId>()
      .references(() => entries.id),
    at: integer('at').notNull(),
    accountId: integer('account_id')
      .notNull()
      .$type<AccountId>()
      .references(() => accounts.id),
    what: text('what').notNull().$type<'undo' | 'restore' | 'edit'>(),
    former: text('former', { mode: 'json' }).notNull().$type<FormerEntry>(),
  },
  (t) => [
    index('entry_changes_entry').on(t.entryId),
    index('entry_changes_account').on(t.accountId),
    check('entry_changes_what', sql`${t.what} in ('undo', 'restore', 'edit')`),
  ],
);
