// The storage port of timers: running stopwatches.
import type { MemberId } from './ids.ts';
import type { Timer } from './timer.ts';

export type TimerReads = {
  ofMember(member: MemberId): Promise<Timer | undefined>;
};

export type TimerWrites = {
  /** Starts a member's timer; false while one is running. */
  start(timer: Timer): Promise<boolean>;
  /** Ends a member's timer; false when none was running. */
  end(member: MemberId): Promise<boolean>;
};
