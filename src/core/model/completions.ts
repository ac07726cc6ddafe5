// The storage port of completions: the entries that say that an item is done, and who verified them. What is read are
// those that count.
import type { Instant, PlainDate } from '../time/temporal.ts';
import type { CompletionEntry } from './entries.ts';
import type { EntryId, GroupId, MemberId, PersonId } from './ids.ts';
import type { DateRange } from './totals.ts';

/** A deliverable that somebody completed. */
export type CompletedDeliverable = {
  readonly member: MemberId;
  readonly item: string;
  readonly date: PlainDate;
};

/** How many stones there are. */
export type Cairn = { readonly own: number; readonly all: number };

export type CompletionReads = {
  /**
   * Completions of deliverables of members who have not left, dated from `from` to `until` (both included)
   * and not before their member's start; oldest date first.
   */
  deliverablesBetween(
    group: GroupId,
    from: PlainDate,
    until: PlainDate,
  ): Promise<readonly CompletedDeliverable[]>;
  /** How many members who have not left have completed each deliverable; those that nobody has are left out. */
  countByDeliverable(group: GroupId): Promise<ReadonlyMap<string, number>>;
  /**
   * A group's cairn, as its board of all time counts stones: those of members whom the group sees, dated from each
   * one's start on. Beside it how many stones are the member's own, whom the group may not see.
   */
  cairn(group: GroupId, member: MemberId): Promise<Cairn>;
  /** The completions of deliverables of each member who has not left, by member. */
  deliverablesInGroup(group: GroupId): Promise<ReadonlyMap<MemberId, ReadonlySet<string>>>;
  /** The member's completion of an item. */
  byItem(member: MemberId, item: string): Promise<CompletionEntry | undefined>;
  /** All completions of a member, oldest date first. */
  ofMember(member: MemberId): Promise<readonly CompletionEntry[]>;
  /** How many completions each item has in a group; items without any are absent. */
  countByItem(group: GroupId): Promise<ReadonlyMap<string, number>>;
  /** Deliverables completed in a range by members who follow the cohort's start and have not left, the latest recorded first. */
  latestOfCohort(group: GroupId, range: DateRange, limit: number): Promise<readonly EntryId[]>;
};

export type CompletionWrites = {
  /** Adds or takes back a verification; true when it stands now. */
  toggleVerification(id: EntryId, by: PersonId, at: Instant): Promise<boolean>;
};
