// Brings an SQLite database to the newest schema: Drizzle's migration files and journal, applied with more care.
//
// Drizzle's own migrator runs all of them in one transaction, skips one whose time is not later than the newest
// applied, and does not notice an edited one. And it cannot switch foreign keys off, which a rebuilt table needs.
import { fileURLToPath } from 'node:url';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import { StoreError } from '#core/model/store-error.ts';
import { readMigrationFiles } from '../driver/drizzle.ts';
import type { SqliteConnection } from './connect.ts';
import { whenFree } from './patience.ts';

export const SQLITE_MIGRATIONS = fileURLToPath(new URL('../migrations/sqlite', import.meta.url));

export type MigrateOptions = {
  readonly file: string;
  readonly folder: string;
  /** How long to wait for another process that migrates, in milliseconds. */
  readonly patience: number;
};

/** Applies what is missing, each migration in a transaction of its own. Throws StoreError where it must not go on. */
export async function migrate(
  connection: SqliteConnection,
  { file, folder, patience }: MigrateOptions,
): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: folder });
  if (pendingMigrations(connection, known, file).length === 0) return;
  // A rebuilt table is dropped and renamed; its children must not follow it. Without effect inside a transaction.
  connection.pragma('foreign_keys = OFF');
  try {
    while (await applyNext(connection, known, file, patience));
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

/** Applies the first pending migration, looked up again under the lock: another process may just have done it. */
async function applyNext(
  connection: SqliteConnection,
  known: readonly MigrationMeta[],
  file: string,
  patience: number,
): Promise<boolean> {
  await whenFree(() => connection.exec('BEGIN IMMEDIATE'), patience);
  try {
    connection.exec(JOURNAL);
    const [next] = pendingMigrations(connection, known, file);
    if (next !== undefined) apply(connection, next, file);
    connection.exec('COMMIT');
    return next !== undefined;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

/** As Drizzle makes it, so that its tools find what they know. */
const JOURNAL = `CREATE TABLE IF NOT EXISTS "__drizzle_migrations" (
  id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric
)`;

function apply(connection: SqliteConnection, migration: MigrationMeta, file: string): void {
  for (const statement of migration.sql) connection.exec(statement);
  if (connection.prepare('PRAGMA foreign_key_check').all().length > 0) {
    throw new StoreError(
      'failed-migration',
      `${file} could not be brought up to date: the migration of ${dayOf(migration)} leaves rows that refer to nothing. Nothing was changed.`,
    );
  }
  connection
    .prepare('INSERT INTO "__drizzle_migrations" ("hash", "created_at") VALUES (?, ?)')
    .run(migration.hash, migration.folderMillis);
}

type Applied = { readonly hash: string; readonly created_at: number };

function pendingMigrations(
  connection: SqliteConnection,
  known: readonly MigrationMeta[],
  file: string,
): readonly MigrationMeta[] {
  const applied = appliedMigrations(connection, file);
  for (const { created_at, hash } of applied) {
    const migration = known.find(({ folderMillis }) => folderMillis === created_at);
    if (migration === undefined) {
      throw new StoreError(
        'newer-database',
        `${file} was written by a newer version of Cairn. Run that version, or restore a backup from before the update.`,
      );
    }
    if (migration.hash !== hash) {
      throw new StoreError(
        'changed-migration',
        `The migration of ${dayOf(migration)} was changed after ${file} had been brought up to date with it. Restore Cairn's own files.`,
      );
    }
  }
  const times = new Set(applied.map(({ created_at }) => created_at));
  return known.filter(({ folderMillis }) => !times.has(folderMillis));
}

function appliedMigrations(connection: SqliteConnection, file: string): readonly Applied[] {
  const names = connection
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all();
  if (names.some(({ name }) => name === '__drizzle_migrations')) {
    return connection
      .prepare<[], Applied>(
        'SELECT hash, created_at FROM "__drizzle_migrations" ORDER BY created_at',
      )
      .all();
  }
  if (names.length === 0) return [];
  throw new StoreError(
    'not-a-database',
    `${file} holds tables of another program. Name another file.`,
  );
}

function dayOf(migration: MigrationMeta): string {
  return new Date(migration.folderMillis).toISOString().slice(0, 10);
}
