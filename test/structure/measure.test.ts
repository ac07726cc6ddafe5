// What `npm run structure` measures of the sources, held where it must not slip back.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measure } from '../../bench/structure/measure.ts';
import { readShortNames, readSources } from '../../bench/structure/sources.ts';

const ROOT = join(import.meta.dirname, '../..');
const structure = measure(readSources(ROOT), readShortNames(ROOT));

test('no rooms need one another, and no files either', () => {
  expect(structure.all.arrowsBack).toEqual([]);
  expect(structure.cycles).toEqual([]);
});

test('fewer than fifteen functions have more than forty lines', () => {
  expect(structure.longFunctions.map(({ name }) => name).slice(14)).toEqual([]);
});
