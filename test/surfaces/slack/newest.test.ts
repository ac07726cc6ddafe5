import { expect, test } from 'vitest';
import { createNewest } from '#surfaces/slack/newest.ts';

/** Works that are noted down as they are done, and held until they are let go. */
function heldWorks() {
  const newest = createNewest();
  const done: string[] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  return {
    done,
    give: (key: string, at: number) =>
      newest.work(key, at, async () => {
        done.push(`${key}${at}`);
        const gate = Promise.withResolvers<void>();
        gates.push(gate);
        await gate.promise;
      }),
    letGo: () => {
      for (const gate of gates.splice(0)) gate.resolve();
    },
  };
}

test('what comes while one is worked on is worked on next, and only the newest of it', async () => {
  const { done, give, letGo } = heldWorks();
  const first = give('a', 1);
  await Promise.all([give('a', 2), give('a', 4), give('a', 3)]);
  expect(done).toEqual(['a1']);
  letGo();
  await expect.poll(() => done).toEqual(['a1', 'a4']);
  letGo();
  await first;
});

test('what is older than what was worked on, or the same again, is left alone', async () => {
  const { done, give, letGo } = heldWorks();
  const second = give('a', 2);
  letGo();
  await second;
  await give('a', 1);
  await give('a', 2);
  expect(done).toEqual(['a2']);
});

test('keys do not wait for each other', async () => {
  const { done, give, letGo } = heldWorks();
  const works = [give('a', 2), give('b', 1)];
  expect(done).toEqual(['a2', 'b1']);
  letGo();
  await Promise.all(works);
});

test('a work that goes wrong does not keep the next from being done', async () => {
  const newest = createNewest();
  const wrong = newest.work('a', 1, () => Promise.reject(new Error('out of order')));
  await expect(wrong).rejects.toThrow('out of order');
  const { promise, resolve } = Promise.withResolvers<void>();
  await newest.work('a', 2, async () => resolve());
  await promise;
});
