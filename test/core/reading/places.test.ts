// The kept data on places: what is in the file of cities, and how names are compared.
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citiesOfSize } from '#core/reading/places/cities.ts';
import { foldName } from '#core/reading/places/fold-name.ts';
import { zoneInUse } from '#core/reading/places/zone-names.ts';

type Row = readonly [string, number, number, string, string, ...string[]];
const data: { readonly zones: readonly string[]; readonly cities: readonly Row[] } = createRequire(
  import.meta.url,
)('../../../src/core/reading/places/cities.json');

test('names compare without accents, capitals, points, hyphens and doubled spaces', () => {
  expect(
    ['São Paulo', 'St. John’s', 'Aix-en-Provence', 'İstanbul', '  Łódź '].map(foldName),
  ).toEqual(['sao paulo', 'st johns', 'aix en provence', 'istanbul', 'lodz']);
  // Vowels of Indian scripts and marks of Japanese ones tell names apart.
  expect(foldName('दिल्ली')).not.toBe(foldName('दल्ला'));
  expect(foldName('がま')).not.toBe(foldName('かま'));
});

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(foldName(foldName(name))).toBe(foldName(name));
    }),
  );
});

test('every zone of the file is in use, and every city is loaded, the most populous first', () => {
  expect(data.zones.filter((zone) => zoneInUse(zone) === undefined)).toEqual([]);
  const people = citiesOfSize(0).map(({ population }) => population);
  expect(people).toHaveLength(data.cities.length);
  expect(people).toEqual(people.toSorted((one, other) => other - one));
});

test('every name of the file is folded as what is typed is', () => {
  for (const [name, , , , , ...others] of data.cities) {
    const folded = /^[a-z ]+$/i.test(name) ? [name.toLowerCase(), ...others] : others;
    expect(folded).toContain(foldName(name));
    expect(others.map(foldName)).toEqual(others);
  }
});
