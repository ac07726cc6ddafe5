// Removes what was deleted from every byte of the database's files, in a thread of its own.
import { Worker } from 'node:worker_threads';
import { StoreError, type StoreErrorCode } from '#core/model/store-error.ts';

export type ScrubJob = { readonly file: string; readonly patience: number };

/** What became of it. An error's class is lost between threads, so its parts are handed over. */
export type Scrubbed =
  | { readonly done: true }
  | { readonly done: false; readonly code: StoreErrorCode; readonly message: string };

/**
 * Rewrites the database and empties its log; no unit of work may be under way. Reading goes on meanwhile. Rejects with
 * StoreError: 'busy' when another program held the files for longer than `patience` milliseconds, 'disk-full', …
 */
export async function scrub(job: ScrubJob): Promise<void> {
  const worker = new Worker(new URL('./scrub-worker.ts', import.meta.url), { workerData: job });
  const result = await new Promise<Scrubbed>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that scrubs ended without a word.')));
  });
  if (!result.done) throw new StoreError(result.code, result.message);
}
