// Database files for tests, each in a folder of its own that is gone after the test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store } from '#core/ports/store.ts';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';

/** A path in a new folder; nothing is there yet. */
export function temporaryFile(name = 'cairn.db'): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}

/** An empty store on a file of its own, closed after the test. */
export async function openTemporaryStore(file = temporaryFile()): Promise<Store> {
  const store = await openSqliteStore({ file });
  onTestFinished(() => store.close());
  return store;
}
