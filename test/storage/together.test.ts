// Parts of one subject's queries put together: what the types refuse, and what comes out.
import { expect, test } from 'vitest';
import { together } from '#storage/engine/together.ts';

const reads = { byId: () => 'read', latest: () => 'latest' };
const writes = { add: () => 'added' };

test('the methods of all parts are there', () => {
  const entries = together(reads, writes, { edit: () => 'edited' });
  expect([entries.byId(), entries.latest(), entries.add(), entries.edit()]).toEqual([
    'read',
    'latest',
    'added',
    'edited',
  ]);
});

test('a method that two parts have does not compile', () => {
  // @ts-expect-error byId stands in the first and in the last part.
  together(reads, writes, { byId: () => 'another' });
  // @ts-expect-error add stands in the first and in the second part.
  expect(together(writes, { add: () => 1 }).add()).toBe(1);
});
