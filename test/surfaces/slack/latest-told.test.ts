import { expect, test } from 'vitest';
import { createLatestTold } from '#surfaces/slack/receive/latest-told.ts';

function notedWorks() {
  const latestTold = createLatestTold();
  const done: string[] = [];
  return {
    done,
    tell: (thing: string, at: number) =>
      latestTold(thing, at, async () => {
        done.push(`${thing}${at}`);
      }),
  };
}

test('of what is told while one is worked on only the newest is worked on, in whatever order it comes', async () => {
  const { done, tell } = notedWorks();
  await Promise.all([tell('a', 2), tell('a', 4), tell('a', 3)]);
  expect(done).toEqual(['a4']);
});

test('what is older than what was worked on, or the same again, is left alone', async () => {
  const { done, tell } = notedWorks();
  await tell('a', 2);
  await tell('a', 1);
  await tell('a', 2);
  expect(done).toEqual(['a2']);
});

test('things do not hold up each other', async () => {
  const { done, tell } = notedWorks();
  await Promise.all([tell('a', 2), tell('b', 1)]);
  expect(done).toEqual(['a2', 'b1']);
});
