// Units of work on a real connection: a commit that fails, and work that fails, leave nothing behind.
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { StoreError } from '#core/model/store-error.ts';
import { unitConnection } from '#storage/sqlite/connect.ts';
import { explainSqliteError } from '#storage/sqlite/sqlite-error.ts';
import { createUnits } from '#storage/store/unit-of-work.ts';
import { temporaryFile } from './temporary-file.ts';

function openStones(file = temporaryFile()) {
  const connection = new Database(file, { timeout: 1 });
  onTestFinished(() => {
    connection.close();
  });
  connection.pragma('foreign_keys = ON');
  // Checked at the commit, so that a commit can be made to fail.
  connection.exec(`CREATE TABLE IF NOT EXISTS stones (
    id INTEGER PRIMARY KEY, below INTEGER REFERENCES stones (id) DEFERRABLE INITIALLY DEFERRED
  )`);
  const explain = (error: unknown) => explainSqliteError(file, error);
  return { file, connection, units: createUnits(unitConnection(connection, 50, explain)) };
}

test('a commit that fails leaves nothing behind, and the next unit works', async () => {
  const { connection, units } = openStones();
  const unit = units.run(async () => {
    connection.exec('INSERT INTO stones VALUES (1, 99)');
  });
  await expect(unit).rejects.toThrow('FOREIGN KEY');
  expect(connection.inTransaction).toBe(false);
  await units.run(async () => {
    connection.exec('INSERT INTO stones VALUES (2, NULL)');
  });
  expect(connection.prepare('SELECT id FROM stones').pluck().all()).toEqual([2]);
});

test('a transaction that SQLite ended by itself still counts as failed', async () => {
  const { connection, units } = openStones();
  const unit = units.run(async () => {
    connection.exec('INSERT INTO stones VALUES (1, NULL)');
    connection.exec('INSERT OR ROLLBACK INTO stones VALUES (1, NULL)');
  });
  await expect(unit).rejects.toThrow('UNIQUE');
  expect(connection.prepare('SELECT id FROM stones').all()).toEqual([]);
});

test('a unit waits for another writer, and says which file when it waited too long', async () => {
  const { file, connection, units } = openStones();
  const other = openStones(file);
  other.connection.exec('BEGIN IMMEDIATE');
  const refused = units.run(async () => 'never');
  await expect(refused).rejects.toMatchObject({ code: 'busy', message: expect.any(String) });
  await expect(refused).rejects.toThrow(file);
  await expect(refused).rejects.toBeInstanceOf(StoreError);

  const waiting = units.run(async () => {
    connection.exec('INSERT INTO stones VALUES (1, NULL)');
  });
  await Promise.resolve();
  other.connection.exec('COMMIT');
  await waiting;
  expect(other.connection.prepare('SELECT count(*) FROM stones').pluck().get()).toBe(1);
});
