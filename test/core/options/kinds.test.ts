// The table of kinds, and its folder.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KINDS } from '#core/options/kinds/index.ts';

test('the table of kinds lists exactly the files of its folder, by their names', () => {
  const folder = join(import.meta.dirname, '../../../src/core/options/kinds');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => name.replace(/\.ts$/, ''));
  expect(Object.keys(KINDS).toSorted()).toEqual(files.toSorted());
});
