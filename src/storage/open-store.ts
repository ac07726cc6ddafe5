// From DATABASE_URL to a store.
import { fileURLToPath } from 'node:url';
import type { Store } from '#core/model/store.ts';
import { StoreError } from '#core/model/store-error.ts';
import { openSqliteStore } from './sqlite/open-sqlite-store.ts';

/**
 * Opens the database that DATABASE_URL names: `file:data/cairn.db` (relative to the working directory),
 * `file:/var/lib/cairn.db` or `file:///var/lib/cairn.db`. Throws StoreError for anything else; the message names the
 * kind of address alone, since an address may hold a password.
 */
export async function openStore(databaseUrl: string): Promise<Store> {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(databaseUrl)?.[1]?.toLowerCase();
  if (scheme === 'postgres' || scheme === 'postgresql') {
    throw new StoreError(
      'unsupported-url',
      'DATABASE_URL: PostgreSQL is not supported yet. Use a file, for example file:data/cairn.db.',
    );
  }
  if (scheme !== 'file') {
    const found = scheme === undefined ? 'no scheme' : `"${scheme}:"`;
    throw new StoreError(
      'unsupported-url',
      `DATABASE_URL: expected file:<path>, for example file:data/cairn.db, and found ${found}.`,
    );
  }
  return openSqliteStore({ file: fileOf(databaseUrl) }).catch((error: unknown) => {
    throw named(error);
  });
}

/** What is wrong with the file, said of the variable by which a host knows it. */
function named(error: unknown): unknown {
  if (!(error instanceof StoreError) || error.message.startsWith('DATABASE_URL')) return error;
  return new StoreError(error.code, `DATABASE_URL: ${error.message}`, { cause: error });
}

/** The path in an address that begins with file:. Throws StoreError where there is none. */
export function fileOf(url: string): string {
  const path = url.startsWith('file://') ? absolutePath(url) : url.slice('file:'.length);
  if (path === '' || path.startsWith(':memory:')) {
    throw new StoreError(
      'unsupported-url',
      'DATABASE_URL: the path of a file is missing, for example file:data/cairn.db.',
    );
  }
  return path;
}

function absolutePath(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw new StoreError(
      'unsupported-url',
      'DATABASE_URL: file:// needs an absolute path, for example file:///var/lib/cairn/cairn.db.',
      { cause: error },
    );
  }
}
