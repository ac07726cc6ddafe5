// What autocomplete offers while a zone, a city or a country is typed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTimeZone } from '#core/reading/read-zone.ts';
import { suggestTimeZones } from '#core/reading/suggest-zones.ts';
import { told } from './expect-reading.ts';

test.each([
  ['mum', { value: 'Asia/Kolkata', label: 'Asia/Kolkata · Mumbai' }],
  ['mün', { value: 'Europe/Berlin', label: 'Europe/Berlin · Munich' }],
  ['new y', { value: 'America/New_York', label: 'America/New_York' }],
  ['utc', { value: 'UTC', label: 'UTC' }],
  ['europe/ber', { value: 'Europe/Berlin', label: 'Europe/Berlin' }],
  ['ind', { value: 'Asia/Kolkata', label: 'Asia/Kolkata · Mumbai' }],
  ['India', { value: 'Asia/Kolkata', label: 'Asia/Kolkata · Mumbai' }],
  ['tür', { value: 'Europe/Istanbul', label: 'Europe/Istanbul' }],
  ['моск', { value: 'Europe/Moscow', label: 'Europe/Moscow' }],
  ['eastern time', { value: 'America/New_York', label: 'America/New_York' }],
])('%j begins with the likeliest zone', (partial, first) => {
  expect(suggestTimeZones(partial)[0]).toEqual(first);
});

test('a country of several zones begins with those', () => {
  expect(
    suggestTimeZones('Brazil')
      .slice(0, 2)
      .map(({ value }) => value),
  ).toEqual(['America/Sao_Paulo', 'America/Manaus']);
});

test('a country offers no zones of an ocean', () => {
  const values: string[] = suggestTimeZones('india').map(({ value }) => value);
  expect(values.filter((zone) => zone.startsWith('Indian/'))).toEqual([]);
  const ocean: string[] = suggestTimeZones('indian').map(({ value }) => value);
  expect(ocean).toContain('Indian/Mauritius');
});

test('each zone is offered once, at most 25, under names in use today', () => {
  for (const partial of ['', 'a', 'san', 'europe']) {
    const values = suggestTimeZones(partial).map(({ value }) => value);
    expect(values.length).toBeLessThanOrEqual(25);
    expect(new Set(values).size).toBe(values.length);
    expect(values).not.toContain('Asia/Calcutta');
  }
});

test('what it offers is read', () => {
  for (const { value } of suggestTimeZones('', 1000)) {
    expect(told(readTimeZone(value))).toBe(`→ ${value}`);
  }
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      suggestTimeZones(text);
    }),
  );
});
