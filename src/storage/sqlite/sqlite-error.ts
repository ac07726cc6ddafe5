// SQLite's errors in the port's words: which file, what is wrong, what to do.
import Database from 'better-sqlite3';
import { ConflictError, StoreError, type StoreErrorCode } from '#core/model/store-error.ts';

type Explanation = readonly [code: StoreErrorCode, message: (file: string) => string];

/** By SQLite's primary result codes; extended ones (SQLITE_READONLY_DBMOVED) begin with theirs. */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  SQLITE_CANTOPEN: ['not-writable', cannotWrite],
  SQLITE_READONLY: ['not-writable', cannotWrite],
  SQLITE_PERM: ['not-writable', cannotWrite],
  SQLITE_AUTH: ['not-writable', cannotWrite],
  SQLITE_NOTADB: [
    'not-a-database',
    (file) => `${file} is not an SQLite database. Name another file, or move this one away.`,
  ],
  SQLITE_CORRUPT: [
    'damaged',
    (file) => `${file} is damaged. Stop Cairn and restore the latest backup.`,
  ],
  SQLITE_IOERR: [
    'damaged',
    (file) =>
      `The disk failed while ${file} was read or written. Check the disk and its free space.`,
  ],
  SQLITE_FULL: [
    'disk-full',
    (file) => `The disk that holds ${file} is full. Nothing was written; free some space.`,
  ],
  SQLITE_BUSY: [
    'busy',
    (file) => `${file} was locked by another program for too long. See what else has it open.`,
  ],
};

function cannotWrite(file: string): string {
  return `${file} cannot be opened and written. Check that its folder exists and that Cairn's user may write to both.`;
}

/** What to throw instead of an error of the driver; any other error is given back as it is. */
export function explainSqliteError(file: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  if (/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(error.code)) {
    return new ConflictError(`A rule of uniqueness was broken (${error.message}).`, {
      cause: error,
    });
  }
  const [code, message] = EXPLANATIONS[primaryCode(error.code)] ?? [];
  if (code === undefined || message === undefined) return error;
  return new StoreError(code, message(file), { cause: error });
}

export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && primaryCode(error.code) === 'SQLITE_BUSY';
}

function primaryCode(code: string): string {
  return code.split('_').slice(0, 2).join('_');
}
