// A running stopwatch; a member has at most one.
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
