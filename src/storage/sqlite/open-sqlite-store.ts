// The embedded store: one SQLite file, one connection for units of work and one for reads.
import type { Store } from '#core/model/store.ts';
import { StoreError, StoreMisuse } from '#core/model/store-error.ts';
import { drizzle } from '../driver/drizzle.ts';
import { createEngine } from '../engine/engine.ts';
import { createReads, createTransaction } from '../store/queries.ts';
import { createUnits } from '../store/unit-of-work.ts';
import { connectReader, connectWriter, type SqliteConnection, unitConnection } from './connect.ts';
import { migrate, SQLITE_MIGRATIONS } from './migrate.ts';
import { sqliteTables } from './schema/index.ts';
import { scrub } from './scrub.ts';
import { explainSqliteError } from './sqlite-error.ts';

export type SqliteStoreOptions = {
  /** Path of the database file; it and its folder are made when missing. */
  readonly file: string;
  /** How long to wait for another process that writes, in milliseconds. */
  readonly patience?: number;
};

/** Opens the file and brings its schema up to date. Throws StoreError with what the host can do about it. */
export async function openSqliteStore({
  file,
  patience = 10_000,
}: SqliteStoreOptions): Promise<Store> {
  const explain = (error: unknown) => explainSqliteError(file, error);
  const { writer, reader } = await connect(file, patience).catch((error: unknown) => {
    throw explain(unusableFolder(file, error));
  });

  let closed = false;
  const units = createUnits(unitConnection(writer, patience, explain));
  const read = createReads(
    createEngine(drizzle(reader), sqliteTables, {
      explain,
      guard() {
        if (closed) throw new StoreMisuse('closed', 'The database is closed.');
      },
    }),
  );
  const transaction = createTransaction(
    createEngine(drizzle(writer), sqliteTables, { explain, guard: units.assertInside }),
  );

  return {
    read,
    run: (work) => units.run(() => work(transaction)),
    rehearse: (work) => units.rehearse(() => work(transaction)),
    // Written to the file's first page whatever its value was: it stands for nothing.
    tryWriting: () =>
      units.run(async () => {
        try {
          writer.pragma('user_version = 0');
        } catch (error) {
          throw explain(error);
        }
      }),
    scrub: () => units.between(() => scrub({ file, patience })),
    async close() {
      await units.close();
      closed = true;
      // The writer last: the last connection folds the log into the file and removes it.
      reader.close();
      writer.close();
    },
  };
}

async function connect(
  file: string,
  patience: number,
): Promise<{ writer: SqliteConnection; reader: SqliteConnection }> {
  const writer = await connectWriter(file, patience);
  try {
    await migrate(writer, { file, folder: SQLITE_MIGRATIONS, patience });
    return { writer, reader: connectReader(file, patience) };
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** A folder that cannot be made is the file system's error, not SQLite's. */
function unusableFolder(file: string, error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error)) return error;
  return new StoreError(
    'not-writable',
    `The folder of ${file} cannot be made (${error.message}). Make it, and let Cairn's user write to it.`,
    { cause: error },
  );
}
