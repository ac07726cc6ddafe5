// Surfaces are alike: who knows the rooms of one finds the same things by the same names in all.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SURFACE_IDS } from '#core/model/platforms.ts';
import { importsAmong } from '../../bench/structure/imports.ts';
import { readShortNames, readSources } from '../../bench/structure/sources.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const imports = importsAmong(readSources(ROOT), readShortNames(ROOT));

const ALIKE = [
  'surface.ts',
  'connect',
  'receive/ask.ts',
  'receive/given-file.ts',
  'receive/handler-context.ts',
  'receive/on-suggest.ts',
  'send/answer.ts',
  'send/posting.ts',
];

/** What each room may not use: one connects, on that one sends, and on both one receives. */
const ABOVE = { connect: ['send', 'receive', 'surface.ts'], send: ['receive', 'surface.ts'] };

test('each platform of the record has its folder, and each folder its line in the record', () => {
  expect(readdirSync(join(ROOT, 'src/surfaces')).toSorted()).toEqual(SURFACE_IDS.toSorted());
});

describe.each(SURFACE_IDS)('%s', (id) => {
  const folder = `src/surfaces/${id}`;

  test('has what every surface has, under the same names', () => {
    expect(ALIKE.filter((name) => !existsSync(join(ROOT, folder, name)))).toEqual([]);
  });

  test('receives on what sends, and sends on what connects', () => {
    const wrong = imports.filter(({ from, to }) =>
      Object.entries(ABOVE).some(
        ([room, above]) =>
          from.startsWith(`${folder}/${room}/`) &&
          above.some((each) => to.startsWith(`${folder}/${each}`)),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
