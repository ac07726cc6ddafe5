// The stopwatch's rules: how long it has run, when it is asked whether that is right, and when it is warned of.
import { type AccountId, accountId } from '../model/ids.ts';
import type { Timer } from '../model/timers.ts';
import { type Instant, type Minutes, minutes } from '../time/temporal.ts';

/** Somebody who has run one longer has probably forgotten it. */
export const LONG_RUN = minutes(6 * 60);

/** How long a timer has run, to the nearest minute; 0 where the clock has gone back. */
export function ranFor({ startedAt }: Pick<Timer, 'startedAt'>, now: Instant): Minutes {
  return minutes(Math.max(0, now.since(startedAt).total('minutes')));
}

/** What stopping logs of a run: at least a minute. */
export function loggedOf(ran: Minutes): Minutes {
  return minutes(Math.max(1, ran));
}

/** When the member is told that it still runs. */
export function warningAt({ startedAt }: Pick<Timer, 'startedAt'>): Instant {
  return startedAt.add({ minutes: LONG_RUN });
}

/**
 * A run as a text of its own for ever, "2026-03-02T09:12:00.000Z/7": when it was started (UTC, to the millisecond) and
 * by which account. Two runs of a day are two; linking two persons moves a timer to another member, not to another
 * account, so that it stays the same run.
 */
export function runOf({ startedAt, account }: Pick<Timer, 'startedAt' | 'account'>): string {
  return `${startedAt.toString({ smallestUnit: 'millisecond' })}/${account}`;
}

/** The account that started a run. */
export function accountOfRun(run: string): AccountId | undefined {
  return accountId(run.split('/')[1]);
}

/** Whether stopping asks before it logs: the run is long, or its date has no room for it. */
export function asksFirst(ran: Minutes, room: Minutes): boolean {
  return ran > LONG_RUN || loggedOf(ran) > room;
}
