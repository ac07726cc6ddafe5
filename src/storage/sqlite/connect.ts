// Connections to an SQLite file and the settings that durability and privacy rest on.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { UnitConnection } from '../store/unit-of-work.ts';
import { whenFree } from './patience.ts';

export type SqliteConnection = Database.Database;

/** How long SQLite itself waits for a lock, in milliseconds. It blocks the process, so longer waits are made outside. */
const BLOCKING_WAIT = 50;

/** Opens the file that units of work write to, and makes it and its folder if they are missing. */
export async function connectWriter(file: string, patience: number): Promise<SqliteConnection> {
  makeFolder(dirname(file));
  const connection = new Database(file, { timeout: BLOCKING_WAIT });
  try {
    // The log lets readers see what is committed while a unit of work is under way.
    await whenFree(() => connection.pragma('journal_mode = WAL'), patience);
    // An answer is given after the commit: it must survive a power cut too, not just a crash.
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    // What people delete is overwritten in the file.
    connection.pragma('secure_delete = ON');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** From the top down by hand: where a folder can never be made (in /proc), Node's own `recursive` tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process was quicker.
    if (!existsSync(folder)) throw error;
  }
}

/** Opens a second connection that sees committed state alone and cannot write. */
export function connectReader(file: string, patience: number): SqliteConnection {
  const connection = new Database(file, { fileMustExist: true, timeout: patience });
  connection.pragma('query_only = ON');
  return connection;
}

/** Transactions by hand: better-sqlite3's own take no asynchronous work. */
export function unitConnection(
  connection: SqliteConnection,
  patience: number,
  explain: (error: unknown) => unknown,
): UnitConnection {
  // IMMEDIATE takes the write lock first, so that nothing a unit read can change before it writes.
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const rollback = connection.prepare('ROLLBACK');

  function rollBack(): void {
    // SQLite has rolled back by itself after some errors, a full disk for one.
    if (connection.inTransaction) rollback.run();
  }

  return {
    async begin() {
      try {
        rollBack();
        await whenFree(() => begin.run(), patience);
      } catch (error) {
        throw explain(error);
      }
    },
    async commit() {
      try {
        commit.run();
      } catch (error) {
        throw explain(error);
      }
    },
    async rollback() {
      rollBack();
    },
  };
}
