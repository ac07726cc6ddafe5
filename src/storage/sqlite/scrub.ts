// Removes what was deleted from the files: SQLite keeps it in the log until that is emptied.
import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from '#core/ports/store-error.ts';
import type { SqliteConnection } from './connect.ts';

type Checkpoint = { readonly busy: number };

/**
 * Folds the log into the database file, in which secure_delete has overwritten what was deleted, and empties it. Waits
 * up to `patience` milliseconds for readers that still need the log, then throws StoreError 'busy'.
 */
export async function scrub(
  connection: SqliteConnection,
  file: string,
  patience: number,
): Promise<void> {
  const until = performance.now() + patience;
  const checkpoint = connection.prepare<[], Checkpoint>('PRAGMA wal_checkpoint(TRUNCATE)');
  // Unlike other statements it does not throw when it was not let; it says so.
  while (checkpoint.get()?.busy !== 0) {
    if (performance.now() >= until) {
      throw new StoreError(
        'busy',
        `${file} could not be cleaned of what was deleted: another program has been reading it for too long. See what else has it open.`,
      );
    }
    await pause(5 + Math.random() * 15);
  }
}
