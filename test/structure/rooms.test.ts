// docs/architecture.md, held against the code: its list of rooms, who imports whom, and the order of the floors.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { importsAmong } from '../../bench/structure/imports.ts';
import { readShortNames, readSources } from '../../bench/structure/sources.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The composition roots: each wires what it needs, from everywhere. */
const EVERYTHING = 'everything';

type Room = { readonly path: string; readonly imports: readonly string[] };

/** The rows of the page's table: a room in its first column, what it imports in its last. */
function roomsOnPage(): readonly Room[] {
  const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
  return page.split('\n').flatMap((line): readonly Room[] => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [path] = namesIn(cells[1] ?? '');
    if (path === undefined || cells.length !== 5) return [];
    return [{ path, imports: cells[3] === EVERYTHING ? [EVERYTHING] : namesIn(cells[3] ?? '') }];
  });
}

function namesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

/** The innermost room on the page that holds a file. The top of `src/` holds its own files alone, so that no new folder hides in it. */
function roomOf(file: string, rooms: readonly Room[]): string | undefined {
  return rooms
    .map(({ path }) => path)
    .filter((path) => (path === 'src/' ? /^src\/[^/]+$/.test(file) : file.startsWith(path)))
    .toSorted((one, other) => other.length - one.length)[0];
}

const rooms = roomsOnPage();
const sources = readSources(ROOT);

/** What the files of each room import of other rooms, in the order of the page. */
const imported = new Map(rooms.map(({ path }) => [path, new Set<string>()]));
for (const { from, to } of importsAmong(sources, readShortNames(ROOT))) {
  const [one, other] = [roomOf(from, rooms), roomOf(to, rooms)];
  if (one !== undefined && other !== undefined && one !== other) imported.get(one)?.add(other);
}

test('every file lies in a room of the page, and every room of the page holds files', () => {
  expect(sources.filter(({ path }) => roomOf(path, rooms) === undefined)).toEqual([]);
  const used = new Set(sources.map(({ path }) => roomOf(path, rooms)));
  expect(rooms.filter(({ path }) => !used.has(path))).toEqual([]);
});

test.each(rooms.filter(({ imports }) => !imports.includes(EVERYTHING)))(
  '$path imports what the page says',
  ({ path, imports }) => {
    expect([...(imported.get(path) ?? [])].toSorted()).toEqual(imports.toSorted());
  },
);

test('a room imports only rooms that stand below it on the page', () => {
  const floor = new Map(rooms.map(({ path }, index) => [path, index]));
  const upwards = [...imported].flatMap(([from, to]) =>
    [...to]
      .filter((room) => (floor.get(room) ?? 0) < (floor.get(from) ?? 0))
      .map((room) => `${from} imports ${room}`),
  );
  expect(upwards).toEqual([]);
});
