// Time zones as members type them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTimeZone, suggestTimeZones } from '#core/reading/read-zone.ts';
import { told } from './expect-reading.ts';

describe('a time zone is read', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['AMERICA/PORT-AU-PRINCE', 'America/Port-au-Prince'],
    ['america/new york', 'America/New_York'],
    ['asia/calcutta', 'Asia/Calcutta'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['utc', 'UTC'],
    ['Japan', 'Asia/Tokyo'],
    ['Mumbai', 'Asia/Kolkata'],
    ['bangalore', 'Asia/Kolkata'],
    ['new york', 'America/New_York'],
    ['Munich', 'Europe/Berlin'],
    ['München', 'Europe/Berlin'],
    ['Mu\u0308nchen', 'Europe/Berlin'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['Montréal', 'America/Toronto'],
    ['Kyiv', 'Europe/Kyiv'],
    ['Saint Louis', 'America/Chicago'],
    ['Washington, DC', 'America/New_York'],
    ['Nuuk', 'America/Nuuk'],
    // The larger city, where it is clearly so; else the one that a zone is called after.
    ['Portland', 'America/Los_Angeles'],
    ['Portland, Maine', 'America/New_York'],
    ['Santiago', 'America/Santiago'],
    ['Mazatlán', 'America/Mazatlan'],
  ])('%j is %s', (text, zone) => {
    expect(told(readTimeZone(text))).toBe(`→ ${zone}`);
  });
});

describe('a text that is not a time zone is answered with zones', () => {
  test.each([
    [
      'Springfield',
      'Several time zones have a city called "Springfield": Massachusetts, Missouri, Oregon. Try: America/New_York | America/Chicago | America/Los_Angeles',
    ],
    [
      'Birmingham',
      'Several time zones have a city called "Birmingham": United Kingdom, Alabama. Try: Europe/London | America/Chicago',
    ],
    ['CET', '"CET" does not say when clocks change. Try: Europe/Berlin'],
    ['est', '"est" does not say when clocks change. Try: America/New_York'],
    ['GMT', '"GMT" does not say when clocks change. Try: Europe/London | UTC'],
    ['UTC+5:30', '"UTC+5:30" does not say when clocks change. Try: Asia/Kolkata | Asia/Colombo'],
    ['+00:00', '"+00:00" does not say when clocks change. Try: UTC | Europe/London'],
    ['Europe/Munich', 'I know no time zone or city called "Europe/Munich". Try: Europe/Berlin'],
    ['Berlinn', 'I know no time zone or city called "Berlinn". Try: Europe/Berlin'],
    ['xqzt', 'I know no time zone or city called "xqzt". Try: Europe/Berlin | Mumbai | UTC'],
    [
      '2026-01-01T00:00[Europe/Berlin]',
      'I know no time zone or city called "2026-01-01T00:00[Europe/Berlin]". Try: Europe/Berlin',
    ],
    ['', 'There is no time zone here. Try: Europe/Berlin | Mumbai | UTC'],
  ])('%j', (text, answer) => {
    expect(told(readTimeZone(text))).toBe(answer);
  });

  test('an offset is answered with large places that have it', () => {
    const reading = readTimeZone('GMT+2');
    const tries = reading.ok ? [] : reading.problem.tries;
    expect(tries).toHaveLength(3);
    for (const zone of tries) expect(readTimeZone(zone).ok).toBe(true);
  });
});

test('every zone of the runtime is read as it is written', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    expect(told(readTimeZone(zone.toLowerCase()))).toBe(`→ ${zone}`);
  }
});

describe('autocomplete', () => {
  test.each([
    ['mum', { value: 'Asia/Kolkata', label: 'Asia/Kolkata · Mumbai' }],
    ['mün', { value: 'Europe/Berlin', label: 'Europe/Berlin · Munich' }],
    ['new y', { value: 'America/New_York', label: 'America/New_York' }],
    ['utc', { value: 'UTC', label: 'UTC' }],
    ['europe/ber', { value: 'Europe/Berlin', label: 'Europe/Berlin' }],
  ])('%j begins with the likeliest zone', (partial, first) => {
    expect(suggestTimeZones(partial)[0]).toEqual(first);
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
    for (const { value } of suggestTimeZones('', 1000))
      expect(told(readTimeZone(value))).toBe(`→ ${value}`);
  });
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      readTimeZone(text);
      suggestTimeZones(text);
    }),
  );
});
