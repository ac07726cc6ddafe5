// The thread that scrubs: rewriting a database takes as long as copying it, and SQLite's calls hold up their thread.
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { StoreError } from '#core/model/store-error.ts';
import type { Scrubbed, ScrubJob } from './scrub.ts';
import { explainSqliteError } from './sqlite-error.ts';

/**
 * secure_delete overwrites a deleted row where it last was. But when a page is split, copies of the rows that move away
 * stay behind in its unused part, and nobody overwrites those: so everything that is left is written anew. The log held
 * what was deleted too; folded into the file and cut off, it is empty.
 */
function scrubNow({ file, patience }: ScrubJob): void {
  const connection = new Database(file, { fileMustExist: true, timeout: patience });
  try {
    connection.pragma('secure_delete = ON');
    const due = connection
      .prepare<[], number | null>('SELECT max(id) FROM due_scrubs')
      .pluck()
      .get();
    connection.exec('VACUUM');
    const checkpoint = connection.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
    // Unlike other statements it does not throw when it was not let: it says so.
    if (checkpoint.get()?.busy !== 0) throw stillRead(file);
    // Not before: whoever is killed up to here finds the marks again. Deletions meanwhile have later ones.
    connection.prepare('DELETE FROM due_scrubs WHERE id <= ?').run(due);
  } finally {
    connection.close();
  }
}

function stillRead(file: string): StoreError {
  return new StoreError(
    'busy',
    `${file} could not be cleaned of what was deleted: another program has been reading it for too long. See what else has it open.`,
  );
}

function attempt(job: ScrubJob): Scrubbed {
  try {
    scrubNow(job);
    return { done: true };
  } catch (error) {
    const explained = explainSqliteError(job.file, error);
    if (!(explained instanceof StoreError)) throw explained;
    return { done: false, code: explained.code, message: explained.message };
  }
}

// The one who starts this thread hands over a ScrubJob, and takes what is posted as Scrubbed.
const job: ScrubJob = workerData;
parentPort?.postMessage(attempt(job));
