// The stopwatch's rules that need no storage: what tells runs apart, and when one is warned of.
import { expect, test } from 'vitest';
import type { AccountId } from '#core/model/ids.ts';
import { timerWarningOf } from '#core/rules/schedule.ts';
import { accountOfRun, runOf } from '#core/rules/timer.ts';
import { Temporal } from '#core/time/temporal.ts';

const run = (startedAt: string, account = 7) => ({
  startedAt: Temporal.Instant.from(startedAt),
  account: account as AccountId,
});

test('a timer is warned of after six hours, elapsed ones, whatever the clocks on the wall do', () => {
  // Berlin's clocks go ahead at 01:00 UTC: 22:30 there is followed by 05:30.
  const { period, dueAt } = timerWarningOf(run('2026-03-28T21:30:00Z'));
  expect([period, String(dueAt)]).toEqual(['2026-03-28T21:30:00.000Z/7', '2026-03-29T03:30:00Z']);
});

test('each run is one of its own: by its start, to the millisecond, and by who started it', () => {
  const runs = [
    run('2026-03-02T09:12:00Z'),
    run('2026-03-02T09:12:00.001Z'),
    run('2026-03-02T15:12:00Z'),
    run('2026-03-02T09:12:00Z', 8),
  ];
  expect(new Set(runs.map(runOf)).size).toBe(4);
  expect(runs.map((each) => accountOfRun(runOf(each)))).toEqual([7, 7, 7, 8]);
});

test.each(['2026-03-02', '', '2026-03-02T09:12:00.000Z/', '2026-03-02T09:12:00.000Z/x'])(
  'what is no run has no account: "%s"',
  (text) => expect(accountOfRun(text)).toBeUndefined(),
);
