// How SQLite finds rows, on a database with a long history: by the index meant for it, with statistics and without.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  announcementId,
  batchId,
  draftId,
  entryId,
  type PlaceId,
  type PostId,
  uploadId,
} from '#core/model/ids.ts';
import type { Reads } from '#core/model/store.ts';
import { drizzle } from '#storage/driver/drizzle.ts';
import { createEngine } from '#storage/engine/engine.ts';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';
import { sqliteTables } from '#storage/sqlite/schema/index.ts';
import { createReads } from '#storage/store/queries.ts';
import { date, NOW, openScene, type Scene, user } from '../contract/store/scene.ts';

const folder = mkdtempSync(join(tmpdir(), 'cairn-plans-'));
const file = join(folder, 'cairn.db');
let connection: Database.Database;
let scene: Scene;

beforeAll(async () => {
  scene = await openScene(() => openSqliteStore({ file }));
  await scene.store.close();
  connection = new Database(file);
  connection.exec(HISTORY);
});
afterAll(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

/** 300 members in 6 groups of very unequal size, 200 entries each, most of them hours. */
const HISTORY = `
  PRAGMA synchronous = OFF;
  BEGIN;
  WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 399)
  INSERT INTO people SELECT i, 0 FROM n;
  INSERT INTO accounts SELECT id, id, 'discord', '', id, 'User ' || id, 0 FROM people WHERE id >= 100;
  WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 104)
  INSERT INTO groups SELECT i, 'Group', 'UTC', '2026-01-01', 'r', 'monday', '09:00', 0, 100 FROM n;
  INSERT INTO members
    SELECT id, CASE WHEN id < 350 THEN 1 ELSE 100 + id % 5 END, id, id, NULL, '2026-01-01', 1, 'UTC', 'public', 'off', 0, NULL, '00:00'
    FROM people WHERE id >= 100;
  WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 199)
  INSERT INTO entries (group_id, member_id, account_id, kind, date, week, minutes, item, item_kind, recorded_at)
    SELECT m.group_id, m.id, m.id, IIF(i % 10, 'hours', 'completion'), date('2026-01-05', '+' || i || ' days'),
      date('2026-01-05', '+' || (i - i % 7) || ' days'), IIF(i % 10, 60, NULL),
      IIF(i % 10, NULL, 'item' || i), IIF(i % 10, NULL, 'deliverable'), i
    FROM n, members m WHERE m.id >= 100;
  COMMIT;
`;

const ENTRY = present(entryId('1'));
const ANNOUNCEMENT = present(announcementId('1'));
const DRAFT = present(draftId('1'));
/** No post has it; none is needed to see how one is looked for. */
const POST = 1 as PostId;
const UPLOAD = present(uploadId('1'));

type Ask = (read: Reads, scene: Scene) => Promise<unknown>;

const WEEK = { from: date('2026-03-02'), until: date('2026-03-08') };
const PLANS: Readonly<Record<string, readonly [Ask, readonly RegExp[]]>> = {
  'a board reads the period alone, then each entry’s member': [
    (read, { group }) => read.totals.inGroup(group.id, WEEK),
    [
      /entries USING INDEX entries_group_date \(group_id=\? AND date>\? AND date<\?\)/,
      /members USING INTEGER PRIMARY KEY/,
      /TEMP B-TREE FOR GROUP BY/,
      /verifications USING COVERING INDEX .*\(entry_id=\?\)/,
      /accounts USING INTEGER PRIMARY KEY/,
    ],
  ],
  'what a new start passes over is read from its dates alone': [
    (read, { group }) => read.totals.ofCohort(group.id, WEEK),
    [
      /entries USING INDEX entries_group_date \(group_id=\? AND date>\? AND date<\?\)/,
      /members USING INTEGER PRIMARY KEY/,
    ],
  ],
  'a page of history comes sorted from the index': [
    (read, { ana }) => read.entries.history(ana.member.id, { offset: 0, limit: 10 }),
    [/entries USING INDEX entries_member_date \(member_id=\?\)$/],
  ],
  'a page of one kind does too': [
    (read, { ana }) =>
      read.entries.history(ana.member.id, { kind: 'completion', offset: 0, limit: 10 }),
    [/entries USING INDEX entries_member_kind \(member_id=\? AND kind=\?\)$/],
  ],
  'the latest date of each member is at the end of an index': [
    (read, { group }) => read.entries.latestDates(group.id),
    [
      /members USING INDEX members_group/,
      /entries USING INDEX entries_member_date \(member_id=\?\)/,
    ],
  ],
  'the latest entry is at the end of an index': [
    (read, { ana }) => read.entries.latest(ana.member.id),
    [/entries USING INDEX entries_member_recorded \(member_id=\?\)$/],
  ],
  'a completion is found by its item': [
    (read, { ana }) => read.completions.byItem(ana.member.id, 'item10'),
    [/entries USING INDEX entries_one_completion \(member_id=\? AND item=\?\)/],
  ],
  'completions are read without the hours': [
    (read, { ana }) => read.completions.ofMember(ana.member.id),
    [/entries USING INDEX entries_member_kind \(member_id=\? AND kind=\?\)$/],
  ],
  'metrics are read without the hours': [
    (read, { ana }) => read.entries.metrics(ana.member.id),
    [/entries USING INDEX entries_member_kind \(member_id=\? AND kind=\?\)$/],
  ],
  'completions of a group are counted without the hours': [
    (read, { group }) => read.completions.countByItem(group.id),
    [
      /members USING (COVERING )?INDEX members_group \(group_id=\?\)/,
      /entries USING INDEX entries_member_kind \(member_id=\? AND kind=\?\)/,
      /TEMP B-TREE FOR GROUP BY/,
    ],
  ],
  'a day’s minutes are read from that day': [
    (read, { ana }) => read.totals.minutesOn(ana.member.id, WEEK.from),
    [
      /entries USING INDEX entries_member_kind \(member_id=\? AND kind=\? AND date>\? AND date<\?\)/,
    ],
  ],
  'a member’s weeks are read from their entries': [
    (read, { ana }) => read.totals.weeks(ana.member.id),
    [/entries USING INDEX entries_member_\w+ \(member_id=\?/, /TEMP B-TREE FOR GROUP BY/],
  ],
  'a group’s weeks are read from its entries': [
    (read, { group }) => read.totals.weeksInGroup(group.id),
    [/entries USING INDEX entries_group_date \(group_id=\?\)/, /TEMP B-TREE FOR GROUP BY/],
  ],
};

describe.each(['without statistics', 'with statistics'])('%s', (statistics) => {
  beforeAll(() => {
    connection.exec(
      statistics === 'with statistics' ? 'ANALYZE' : 'DROP TABLE IF EXISTS sqlite_stat1',
    );
  });

  test.each(Object.entries(PLANS))('%s', async (_, [ask, expected]) => {
    const steps = (await plans(ask)).flat();
    expect(steps).toHaveLength(expected.length);
    for (const [index, step] of expected.entries()) expect(steps[index]).toMatch(step);
  });

  test('no reading goes through a whole table', async () => {
    for (const ask of EVERY_READ) {
      for (const plan of await plans(ask)) {
        expect(plan.filter((step) => /^SCAN /.test(step) && !WORK_LISTS.test(step))).toEqual([]);
      }
    }
  });
});

test('every read of the port is among those looked at', async () => {
  const asked = new Set<string>();
  const reads = createdReads(() => undefined);
  const names = Object.entries(reads).flatMap(([subject, methods]) =>
    Object.keys(methods).map((name) => `${subject}.${name}`),
  );
  const spies = Object.entries(reads).map(([subject, methods]) => {
    const get = (target: object, name: PropertyKey, receiver: unknown) => {
      asked.add(`${subject}.${String(name)}`);
      return Reflect.get(target, name, receiver);
    };
    return [subject, new Proxy(methods, { get })];
  });
  const spy: Reads = { ...reads, ...Object.fromEntries(spies) };
  for (const ask of EVERY_READ) await ask(spy, scene);
  expect([...asked].sort()).toEqual(names.sort());
});

/** What is still to be done, read from its beginning. */
const WORK_LISTS =
  /^SCAN (CONSTANT|asked$|stale_schedules|removals|due_scrubs|link_notices|announcements USING INDEX announcements_stale)/;

const EVERY_READ: readonly Ask[] = [
  ...Object.values(PLANS).map(([ask]) => ask),
  (read) => read.answers.given('k'),
  (read, { ana }) => read.asks.locate({ surface: 'discord', asker: ana.account }, 'k'),
  (read, { ana }) => read.asks.groupsOf(ana.account.person),
  (read) => read.places.byWorkspace({ surface: 'discord', workspaceId: 'S' }),
  (read, { group }) => read.places.ofGroup(group.id),
  (read, { group }) => read.groups.byId(group.id),
  (read, { group }) => read.groups.hasHadMembers(group.id),
  (read) => read.roadmaps.uploadById(UPLOAD),
  (read, { group }) => read.roadmaps.formerTitles(group.id),
  (read, { group }) => read.completions.deliverablesBetween(group.id, WEEK.from, WEEK.until),
  (read, { group }) => read.completions.countByDeliverable(group.id),
  (read, { group, ana }) => read.completions.cairn(group.id, ana.member.id),
  (read, { group }) => read.entries.latestDates(group.id),
  (read, { group }) => read.completions.deliverablesInGroup(group.id),
  (read) => read.accounts.byUser(user('ana')),
  (read, { ana }) => read.accounts.byId(ana.account.id),
  (read, { ana }) => read.accounts.ofPerson(ana.account.person),
  (read, { group, ana }) => read.members.byGroupAndPerson(group.id, ana.account.person),
  (read, { ana }) => read.members.byId(ana.member.id),
  (read) => read.entries.ofBatch(present(batchId('1'))),
  (read, { ana }) => read.members.ofPerson(ana.account.person),
  (read, { ana, ben }) => read.members.profiles([ana.member.id, ben.member.id]),
  (read, { group }) => read.members.count(group.id),
  (read, { group }) => read.members.inGroup(group.id),
  (read, { ana }) => read.goals.ofMember(ana.member.id),
  (read, { group }) => read.activity.inGroup(group.id),
  (read, { group }) => read.goals.inGroup(group.id),
  (read, { ana }) => read.plans.changes(ana.member.id),
  (read, { group }) => read.plans.changesInGroup(group.id),
  (read) => read.entries.byId(ENTRY),
  (read) => read.entries.formerVersions(ENTRY),
  (read, { ana }) => read.timers.ofMember(ana.member.id),
  (read, { ana }) => read.reviews.byQuarter(ana.member.id, 1),
  (read, { ana }) => read.reviews.ofMember(ana.member.id),
  (read, { ana }) => read.reviews.countVersions(ana.member.id, 1),
  (read, { ana }) => read.reviews.draft(ana.member.id, 1),
  (read, { ana }) => read.skills.ofMember(ana.member.id),
  (read) => read.posts.byId(POST),
  (read, { group }) => read.posts.lastDone(group.id, 5),
  (read, { group }) => read.posts.lastDoneInChannels(group.id, 5),
  (read, { group }) => read.posts.openOfGroup(group.id),
  (read, { ana }) => read.posts.openOfMember(ana.member.id),
  (read, { group }) => read.posts.lastPeriod(group.id, 'roadmap-review', { kind: 'admin' }),
  (read, { group }) => read.posts.timerWarnings(group.id, '2026-03-02T09:12:00.000Z/7'),
  (read) => read.posts.nudgesSent(1 as PlaceId, 4),
  (read) => read.posts.hasPostSince(1 as PlaceId, NOW),
  (read, { ana }) => read.posts.lastSentTo(ana.member.id, 'reminder'),
  (read, { group }) => read.posts.checkpointSentAt(group.id, '2026-03-02'),
  (read, { ana }) => read.accounts.lastUsedFirst(ana.account.person),
  (read) => read.posts.lost('discord', NOW),
  (read) => read.schedules.stale(10),
  (read) => read.places.stopsToReport(NOW),
  (read) => read.codes.byDigest('digest', NOW),
  (read, { ana }) => read.codes.countTries(ana.account.id, NOW),
  (read) => read.links.untold(),
  (read, { ana }) => read.links.standing(ana.account.person, NOW),
  (read, { ana }) => read.privacy.recordOf(ana.account.person),
  (read, { ana }) => read.totals.minutesIn(ana.member.id, WEEK),
  (read, { group }) => read.completions.latestOfCohort(group.id, WEEK, 100),
  (read, { ana }) => read.totals.minutesByActivity(ana.member.id, WEEK),
  (read, { group }) => read.totals.weeksInGroup(group.id),
  (read, { ana }) => read.entries.metrics(ana.member.id),
  (read) => read.announcements.ofEntry(ENTRY),
  (read) => read.announcements.byId(ANNOUNCEMENT),
  (read) => read.announcements.due('discord', NOW, 64),
  (read, { group }) => read.announcements.unposted(group.id, NOW),
  (read) => read.announcements.stale(),
  (read) => read.privacy.removals(),
  (read) => read.privacy.scrubDue(),
  (read, { ana }) => read.drafts.byId(DRAFT, ana.account.id),
];

function createdReads(log: (sql: string) => void): Reads {
  const db = drizzle(connection, { logger: { logQuery: log } });
  const explain = (error: unknown) => error;
  return createReads(createEngine(db, sqliteTables, { guard: () => undefined, explain }));
}

/** The steps of each statement that a question runs. */
async function plans(ask: Ask): Promise<readonly (readonly string[])[]> {
  const statements: string[] = [];
  await ask(
    createdReads((sql) => statements.push(sql)),
    scene,
  );
  return statements.map((sql) => {
    const steps = connection.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
    const values = Array.from({ length: sql.split('?').length - 1 }, () => null);
    const own = steps.all(...values).map(({ detail }) => detail);
    return own.filter((step) => !step.startsWith('CORRELATED'));
  });
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('unreachable');
  return value;
}
