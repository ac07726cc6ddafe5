// The store by subject: a subject's port, queries and tables are found under one name.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');
const port = readFileSync(join(SRC, 'core/model/store.ts'), 'utf8');
const subjects = [...port.matchAll(/^ {2}readonly (\w+): \w+Reads;$/gm)].map(
  ([, name = '']) => name,
);

test('each subject has a port in the model and its queries in a folder', () => {
  expect(subjects.length).toBeGreaterThan(20);
  for (const subject of subjects) {
    expect(existsSync(join(SRC, 'core/model', `${subject}.ts`)), subject).toBe(true);
    expect(existsSync(join(SRC, 'storage', subject, 'queries.ts')), subject).toBe(true);
  }
});

test('each folder of the storage is a subject, but for what all of them rest on', () => {
  const folders = readdirSync(join(SRC, 'storage'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(folders.toSorted()).toEqual(
    [...subjects, 'driver', 'engine', 'migrations', 'sqlite', 'store'].toSorted(),
  );
});

test('tables lie in files that are called after their subject', () => {
  const files = readdirSync(join(SRC, 'storage/sqlite/schema')).map((file) => parse(file).name);
  const known = ['index', ...subjects];
  expect(files.filter((name) => !known.includes(name))).toEqual([]);
});
