// Posts stay below Discord’s limit in a second, also after the process was held up.
import { setImmediate as allDone } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPace, type PaceTime } from '#surfaces/discord/send/pace.ts';

const { signal } = new AbortController();

/** Time that a test lets pass; nothing here depends on how fast the machine is. */
function createTestTime() {
  let now = 0;
  const waiting = new Set<{ readonly until: number; readonly wake: () => void }>();
  const time: PaceTime = {
    now: () => now,
    wait: (milliseconds) => new Promise((wake) => waiting.add({ until: now + milliseconds, wake })),
  };
  return {
    time,
    /** The process is busy: what falls due meanwhile comes late. */
    busyFor(milliseconds: number): void {
      now += milliseconds;
    },
    /** Lets time pass until nobody waits any more. */
    async passAll(): Promise<void> {
      for (await allDone(); waiting.size > 0; await allDone()) {
        const [next] = [...waiting].toSorted((one, other) => one.until - other.until);
        if (next === undefined) return;
        now = Math.max(now, next.until);
        waiting.delete(next);
        next.wake();
      }
    },
  };
}

function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((at) => times.filter((t) => t >= at && t < at + 1_000).length));
}

test('what a busy process lost is caught up, but no second holds more than Discord takes', async () => {
  const { time, busyFor, passAll } = createTestTime();
  const pace = createPace(44, time);
  const begun: number[] = [];
  const turns = Array.from({ length: 66 }, async (_, index) => {
    await pace.turn(signal);
    begun.push(time.now());
    if (index === 2) busyFor(400);
  });
  await passAll();
  await Promise.all(turns);
  expect(begun).toEqual(begun.toSorted((one, other) => one - other));
  expect(mostInASecond(begun)).toBe(46);
  expect((begun.at(-1) ?? 0) / 1_000).toBeLessThan(66 / 44 + 0.05);
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
