// What only the database knows of the schedule: its triggers are there, and a tick reads what is due alone.
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { GroupId } from '#core/model/ids.ts';
import type { Transaction } from '#core/model/store.ts';
import { Temporal } from '#core/time/temporal.ts';
import { drizzle } from '#storage/driver/drizzle.ts';
import { createEngine } from '#storage/engine/engine.ts';
import { sqliteTables } from '#storage/sqlite/schema/index.ts';
import { createTransaction } from '#storage/store/queries.ts';
import { openTemporaryStore, temporaryFile } from './temporary-file.ts';

/** A migration that rebuilds a table drops its triggers: it must make them again. */
const TRIGGERS = [
  'active_by_entry on entries',
  'active_by_joining on members',
  'active_by_plan_change on plan_changes',
  'active_by_plan_undone on plan_changes',
  'active_by_review on reviews',
  'active_by_revision on reviews',
  'active_by_skill on skill_assessments',
  'stale_by_account on accounts',
  'stale_by_admin on groups',
  'stale_by_group on groups',
  'stale_by_member on members',
  'stale_by_new_group on groups',
  'stale_by_new_member on members',
  'stale_by_new_place on places',
  'stale_by_new_plan_change on plan_changes',
  'stale_by_new_timer on timers',
  'stale_by_no_plan_change on plan_changes',
  'stale_by_no_timer on timers',
  'stale_by_place on places',
  'stale_by_plan_change on plan_changes',
  'stale_by_resume on stopped_places',
  'stale_by_review on reviews',
  'stale_by_stop on stopped_places',
  'stale_by_timer on timers',
  'stale_no_more on stale_schedules',
  'stale_since_interaction on interactions',
];

const NOW = Temporal.Instant.from('2026-03-02T08:00:00Z');

async function openDatabase(): Promise<Database.Database> {
  const file = temporaryFile();
  await openTemporaryStore(file);
  const connection = new Database(file);
  onTestFinished(() => {
    connection.close();
  });
  return connection;
}

test('every trigger that marks schedules as stale, and members as active, is there', async () => {
  const connection = await openDatabase();
  const triggers = connection
    .prepare<[], string>(
      `SELECT name || ' on ' || tbl_name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1`,
    )
    .pluck()
    .all();
  expect(triggers).toEqual(TRIGGERS);
});

test.each<[string, (tx: Transaction) => Promise<unknown>, RegExp]>([
  [
    'claims what is due in the order of an index, whatever is done already',
    (tx) => tx.posts.claim('discord', { now: NOW, until: NOW, claim: 'c', limit: 9 }),
    /posts USING (COVERING )?INDEX posts_to_do \(state=\? AND surface=\? AND next_at<\?\)/,
  ],
  [
    'finds claims that were left behind',
    (tx) => tx.posts.releaseExpired('discord', NOW),
    /posts USING (COVERING )?INDEX posts_to_do \(state=\? AND surface=\? AND next_at<\?\)/,
  ],
  [
    'finds posts whose sender has vanished',
    (tx) => tx.posts.lost('discord', NOW),
    /posts USING (COVERING )?INDEX posts_to_do \(state=\? AND surface=\?/,
  ],
  [
    'looks for the warnings of a run in the index of runs',
    (tx) => tx.posts.timerWarnings(1 as GroupId, '2026-03-02T09:12:00.000Z/7'),
    /posts USING (COVERING )?INDEX posts_run \(group_id=\? AND period=\?\)/,
  ],
])('a tick %s', async (_, work, expected) => {
  const connection = await openDatabase();
  const statements: string[] = [];
  const db = drizzle(connection, { logger: { logQuery: (sql) => statements.push(sql) } });
  const free = { guard: () => undefined, explain: (error: unknown) => error };
  await work(createTransaction(createEngine(db, sqliteTables, free)));
  const steps = statements.flatMap((sql) => {
    const values = Array.from({ length: sql.split('?').length - 1 }, () => null);
    const plan = connection.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
    return plan.all(...values).map(({ detail }) => detail);
  });
  expect(steps.filter((step) => expected.test(step))).toHaveLength(1);
  expect(steps.filter((step) => /^SCAN|TEMP B-TREE FOR ORDER/.test(step))).toEqual([]);
});
