// Timers in the year of many groups: started, stopped in time, and forgotten for days.
import { expect } from 'vitest';
import type { Member } from '#core/model/members.ts';
import type { EndedPost } from '#core/model/posts.ts';
import { runOf } from '#core/rules/timer.ts';
import { dateIn, type Instant } from '#core/time/temporal.ts';
import type { ScheduleWorld } from './schedule-world.ts';

/** How long a timer ran. */
export type Run = { readonly run: string; readonly from: Instant; to?: Instant };

type Runner = { readonly member: Member; readonly runs: Run[] };

/** Starts a member's timer, or stops the one that runs. */
export async function turnTimer({ store, clock }: ScheduleWorld, { member, runs }: Runner) {
  const now = clock.now();
  await store.run(async (tx) => {
    const last = runs.at(-1);
    if (last !== undefined && last.to === undefined) {
      await tx.timers.end(member.id);
      last.to = now;
      return;
    }
    const [account] = await tx.accounts.lastUsedFirst(member.person);
    if (account === undefined) throw new Error('a member without an account');
    const date = dateIn(member.timeZone, now);
    const timer = { member: member.id, account: account.id, startedAt: now, date };
    await tx.timers.start(timer);
    runs.push({ run: runOf(timer), from: now });
  });
}

/** Due, twelve hours late at most, and the longest standstill after it: in hours. */
const SURELY = 6 + 12 + 24 * 9;

/** A run that was stopped in time has no warning; one that ran on for long enough to be late has had its own. */
export function checkTimers(
  runs: readonly Run[],
  posts: readonly EndedPost[],
  until: Instant,
): void {
  const warnings = posts.filter(({ kind }) => kind === 'timer-warning');
  expect(warnings.filter(({ period }) => !runs.some(({ run }) => run === period))).toEqual([]);
  for (const { run, from, to } of runs) {
    const own = warnings.filter(({ period }) => period === run);
    if (to !== undefined && from.until(to).total('hours') < 6) expect(own).toEqual([]);
    if (from.until(to ?? until).total('hours') > SURELY) expect(own).toHaveLength(1);
  }
}
