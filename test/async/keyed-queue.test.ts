import { expect, test } from 'vitest';
import { createKeyedQueue } from '#async/keyed-queue.ts';

/** Works that are noted down as they begin, and held until they are let go. */
function heldWorks() {
  const queue = createKeyedQueue();
  const begun: string[] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  const held = (name: string) => async () => {
    begun.push(name);
    const gate = Promise.withResolvers<void>();
    gates.push(gate);
    await gate.promise;
  };
  return {
    begun,
    run: (key: string, name: string) => queue.run(key, held(name)),
    runLatest: (key: string, name: string) => queue.runLatest(key, held(name)),
    letGo: () => {
      for (const gate of gates.splice(0)) gate.resolve();
    },
  };
}

test('under one key one work follows another, while other keys go on', async () => {
  const { begun, run, letGo } = heldWorks();
  const works = [run('a', 'a1'), run('a', 'a2'), run('b', 'b1')];
  await expect.poll(() => begun).toEqual(['a1', 'b1']);
  letGo();
  await expect.poll(() => begun).toEqual(['a1', 'b1', 'a2']);
  letGo();
  await Promise.all(works);
});

test('a work gives what came of it, and one that fails holds up nobody', async () => {
  const queue = createKeyedQueue();
  const wrong = queue.run('a', () => Promise.reject(new Error('out of order')));
  const right = queue.run('a', async () => 'in order');
  await expect(wrong).rejects.toThrow('out of order');
  await expect(right).resolves.toBe('in order');
});

test('of what waits only the latest is run, and all who gave some learn when it is done', async () => {
  const { begun, runLatest, letGo } = heldWorks();
  const first = runLatest('a', 'a1');
  await expect.poll(() => begun).toEqual(['a1']);
  const later = ['a2', 'a3', 'a4'].map((name) => runLatest('a', name));
  letGo();
  await first;
  await expect.poll(() => begun).toEqual(['a1', 'a4']);
  letGo();
  await Promise.all(later);
  expect(begun).toEqual(['a1', 'a4']);
});

test('the latest keeps the place in the row of what it takes the place of', async () => {
  const queue = createKeyedQueue();
  const done: string[] = [];
  const note = (name: string) => async () => {
    done.push(name);
  };
  await Promise.all([
    queue.runLatest('a', note('old')),
    queue.run('a', note('other')),
    queue.runLatest('a', note('new')),
  ]);
  expect(done).toEqual(['new', 'other']);
});

test('the latest that fails fails for all who gave some, and what is given after it is run', async () => {
  const queue = createKeyedQueue();
  const done: string[] = [];
  const replaced = queue.runLatest('a', async () => {
    done.push('replaced');
  });
  const wrong = queue.runLatest('a', () => Promise.reject(new Error('out of order')));
  await expect(replaced).rejects.toThrow('out of order');
  await expect(wrong).rejects.toThrow('out of order');
  await queue.runLatest('a', async () => {
    done.push('after');
  });
  expect(done).toEqual(['after']);
});
