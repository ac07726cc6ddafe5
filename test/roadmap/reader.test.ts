// The thread that reads uploads: within a time, one after the other, with nobody waiting for it, and gone when idle.
import { readFileSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { createReader } from '#roadmap/uploads/reader.ts';

const YAML = { name: 'ours.yaml', text: readFileSync('roadmap/mlops-cv-de.yaml', 'utf8') };
/** Much work. */
const FLAWED = { name: 'flawed.yaml', text: 'a: "\n`b\n'.repeat(12_000) };
const LONG = 60_000;

test('an upload that takes too long is given up, and the next one is read', async () => {
  const reader = createReader({ waiting: 9 });
  const [given, next] = await Promise.all([reader.read(FLAWED, 5), reader.read(YAML, LONG)]);
  expect(given).toBe('too-much');
  expect(next).toMatchObject({ ok: true, authored: { id: 'mlops-cv-de' }, source: YAML.text });
});

test('while an upload is read all else goes on', async () => {
  const reader = createReader({ waiting: 9 });
  await reader.read(YAML, LONG);
  let over = false;
  const reading = reader.read(FLAWED, LONG).finally(() => {
    over = true;
  });
  let turns = 0;
  for (; !over; turns += 1) await new Promise(setImmediate);
  expect(await reading).toMatchObject({ ok: false, mistakes: { length: 100 } });
  expect(turns).toBeGreaterThan(100);
});

test('no more wait for their turn than may', async () => {
  const reader = createReader({ waiting: 1 });
  const read = await Promise.all([1, 2, 3].map(() => reader.read(YAML, LONG)));
  expect(read.map((each) => (typeof each === 'string' ? each : each.ok))).toEqual([
    true,
    true,
    'busy',
  ]);
  expect(await reader.read(YAML, LONG)).toMatchObject({ ok: true });
});

test('the thread begins with the first upload, and ends when none comes', async () => {
  const threads: Worker[] = [];
  const seen = (thread: Worker) => threads.push(thread);
  process.on('worker', seen);
  const ended = Promise.withResolvers<void>();
  const reader = createReader({ waiting: 9, idleMilliseconds: 0 });
  await new Promise(setImmediate);
  expect(threads).toEqual([]);
  process.once('worker', (thread) => thread.once('exit', () => ended.resolve()));
  await reader.read(YAML, LONG);
  await ended.promise;
  expect(await reader.read(YAML, LONG)).toMatchObject({ ok: true });
  expect(threads).toHaveLength(2);
  process.off('worker', seen);
});
