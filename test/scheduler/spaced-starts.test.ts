// Work that nobody waits for leaves the event loop to what people wait for.
import { expect, test } from 'vitest';
import { createSpacedStarts } from '../../src/scheduler/spaced-starts.ts';

const BUSY_MILLISECONDS = 8;

function busy(): void {
  const until = performance.now() + BUSY_MILLISECONDS;
  while (performance.now() < until);
}

test('each piece begins after a pause as long as the one before it took', async () => {
  const start = createSpacedStarts();
  const begun: number[] = [];
  const piece = async () => {
    begun.push(performance.now());
    busy();
  };
  await Promise.all(Array.from({ length: 5 }, () => start(piece)));
  const gaps = begun.slice(1).map((at, index) => at - (begun[index] ?? 0));
  // Timers may be a millisecond early by this clock.
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2 * BUSY_MILLISECONDS - 1);
});

test('a piece that waits for a platform keeps none of the others from beginning', async () => {
  const start = createSpacedStarts();
  void start(() => new Promise(() => {}));
  expect(await start(async () => 'begun')).toBe('begun');
});

test('a piece that fails fails alone', async () => {
  const start = createSpacedStarts();
  const failing = start(async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await start(async () => 'begun')).toBe('begun');
});
