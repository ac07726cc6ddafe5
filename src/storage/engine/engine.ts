// What query functions are written on: a Drizzle database, its tables, and statements that are prepared once.
//
// The SQLite database and schema are the shape that everything is typed on. Another engine hands in its own tables and
// database under the same names, cast to this shape once, where it is opened; so query functions use only what Drizzle
// offers for every engine, await everything, and run queries through `prepare` and `once` alone.
import type { Placeholder } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { sql } from '../driver/drizzle.ts';
import type { sqliteTables } from '../sqlite/schema/index.ts';

export type QueryDatabase = BetterSQLite3Database;
export type Tables = typeof sqliteTables;

/** A value as a driver takes it. Booleans only where a column's own encoder sees them: in the values of an insert. */
type Bound = string | number | boolean | null | object;

type Prepared<Result> = { execute(values?: Record<string, unknown>): PromiseLike<Result> };

/** A query built but not yet prepared; engines whose drivers want a name for a statement get one. */
export type Preparable<Result> = { prepare(name: string): Prepared<Result> };

export type Placeholders<Name extends string> = { readonly [N in Name]: Placeholder<N> };

/** A statement prepared on first use, once a connection: an unprepared query costs 6 to 16 times as much. */
type Statement<Name extends string, Result> = (
  values: Readonly<Record<Name, Bound>>,
) => Promise<Result>;

export type Engine = {
  readonly db: QueryDatabase;
  readonly tables: Tables;
  prepare<const Name extends string, Result>(
    name: string,
    values: readonly Name[],
    build: (placeholders: Placeholders<Name>) => Preparable<Result>,
  ): Statement<Name, Result>;
  /** Runs a query that is too rare or too varied to be kept prepared. */
  once<Result>(name: string, query: Preparable<Result>): Promise<Result>;
};

export type EngineOptions = {
  /** Called before each statement; throws where none may run. */
  readonly guard: () => void;
  /** Makes a driver's error one that the port knows. */
  readonly explain: (error: unknown) => unknown;
};

export function createEngine(
  db: QueryDatabase,
  tables: Tables,
  { guard, explain }: EngineOptions,
): Engine {
  async function execute<Result>(
    prepared: () => Prepared<Result>,
    values: Record<string, unknown>,
  ): Promise<Result> {
    guard();
    try {
      return await prepared().execute(values);
    } catch (error) {
      throw explain(error);
    }
  }

  return {
    db,
    tables,
    prepare(name, names, build) {
      let kept: ReturnType<ReturnType<typeof build>['prepare']> | undefined;
      const prepared = () => {
        kept ??= build(placeholders(names)).prepare(name);
        return kept;
      };
      return (values) => execute(prepared, values);
    },
    once: (name, query) => execute(() => query.prepare(name), {}),
  };
}

function placeholders<Name extends string>(names: readonly Name[]): Placeholders<Name> {
  const made = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
  // Object.fromEntries forgets which keys it was given.
  return made as Placeholders<Name>;
}
