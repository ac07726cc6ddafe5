// Surfaces are alike: who knows the rooms of one finds the same things by the same names in all.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SURFACE_IDS } from '#core/model/platforms.ts';
import { importsAmong } from '../../bench/structure/imports.ts';
import { readShortNames, readSources } from '../../bench/structure/sources.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const sources = readSources(ROOT);
const imports = importsAmong(sources, readShortNames(ROOT));

const ALIKE = ['surface.ts', 'receive/ask.ts', 'send/answer.ts', 'send/posting.ts'];

/** What some surfaces do, and where it lies in those: what tells it apart stands in no other file of the surface. */
const WHERE_IT_IS_DONE: Readonly<Record<string, RegExp>> = {
  'receive/given-file.ts': /\breadGivenFile\(/,
  'receive/handler-context.ts': /\btype HandlerContext = /,
  'receive/on-suggest.ts': /\.suggest\(/,
};

/** What each room may not use: one connects, on that one sends, and on both one receives. */
const ABOVE = { connect: ['send', 'receive', 'surface.ts'], send: ['receive', 'surface.ts'] };

test('each platform of the record has its folder, and each folder its line in the record', () => {
  expect(readdirSync(join(ROOT, 'src/surfaces')).toSorted()).toEqual(SURFACE_IDS.toSorted());
});

test('the worked example has what every surface has', () => {
  expect(missing('test/surfaces/worked-example/terminal')).toEqual([]);
});

describe.each(SURFACE_IDS)('%s', (id) => {
  const folder = `src/surfaces/${id}`;

  test('has what every surface has, under the same names', () => {
    expect(missing(folder)).toEqual([]);
  });

  test.each(Object.entries(WHERE_IT_IS_DONE))(
    'has %s, and nowhere else, for what it is for',
    (name, sign) => {
      const inIt = sources.filter(
        ({ path, text }) => path.startsWith(`${folder}/`) && sign.test(text),
      );
      expect(inIt.map(({ path }) => path).filter((path) => path !== `${folder}/${name}`)).toEqual(
        [],
      );
    },
  );

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

function missing(folder: string): readonly string[] {
  return ALIKE.filter((name) => !existsSync(join(ROOT, folder, name)));
}
