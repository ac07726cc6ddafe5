// Running stopwatches, and the storage port of them; a member has at most one.
import type { Instant, PlainDate } from '../time/temporal.ts';
import type { AccountId, MemberId } from './ids.ts';

export type Timer = {
  readonly member: MemberId;
  readonly account: AccountId;
  readonly startedAt: Instant;
  /** The member's local date when it was started: the date that it logs on. */
  readonly date: PlainDate;
  readonly activity?: string;
  readonly item?: string;
  readonly note?: string;
};

export type TimerReads = {
  ofMember(member: MemberId): Promise<Timer | undefined>;
};

export type TimerWrites = {
  /** Starts a member's timer; false while one is running. */
  start(timer: Timer): Promise<boolean>;
  /** Ends a member's timer; false when none was running. */
  end(member: MemberId): Promise<boolean>;
};
