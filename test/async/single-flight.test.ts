import { expect, test } from 'vitest';
import { createSingleFlight } from '#async/single-flight.ts';

test('what is asked for again while it is under way is done once; later it is done anew', async () => {
  const once = createSingleFlight<number>();
  let begun = 0;
  const work = async () => {
    begun += 1;
    return begun;
  };
  await expect(Promise.all([once('a', work), once('a', work)])).resolves.toEqual([1, 1]);
  await expect(once('a', work)).resolves.toBe(2);
});

test('other keys are other works', async () => {
  const once = createSingleFlight<string>();
  const works = ['a', 'b'].map((key) => once(key, async () => key));
  await expect(Promise.all(works)).resolves.toEqual(['a', 'b']);
});

test('a failure is told to all who asked, and is not kept', async () => {
  const once = createSingleFlight<string>();
  const fail = () => Promise.reject(new Error('no answer'));
  const failures = await Promise.allSettled([once('a', fail), once('a', fail)]);
  expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(once('a', async () => 'an answer')).resolves.toBe('an answer');
});
