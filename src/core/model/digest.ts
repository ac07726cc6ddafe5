// What scheduled posts ask of a whole group at once.

import type { PlainDate } from '../time/temporal.ts';
import type { GroupId, MemberId } from './ids.ts';

/** A deliverable that somebody completed. */
export type CompletedDeliverable = {
  readonly member: MemberId;
  readonly item: string;
  readonly date: PlainDate;
};

export type DigestReads = {
  /**
   * Standing completions of deliverables of members who have not left, dated from `from` to `until` (both included)
   * and not before their member's start; oldest date first.
   */
  stonesLaid(
    group: GroupId,
    from: PlainDate,
    until: PlainDate,
  ): Promise<readonly CompletedDeliverable[]>;
  /** How many members who have not left have completed each deliverable; those that nobody has are left out. */
  stoneCounts(group: GroupId): Promise<ReadonlyMap<string, number>>;
  /** The date of the latest standing entry of each member who has not left; members without one are left out. */
  lastDates(group: GroupId): Promise<ReadonlyMap<MemberId, PlainDate>>;
  /** The standing completions of deliverables of each member who has not left, by member. */
  stonesOfGroup(group: GroupId): Promise<ReadonlyMap<MemberId, ReadonlySet<string>>>;
};
