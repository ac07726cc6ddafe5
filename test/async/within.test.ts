import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { within } from '#async/within.ts';

test('gives what is there in time', async () => {
  await expect(within(Promise.resolve('there'), 10_000)).resolves.toBe('there');
});

test('fails as the work fails in time', async () => {
  await expect(within(Promise.reject(new Error('broken')), 10_000)).rejects.toThrow('broken');
});

test('gives nothing for what is late, and the work goes on', async () => {
  const work = wait(30, 'late');
  await expect(within(work, 5)).resolves.toBeUndefined();
  await expect(work).resolves.toBe('late');
});

test('what fails too late fails for those alone who still wait for it', async () => {
  const { promise, reject } = Promise.withResolvers<void>();
  await expect(within(promise, 5)).resolves.toBeUndefined();
  reject(new Error('too late'));
  await wait(1);
});
