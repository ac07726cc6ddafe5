// Applying migrations: each whole or not at all, children of a rebuilt table kept, strange databases refused.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '#storage/sqlite/migrate.ts';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';
import { openTemporaryStore, temporaryFile } from './temporary-file.ts';

const FAMILY = `CREATE TABLE parents (id INTEGER PRIMARY KEY);
  CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (id) ON DELETE CASCADE);
  INSERT INTO parents VALUES (1), (2);
  INSERT INTO children VALUES (10, 1), (20, 2);`;
const REBUILD = `CREATE TABLE parents_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
  INSERT INTO parents_new (id) SELECT id FROM parents;
  DROP TABLE parents;
  ALTER TABLE parents_new RENAME TO parents;`;

test('a rebuilt table keeps its children', async () => {
  const { connection, apply } = setUp();
  await apply(FAMILY, REBUILD);
  expect(connection.prepare('SELECT id, parent FROM children').raw().all()).toEqual([
    [10, 1],
    [20, 2],
  ]);
  expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
});

test('a migration that fails half-way leaves the database as it was before it', async () => {
  const { connection, apply } = setUp();
  const failing = apply(FAMILY, 'DELETE FROM children; INSERT INTO nowhere VALUES (1);');
  await expect(failing).rejects.toThrow('nowhere');
  expect(connection.prepare('SELECT count(*) FROM children').pluck().get()).toBe(2);
  expect(connection.inTransaction).toBe(false);
  await apply(FAMILY, REBUILD);
  expect(connection.prepare('SELECT name FROM parents').pluck().all()).toEqual(['', '']);
});

test('a migration that leaves rows without what they refer to is taken back', async () => {
  const { connection, apply } = setUp();
  const failing = apply(FAMILY, 'DELETE FROM parents WHERE id = 1;');
  await expect(failing).rejects.toMatchObject({ code: 'failed-migration' });
  expect(connection.prepare('SELECT count(*) FROM parents').pluck().get()).toBe(2);
});

test('a migration is applied once, and a later one after it', async () => {
  const { connection, apply } = setUp();
  await apply(FAMILY);
  await apply(FAMILY);
  await apply(FAMILY, REBUILD);
  expect(connection.prepare('SELECT count(*) FROM "__drizzle_migrations"').pluck().get()).toBe(2);
});

test('an edited migration is noticed', async () => {
  const { apply } = setUp();
  await apply(FAMILY);
  await expect(apply(`${FAMILY} `)).rejects.toMatchObject({ code: 'changed-migration' });
});

test('a database of a newer version is refused, and left alone', async () => {
  const file = temporaryFile();
  const store = await openSqliteStore({ file });
  await store.close();
  const newer = new Database(file);
  newer.exec(`INSERT INTO "__drizzle_migrations" (hash, created_at) VALUES ('x', 9999999999999)`);
  newer.close();
  const refused = openSqliteStore({ file });
  await expect(refused).rejects.toMatchObject({ code: 'newer-database' });
  await expect(refused).rejects.toThrow(/newer version of Cairn/);
});

test('stores that open a new file at once migrate it once', async () => {
  const file = temporaryFile();
  await Promise.all(Array.from({ length: 4 }, () => openTemporaryStore(file)));
});

/** A database, and a way to bring it up to a list of migrations. */
function setUp() {
  const file = temporaryFile();
  const connection = new Database(file);
  onTestFinished(() => {
    connection.close();
  });
  connection.pragma('foreign_keys = ON');
  let folders = 0;
  return {
    connection,
    apply(...migrations: readonly string[]) {
      folders += 1;
      const folder = join(dirname(file), `migrations${folders}`);
      writeMigrations(folder, migrations);
      return migrate(connection, { file, folder, patience: 0 });
    },
  };
}

function writeMigrations(folder: string, migrations: readonly string[]): void {
  mkdirSync(join(folder, 'meta'), { recursive: true });
  const entries = migrations.map((sql, idx) => {
    writeFileSync(join(folder, `${idx}.sql`), sql);
    return { idx, version: '6', when: 1000 + idx, tag: String(idx), breakpoints: true };
  });
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ entries }));
}
