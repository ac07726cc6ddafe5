// What a host sees when the database cannot be opened, and what is true of one that can.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { HostError } from '#core/model/host-error.ts';
import { openStore } from '#storage/open-store.ts';
import { explainSqliteError } from '#storage/sqlite/sqlite-error.ts';
import { done, hours, NOW, openScene, user } from '../contract/store/scene.ts';
import { openTemporaryStore, temporaryFile } from './temporary-file.ts';

test.each([
  ['postgres://cairn:hunter2@db/cairn', /PostgreSQL is not supported yet/],
  ['postgresql://db/cairn', /PostgreSQL is not supported yet/],
  ['mysql://cairn:hunter2@db/cairn', /found "mysql:"/],
  ['data/cairn.db', /found no scheme/],
  ['file:', /path of a file is missing/],
  ['file::memory:', /path of a file is missing/],
  ['file://data/cairn.db', /needs an absolute path/],
])('%s is refused by name, and no password is repeated', async (url, message) => {
  const refused = openStore(url);
  await expect(refused).rejects.toMatchObject({ code: 'unsupported-url' });
  await expect(refused).rejects.toBeInstanceOf(HostError);
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.toThrow(/^DATABASE_URL: (?!.*hunter2)/);
});

test('a missing folder is made', async () => {
  const file = join(dirname(temporaryFile()), 'deep', 'down', 'cairn.db');
  const store = await openStore(`file:${file}`);
  await store.close();
  expect(existsSync(file)).toBe(true);
  const again = await openStore(pathToFileURL(file).href);
  await again.close();
});

test('closing folds the log into the one file', async () => {
  const file = temporaryFile();
  const { store } = await openScene(() => openTemporaryStore(file));
  expect(existsSync(`${file}-wal`)).toBe(true);
  await store.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
});

test('a file that is no database is left as it is, and named', async () => {
  const file = temporaryFile('notes.txt');
  writeFileSync(file, 'Dear diary, this is long enough to be looked at. '.repeat(40));
  const before = readFileSync(file);
  const refused = openStore(`file:${file}`);
  await expect(refused).rejects.toMatchObject({ code: 'not-a-database' });
  await expect(refused).rejects.toThrow(file);
  expect(readFileSync(file)).toEqual(before);
});

test('a file that cannot be opened is told with the variable that names it', async () => {
  const folder = dirname(temporaryFile());
  const inFile = join(temporaryFile('notes.txt'), 'cairn.db');
  writeFileSync(dirname(inFile), 'no folder');
  for (const file of [folder, inFile]) {
    const refused = openStore(`file:${file}`);
    await expect(refused).rejects.toMatchObject({ code: 'not-writable' });
    await expect(refused).rejects.toThrow(/^DATABASE_URL: (?!.*DATABASE_URL)/);
  }
});

test.runIf(existsSync('/proc/self'))(
  'a folder where none can be made is no endless try',
  async () => {
    const refused = openStore('file:/proc/cairn/deep/cairn.db');
    await expect(refused).rejects.toMatchObject({ code: 'not-writable' });
  },
);

test('a database of another program is left alone', async () => {
  const file = temporaryFile();
  const other = new Database(file);
  other.exec('CREATE TABLE recipes (id)');
  other.close();
  const refused = openStore(`file:${file}`);
  await expect(refused).rejects.toMatchObject({ code: 'not-a-database' });
  await expect(refused).rejects.toThrow('another program');
});

test('a folder in the place of the file is told apart from a missing right', async () => {
  const file = temporaryFile();
  mkdirSync(file);
  const refused = openStore(`file:${file}`);
  await expect(refused).rejects.toMatchObject({ code: 'not-writable' });
  await expect(refused).rejects.toThrow(file);
});

test('a folder that cannot be made is named', async () => {
  const file = temporaryFile('occupied');
  writeFileSync(file, '');
  const refused = openStore(`file:${join(file, 'cairn.db')}`);
  await expect(refused).rejects.toMatchObject({ code: 'not-writable' });
});

test('a full disk says that nothing was written', () => {
  const connection = new Database(temporaryFile());
  onTestFinished(() => {
    connection.close();
  });
  connection.exec('CREATE TABLE t (x); PRAGMA max_page_count = 2');
  const fill = () => connection.prepare('INSERT INTO t VALUES (zeroblob(100000))').run();
  expect(explained(fill)).toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining('The disk that holds data/cairn.db is full'),
  });
});

test('a file that may only be read says so', () => {
  const connection = new Database(temporaryFile());
  onTestFinished(() => {
    connection.close();
  });
  connection.pragma('query_only = ON');
  expect(explained(() => connection.exec('CREATE TABLE t (x)'))).toMatchObject({
    code: 'not-writable',
  });
});

test('an error of anything else passes as it is', () => {
  const error = new TypeError('no');
  expect(explainSqliteError('f', error)).toBe(error);
});

test('what is deleted is gone from the file', async () => {
  const file = temporaryFile();
  const { store, ana } = await openScene(() => openTemporaryStore(file));
  const secret = 'xyzzy-not-to-be-found';
  await store.run((tx) =>
    tx.drafts.add(ana.account.id, { command: 'log', values: { note: secret.repeat(20) } }, NOW),
  );
  await store.run((tx) => tx.drafts.forgetBefore(NOW.add({ hours: 1 })));
  await store.close();
  expect(readFileSync(file).includes(secret)).toBe(false);
});

test('each undo and restore keeps what the entry was before', async () => {
  const file = temporaryFile();
  const { store, ana } = await openScene(() => openTemporaryStore(file));
  await store.run(async (tx) => {
    const { id } = await tx.entries.add(hours(ana, '2026-03-03', 60, { note: 'reading' }), NOW);
    await tx.entries.setUndone(id, true, ana.account.id, NOW);
    await tx.entries.setUndone(id, false, ana.account.id, NOW);
  });
  const former = { kind: 'hours', date: '2026-03-03', minutes: 60, note: 'reading' };
  const rows = query(file, 'SELECT what, account_id, at, former FROM entry_changes ORDER BY id');
  const common = { account_id: ana.account.id, at: NOW.epochMilliseconds };
  expect(rows.map((row) => ({ ...row, former: JSON.parse(String(row['former'])) }))).toMatchObject([
    { ...common, what: 'undo', former: { ...former, undoneAt: null } },
    { ...common, what: 'restore', former: { ...former, undoneAt: NOW.epochMilliseconds } },
  ]);
});

test('of a person’s accounts the one used last gives the name', async () => {
  const file = temporaryFile();
  const { store, ana, ben } = await openScene(() => openTemporaryStore(file));
  // Two accounts become one person when they are linked.
  query(file, 'UPDATE accounts SET person_id = ? RETURNING id', ana.account.person);
  const name = async () => (await store.read.members.profiles([ana.member.id]))[0]?.name;
  for (const [userId, at] of [
    ['ben', 1],
    ['ana', 2],
    ['ben', 3],
  ] as const) {
    await store.run((tx) =>
      tx.accounts.findOrAdd(user(userId), `${userId} ${at}`, NOW.add({ hours: at })),
    );
    expect(await name()).toBe(`${userId} ${at}`);
  }
  const [profile] = await store.read.members.profiles([ana.member.id]);
  expect(new Set(profile?.accounts.map(({ id }) => id))).toEqual(
    new Set([ana.account.id, ben.account.id]),
  );
});

test('the database itself refuses an entry that contradicts its kind', async () => {
  const file = temporaryFile();
  const { store, ana } = await openScene(() => openTemporaryStore(file));
  await store.run((tx) => tx.entries.add(done(ana, '2026-03-03', 'mlflow'), NOW));
  for (const change of [
    'minutes = 5',
    'item_kind = NULL',
    "item_kind = 'stone'",
    'item = NULL',
    "kind = 'hours'",
    "date = '3 March'",
    "week = '2026-03-09'",
    'group_id = 99',
  ]) {
    expect(() => query(file, `UPDATE entries SET ${change} RETURNING id`)).toThrow(/constraint/);
  }
});

function explained(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return explainSqliteError('data/cairn.db', error);
  }
}

type Row = Record<string, unknown>;

function query(file: string, sql: string, ...values: readonly unknown[]): readonly Row[] {
  const connection = new Database(file);
  try {
    connection.pragma('foreign_keys = ON');
    return connection.prepare<unknown[], Row>(sql).all(...values);
  } finally {
    connection.close();
  }
}
