// The tick goes on whatever the wall clock does.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Ticking, tick } from '../../src/scheduler/ticking.ts';

let ticks: string[];
let ticking: Ticking;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T08:00:03Z') });
  ticks = [];
  ticking = tick(() => ticks.push(new Date().toISOString().slice(0, 19)));
});
afterEach(() => {
  ticking.stop();
  vi.useRealTimers();
});

test('comes at every tenth second', async () => {
  await vi.advanceTimersByTimeAsync(20_000);
  expect(ticks).toEqual(['2026-03-02T08:00:10', '2026-03-02T08:00:20']);
});

test.each([
  ['back by a day', '2026-03-01T08:00:05Z', '2026-03-01T08:00'],
  ['back by an hour', '2026-03-02T07:00:05Z', '2026-03-02T07:00'],
  ['ahead by a week', '2026-03-09T08:00:05Z', '2026-03-09T08:00'],
  ['ahead by thirty days', '2026-04-01T08:00:05Z', '2026-04-01T08:00'],
])('goes on at once when the clock is put %s', async (_how, to, minute) => {
  await vi.advanceTimersByTimeAsync(2_000);
  vi.setSystemTime(new Date(to));
  await vi.advanceTimersByTimeAsync(15_000);
  expect(ticks).toEqual([`${minute}:06`, `${minute}:10`, `${minute}:20`]);
});

test('says nothing on standard output about ticks that were missed', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await vi.advanceTimersByTimeAsync(6_999);
  vi.setSystemTime(new Date('2026-03-02T09:00:00Z'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect([...said.mock.calls, ...warned.mock.calls]).toEqual([]);
});

test('ticks once for ten years that were slept through', async () => {
  await vi.advanceTimersByTimeAsync(7_000);
  vi.setSystemTime(new Date('2036-03-01T08:00:15Z'));
  ticks = [];
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ticks).toEqual(['2036-03-01T08:00:16']);
});

test('ends when it is stopped', async () => {
  ticking.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ticks).toEqual([]);
});
