// Database files for tests, each in a folder of its own that is gone after the test.
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store } from '#core/model/store.ts';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';

/** Kept in memory where the machine offers it: a commit waits for the disk, which most tests need not. */
const QUICK = writable('/dev/shm') ? '/dev/shm' : tmpdir();

/** A path in a new folder; nothing is there yet. */
export function temporaryFile(name = 'cairn.db', under = QUICK): string {
  const folder = mkdtempSync(join(under, 'cairn-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** An empty store on a file of its own, closed after the test. */
export async function openTemporaryStore(file = temporaryFile()): Promise<Store> {
  const store = await openSqliteStore({ file });
  onTestFinished(() => store.close());
  return store;
}
