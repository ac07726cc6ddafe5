// A schema in plain words, from the tables in code and from a database, so that the two can be compared.
import type Database from 'better-sqlite3';
import type { SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { drizzle, getTableConfig } from '#storage/driver/drizzle.ts';

export type TableDescription = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly string[];
  readonly indexes: readonly string[];
  readonly checks: readonly string[];
};

export function describeTables(tables: readonly SQLiteTable[]): readonly TableDescription[] {
  return tables.map(describeTable).sort(byName);
}

function describeTable(table: SQLiteTable): TableDescription {
  const config = getTableConfig(table);
  const named = (columns: readonly { readonly name?: string }[]) => columns.map((c) => c.name);
  const unique = config.uniqueConstraints.map(
    (u) => `unique ${u.name}(${named(u.columns).join()})`,
  );
  const indexes = config.indexes.map(({ config: { name, unique: only, columns, where } }) => {
    const part = where ? ` where ${textOf(table, where)}` : '';
    return `${only ? 'unique ' : ''}${name}(${columns.map(columnName).join()})${part}`;
  });
  const foreignKeys = config.foreignKeys.map((key) => {
    const { columns, foreignTable, foreignColumns } = key.reference();
    const target = getTableConfig(foreignTable).name;
    const actions = `${key.onDelete ?? 'no action'}/${key.onUpdate ?? 'no action'}`;
    return `${named(columns).join()} -> ${target}(${named(foreignColumns).join()}) ${actions}`;
  });
  return {
    name: config.name,
    columns: config.columns.map((c) =>
      columnText(c.name, c.getSQLType(), c.notNull, writtenDefault(c.default)),
    ),
    primaryKey: [
      ...config.columns.filter((c) => c.primary).map((c) => c.name),
      ...config.primaryKeys.flatMap(({ columns }) => named(columns)),
    ].map(String),
    foreignKeys: foreignKeys.sort(),
    indexes: [...unique, ...indexes].sort(),
    checks: config.checks.map(({ name, value }) => `${name}: ${textOf(table, value)}`).sort(),
  };
}

/** As it stands in the SQL of a table. */
function writtenDefault(value: unknown): unknown {
  return typeof value === 'string' ? `'${value}'` : (value ?? null);
}

export function describeDatabase(connection: Database.Database): readonly TableDescription[] {
  return connection
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '__*'`,
    )
    .all()
    .map(({ name, sql }) => describeStored(connection, name, sql))
    .sort(byName);
}

type Stored = { name: string; type: string; notnull: number; dflt_value: unknown; pk: number };
type StoredKey = Record<'table' | 'from' | 'to' | 'on_update' | 'on_delete', string> & {
  id: number;
};

function describeStored(
  connection: Database.Database,
  name: string,
  sql: string,
): TableDescription {
  const columns = connection.prepare<[], Stored>(`PRAGMA table_info("${name}")`).all();
  return {
    name,
    columns: columns.map((c) => columnText(c.name, c.type, c.notnull === 1, c.dflt_value)),
    primaryKey: columns
      .filter((c) => c.pk > 0)
      .sort((one, other) => one.pk - other.pk)
      .map((c) => c.name),
    foreignKeys: storedForeignKeys(connection, name),
    indexes: storedIndexes(connection, name),
    checks: [...sql.matchAll(/CONSTRAINT "(\w+)" CHECK\((.*)\),?$/gm)]
      .map(([, check, condition]) => `${check}: ${condition}`)
      .sort(),
  };
}

function storedForeignKeys(connection: Database.Database, table: string): readonly string[] {
  const keys = connection
    .prepare<[], StoredKey>(`SELECT * FROM pragma_foreign_key_list('${table}') ORDER BY id, seq`)
    .all();
  return [...Map.groupBy(keys, ({ id }) => id).values()]
    .map((parts) => {
      const [
        { table: target, on_delete, on_update } = { table: '', on_delete: '', on_update: '' },
      ] = parts;
      const actions = `${on_delete}/${on_update}`.toLowerCase();
      return `${parts.map((p) => p.from).join()} -> ${target}(${parts.map((p) => p.to).join()}) ${actions}`;
    })
    .sort();
}

function storedIndexes(connection: Database.Database, table: string): readonly string[] {
  return connection
    .prepare<[], { name: string; sql: string; unique: number }>(
      `SELECT m.name, m.sql, l."unique" FROM sqlite_master m JOIN pragma_index_list('${table}') l ON l.name = m.name
       WHERE m.sql IS NOT NULL`,
    )
    .all()
    .map(({ name, sql, unique }) => {
      const columns = connection
        .prepare<[], { name: string }>(`PRAGMA index_info("${name}")`)
        .all();
      const [, where] = sql.split(' WHERE ');
      const part = where === undefined ? '' : ` where ${where}`;
      return `${unique ? 'unique ' : ''}${name}(${columns.map((c) => c.name).join()})${part}`;
    })
    .sort();
}

function columnText(name: string, type: string, notNull: boolean, standard: unknown): string {
  const rest = standard === null ? '' : ` default ${String(standard)}`;
  return `${name} ${type.toLowerCase()}${notNull ? ' not null' : ''}${rest}`;
}

function columnName(column: object): string {
  return 'name' in column ? String(column.name) : '';
}

/** A condition on a table as SQL text; conditions in a schema have no parameters. */
function textOf(table: SQLiteTable, condition: SQL): string {
  const query = drizzle.mock().select().from(table).where(condition).toSQL();
  if (query.params.length > 0) throw new Error(`A condition has parameters: ${query.sql}`);
  return query.sql.slice(query.sql.indexOf(' where ') + ' where '.length);
}

function byName(one: TableDescription, other: TableDescription): number {
  return one.name.localeCompare(other.name);
}
