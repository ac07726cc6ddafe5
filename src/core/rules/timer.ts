// The stopwatch's rules: how long it has run, and when it is asked whether that is right.
import type { Timer } from '../model/timer.ts';
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

/** Whether stopping asks before it logs: the run is long, or its date has no room for it. */
export function asksFirst(ran: Minutes, room: Minutes): boolean {
  return ran > LONG_RUN || loggedOf(ran) > room;
}
