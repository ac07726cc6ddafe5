// Posts stay below what Discord takes in a second, also after the process was held up.
import { expect, test } from 'vitest';
import { createPace } from '#surfaces/discord/send/pace.ts';

const { signal } = new AbortController();

function busyFor(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((at) => times.filter((t) => t >= at && t < at + 1_000).length));
}

test('what a busy process lost is caught up, but no second holds more than Discord takes', async () => {
  const pace = createPace(44);
  const begun: number[] = [];
  const turns = Array.from({ length: 66 }, async () => {
    await pace.turn(signal);
    begun.push(performance.now());
  });
  await Promise.all(turns.slice(0, 3));
  busyFor(400);
  await Promise.all(turns);
  const seconds = ((begun.at(-1) ?? 0) - (begun[0] ?? 0)) / 1_000;
  expect(mostInASecond(begun)).toBeLessThanOrEqual(46);
  expect(seconds).toBeLessThan(66 / 44 + 0.2);
});

test('whoever waits for a turn is let go when there will be none', async () => {
  const pace = createPace(1);
  const leaving = new AbortController();
  await pace.turn(leaving.signal);
  const waiting = pace.turn(leaving.signal);
  leaving.abort();
  await expect(waiting).rejects.toThrow('aborted');
  await expect(pace.turn(leaving.signal)).rejects.toThrow('aborted');
});
