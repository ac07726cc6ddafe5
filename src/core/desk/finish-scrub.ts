// Cleaning the database's files of people who were deleted, where that did not follow at once.
import type { Log } from '../model/log.ts';
import type { Store } from '../model/store.ts';

/**
 * Scrubs when a deletion still waits for it: Cairn was stopped in between, or the files were in use. Never rejects:
 * what goes wrong is logged, and it is due the next time again.
 */
export async function finishScrub(store: Store, log: Log): Promise<void> {
  try {
    if (await store.read.privacy.scrubDue()) await store.scrub();
  } catch (error) {
    log.error({ err: error }, 'deleted text is still in the files');
  }
}
