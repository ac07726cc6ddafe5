// Whose date is meant: a person's ends when they sleep (`dateFor`), a group's and the calendar's at midnight (`dateIn`).
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** Where the calendar's date of somebody's zone is meant, and why. */
const CALENDAR: Readonly<Record<string, string>> = {
  'src/core/posts/late.ts': 'stands beside a time of the clock',
  'commands/setup/post-words.ts': 'stands beside a time of the clock',
  'commands/join.ts': 'whoever joins has days that end at midnight',
  'commands/setup/group.ts': 'the zone that a group will have',
};

/** A group's zone, or none at all. */
const NOBODYS = /^(group\.timeZone|GROUP_ZONE|'UTC' as ZoneId),/;

test('the date of a member comes from when their day ends, not from the calendar', () => {
  const calls = sources().flatMap((file) => {
    const code = readFileSync(join(ROOT, file), 'utf8');
    return [...code.matchAll(/(?<!function )\bdateIn\(([^\n]*)/g)].map(([, given = '']) => ({
      file,
      given,
    }));
  });
  expect(calls.length).toBeGreaterThan(5);
  const others = calls.filter(({ file, given }) => !NOBODYS.test(given) && !(file in CALENDAR));
  expect(others).toEqual([]);
  const known = new Set(calls.map(({ file }) => file));
  expect(Object.keys(CALENDAR).filter((file) => !known.has(file))).toEqual([]);
});

function sources(): readonly string[] {
  return ['src', 'commands'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
}
