// The shipped migrations: in order, never edited, equal to the tables in code, and keeping every row.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { readMigrationFiles } from '#storage/driver/drizzle.ts';
import { migrate, SQLITE_MIGRATIONS } from '#storage/sqlite/migrate.ts';
import { sqliteTables } from '#storage/sqlite/schema/index.ts';
import { describeDatabase, describeTables } from './describe-schema.ts';
import { temporaryFile } from './temporary-file.ts';

/** Add a line for a new migration; never change one: databases out there have had it applied. */
const HASHES = {
  '0000_beginning.sql': '3ceb0da9026c2350c2aa7849ffbea86e906eaa278ffb58a5931cac1315029e51',
  '0001_corrections_reviews_links.sql':
    'f7295486ce9d3612a0ecd4c9b98bf20bfa858c3b7e93dff5a7e1cf877dd8e6ff',
  '0002_schedule.sql': '0d96eeef1afb2002cbc877db83ae60b61913c8cad0ce91c9a6f2a0941cb3b72c',
  '0003_deletions.sql': 'e2f066153255a3205cb6b1594ab4ba6aa1a5bbfc6cb262b596010fc01e640c13',
  '0004_own_roadmaps.sql': '4a2e80417141210687690b4a9a4e67180d1a54b9b1c39eeca1006fdc62c59daf',
  '0005_review_drafts.sql': '1406a2e81ba2ff8a23ef382b940a5311131a6ac82f0499d54a373723830016aa',
  '0006_timer_warnings.sql': '2acb46ef392d162a66e29b4d36869662c883391295cafc7e5a395c4af78baba8',
  '0007_reasons_of_taking_back.sql':
    'e08b72ab6a1ffae52ab495b917fdf3d6e75945828a9559790931781dd57e5d4b',
  '0008_day_ends.sql': '7cefa8f28b75c57e1b6ec16b6c6566f9e1ad2681d21bb88a757c6aa454fbda54',
  '0009_quiet_groups.sql': '5040e19704eb78907ff7df00e009dcaf28679c65b02729943be23a8371f6cad5',
  '0010_link_confirmations.sql': '3fc8bb4610db294c65d3610a1137ce3cd636460757d4b5fa12ec719175616c5e',
  '0011_batches.sql': '5fde93f4a90f492b7bfd0a86c569c7030d8a1d2bbaf39ea39c9173bd8e12dcd1',
  '0012_announcements.sql': '56a998342f5eae36b4010ec798a7ab04e2e593eadbf7d6111501441338dd7a71',
  '0013_order_of_places.sql': '06d708cef7d119b866424bc4f5d42cae045d58f845f9e9662c3baba84fe9ade1',
  '0014_retention.sql': 'c61d38662d95ab3740531f03e9c30cb8e9024994c49a6053d10e7319c49b6ac7',
};

type Row = Record<string, unknown>;

/** Columns that a migration replaced, and what stands for them in the rows of 0000. */
const REPLACED: Readonly<Record<string, (row: Row) => Row>> = {
  // The person's only account: nobody could have two before 0001.
  verifications: ({ person_id, ...row }) => ({ ...row, account_id: person_id }),
};

const ROWS = readFileSync(fileURLToPath(new URL('./rows-of-0000.sql', import.meta.url)), 'utf8');

/** As 0004 has them: a post in each state, a place that stopped, a timer, and an id that was given and is free again. */
const ROWS_OF_0004 = readFileSync(
  fileURLToPath(new URL('./rows-of-0004.sql', import.meta.url)),
  'utf8',
);

test('the times of migrations are strictly increasing', () => {
  const times = readMigrationFiles({ migrationsFolder: SQLITE_MIGRATIONS }).map(
    ({ folderMillis }) => folderMillis,
  );
  expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
});

test('no migration was edited, added or removed unseen', () => {
  const files = readdirSync(SQLITE_MIGRATIONS).filter((name) => name.endsWith('.sql'));
  const hashes = files.map((name) => [name, sha256(readFileSync(`${SQLITE_MIGRATIONS}/${name}`))]);
  expect(Object.fromEntries(hashes)).toEqual(HASHES);
  expect(readMigrationFiles({ migrationsFolder: SQLITE_MIGRATIONS })).toHaveLength(files.length);
});

test('a migrated database is what the tables in code say', async () => {
  const connection = await openMigrated(Number.POSITIVE_INFINITY);
  expect(describeDatabase(connection)).toEqual(describeTables(Object.values(sqliteTables)));
});

test('every row survives every migration', async () => {
  const connection = await openMigrated(1);
  connection.exec(ROWS);
  const tables = connection
    .prepare<[], string>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '[a-z]*'`,
    )
    .pluck()
    .all()
    .filter((name) => !name.startsWith('sqlite_'));
  const before = tables.map((name) => [name, rowsOf(connection, name)] as const);
  expect(before.filter(([, rows]) => rows.length === 0)).toEqual([]);

  await migrate(connection, { file: connection.name, folder: SQLITE_MIGRATIONS, patience: 0 });
  for (const [name, rows] of before) {
    const after = rowsOf(connection, name);
    expect(after).toHaveLength(rows.length);
    for (const [index, row] of rows.entries()) {
      expect(after[index]).toMatchObject(REPLACED[name]?.(row) ?? row);
    }
  }
  expect(connection.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
});

test('posts in every state survive the rebuild of their table, their ids and their triggers with them', async () => {
  const connection = await openMigrated(5);
  connection.exec(ROWS_OF_0004);
  const before = rowsOf(connection, 'posts');
  const given = connection.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'posts'`);
  expect(given.pluck().get()).toBe(40);

  await migrate(connection, { file: connection.name, folder: SQLITE_MIGRATIONS, patience: 0 });
  expect(new Set(before.map(({ state }) => state)).size).toBe(7);
  expect(rowsOf(connection, 'posts')).toEqual(before);
  expect(connection.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  // Who has a timer that runs is planned again.
  expect(rowsOf(connection, 'stale_schedules')).toEqual([{ group_id: 1, member_id: 2 }]);

  // Post 40 was deleted; buttons may still name it.
  connection.exec(`INSERT INTO posts (group_id, kind, target, member_id, surface, period, due_at, state,
    next_at, tries, again, late) VALUES (1, 'timer-warning', 'member:2', 2, 'slack', 'r', 1, 'due', 1, 0, 0, 0)`);
  expect(rowsOf(connection, 'posts').at(-1)).toMatchObject({ id: 41 });
  const twice = `INSERT INTO posts SELECT 99, group_id, kind, target, place_id, member_id, surface, period, due_at,
    state, next_at, claim, tries, again, nonce, sending_at, ended_at, message_id, why, late FROM posts WHERE id = 1`;
  expect(() => connection.exec(twice)).toThrow('UNIQUE');
  connection.exec('DELETE FROM stopped_places');
  expect(rowsOf(connection, 'posts')[0]).toMatchObject({ id: 1, due_at: 1000, next_at: 1000 });
  connection.exec('DELETE FROM timers; DELETE FROM members WHERE id = 2');
  expect(rowsOf(connection, 'posts').filter((row) => row['member_id'] === 2)).toEqual([]);
});

test('members of before have days that end at midnight, and a new end has their posts planned again', async () => {
  const connection = await openMigrated(5);
  connection.exec(ROWS_OF_0004);
  await migrate(connection, { file: connection.name, folder: SQLITE_MIGRATIONS, patience: 0 });
  const members = rowsOf(connection, 'members');
  expect(members.length).toBeGreaterThan(1);
  expect(new Set(members.map((row) => row['day_ends']))).toEqual(new Set(['00:00']));
  connection.exec(
    `DELETE FROM stale_schedules; UPDATE members SET day_ends = '04:30' WHERE id = 2`,
  );
  expect(rowsOf(connection, 'stale_schedules')).toEqual([{ group_id: 1, member_id: 2 }]);
  for (const end of ['06:01', '4:30', '04:60', '']) {
    const update = () => connection.exec(`UPDATE members SET day_ends = '${end}' WHERE id = 2`);
    expect(update).toThrow('members_day_ends');
  }
});

test('announcements in every state survive, and what was under way is looked at by the next tick', async () => {
  const connection = await openMigrated(1);
  connection.exec(ROWS);
  connection.exec(`INSERT INTO announcements VALUES (2, 2, 'discord', 'S1', 'C2', 'pending', NULL),
    (3, 2, 'discord', 'S1', 'C3', 'sending', NULL), (4, 2, 'slack', 'T1', 'C4', 'refused', NULL),
    (5, 2, 'slack', 'T1', 'C5', 'uncertain', NULL), (9, 2, 'slack', 'T1', 'C9', 'pending', NULL);
    DELETE FROM announcements WHERE id = 9`);
  await migrate(connection, { file: connection.name, folder: SQLITE_MIGRATIONS, patience: 0 });
  const [entry] = rowsOf(connection, 'entries').filter(({ id }) => id === 2);
  const at = entry?.['recorded_at'];
  const group = entry?.['group_id'];
  expect(rowsOf(connection, 'announcements')).toMatchObject([
    { id: 1, state: 'sent', message_id: 'M1', next_at: null, ended_at: at, group_id: group },
    { id: 2, state: 'pending', next_at: at, ended_at: null, due_at: at, asks_presence: 1 },
    { id: 3, state: 'sending', next_at: at, sending_at: at, ended_at: null },
    { id: 4, state: 'refused', next_at: null, ended_at: at, why: 'the channel took no posts' },
    { id: 5, state: 'uncertain', next_at: null, ended_at: at, message_id: null },
  ]);
  // The ninth was deleted; buttons may still name it.
  connection.exec(`INSERT INTO announcements (entry_id, group_id, surface, workspace_id, channel_id, due_at,
    asks_presence, state, next_at, tries, again) VALUES (2, 1, 'slack', 'T1', 'C10', 1, 0, 'pending', 1, 0, 0)`);
  expect(rowsOf(connection, 'announcements').at(-1)).toMatchObject({ id: 10 });
});

/** A database that has had the first so many migrations. */
async function openMigrated(count: number): Promise<Database.Database> {
  const connection = new Database(temporaryFile());
  onTestFinished(() => {
    connection.close();
  });
  connection.pragma('foreign_keys = ON');
  const all = readMigrationFiles({ migrationsFolder: SQLITE_MIGRATIONS });
  for (const { sql, hash, folderMillis } of all.slice(0, count)) {
    for (const statement of sql) connection.exec(statement);
    connection.exec(
      'CREATE TABLE IF NOT EXISTS "__drizzle_migrations" (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
    );
    connection
      .prepare('INSERT INTO "__drizzle_migrations" (hash, created_at) VALUES (?, ?)')
      .run(hash, folderMillis);
  }
  return connection;
}

function rowsOf(connection: Database.Database, table: string): readonly Row[] {
  return connection.prepare<[], Row>(`SELECT * FROM "${table}" ORDER BY rowid`).all();
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
