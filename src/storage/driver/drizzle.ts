// The one door to Drizzle at run time: its CommonJS build, which loads in a tenth of the time and memory of its ES
// modules (docs/decisions/0006). A test asserts that nothing else imports it, types aside.
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

// `require` knows no types; both builds of a module are generated from one source, so each has the other's.
const core: typeof import('drizzle-orm') = load('drizzle-orm');
const sqliteCore: typeof import('drizzle-orm/sqlite-core') = load('drizzle-orm/sqlite-core');
const betterSqlite3: typeof import('drizzle-orm/better-sqlite3') = load(
  'drizzle-orm/better-sqlite3',
);
const migrator: typeof import('drizzle-orm/migrator') = load('drizzle-orm/migrator');

export const {
  and,
  asc,
  between,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notExists,
  or,
  sql,
} = core;
export const {
  alias,
  check,
  foreignKey,
  getTableConfig,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} = sqliteCore;
export const { drizzle } = betterSqlite3;
export const { readMigrationFiles } = migrator;
