// The storage port of sums over entries: a member's minutes, and what boards count.
import type { Minutes, PlainDate } from '../time/temporal.ts';
import type { GroupId, MemberId } from './ids.ts';

/** Dates from and until, both included; open where absent. */
export type DateRange = { readonly from?: PlainDate; readonly until?: PlainDate };

/**
 * What a member did in a period, as boards count it (see core/rules/ranking.ts): hours and stones alike are those
 * dated on the member's start or after it.
 */
export type MemberTotals = {
  readonly member: MemberId;
  readonly minutes: Minutes;
  /** Completed deliverables. */
  readonly deliverables: number;
  /** How many of them have a verification by somebody. */
  readonly verified: number;
  /** The date of the last completion counted. */
  readonly lastCompletion?: PlainDate;
};

/** What lies on dates that a new start passes over. */
export type CohortTotals = { readonly minutes: Minutes; readonly deliverables: number };

export type WeekTotal = { readonly week: PlainDate; readonly minutes: Minutes };

export type TotalReads = {
  /** Minutes that stand on one date. */
  minutesOn(member: MemberId, date: PlainDate): Promise<Minutes>;
  minutesIn(member: MemberId, range: DateRange): Promise<Minutes>;
  /** By activity; entries without one under undefined. */
  minutesByActivity(
    member: MemberId,
    range: DateRange,
  ): Promise<ReadonlyMap<string | undefined, Minutes>>;
  /** Minutes by Monday week, oldest first; weeks without any are left out. */
  weeks(member: MemberId): Promise<readonly WeekTotal[]>;
  weeksInGroup(group: GroupId): Promise<ReadonlyMap<MemberId, readonly WeekTotal[]>>;
  /** Totals of each member with anything that counts in the range; members who left and hidden ones included, ranking leaves them out. */
  inGroup(group: GroupId, range: DateRange): Promise<readonly MemberTotals[]>;
  /** Of the members who follow the cohort's start and have not left, wherever that start lies. */
  ofCohort(group: GroupId, range: DateRange): Promise<CohortTotals>;
};
