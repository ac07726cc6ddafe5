// Entries: what members log, and the storage port of it. An entry has a local date for ever; undoing hides it, restoring
// brings it back. One that is not undone counts, unless it is set aside: while two accounts are linked, of their two
// completions of an item only the earlier counts.
import type { Instant, Minutes, PlainDate } from '../time/temporal.ts';
import type { AccountId, BatchId, EntryId, GroupId, MemberId, PersonId } from './ids.ts';

export type EntryKind = 'hours' | 'completion' | 'metric';

type Common = {
  readonly id: EntryId;
  readonly member: MemberId;
  /** The account that it came from; kept so that unlinking parts entries again. */
  readonly account: AccountId;
  readonly date: PlainDate;
  readonly note?: string;
  /** What it was logged with, where that was more than itself: undone and restored together. */
  readonly batch?: BatchId;
  readonly recordedAt: Instant;
  readonly undoneAt?: Instant;
};

export type HoursEntry = Common & {
  readonly kind: 'hours';
  readonly minutes: Minutes;
  readonly activity?: string;
  readonly item?: string;
};

export type CompletionEntry = Common & {
  readonly kind: 'completion';
  readonly item: string;
  /** The item's kind when it was completed, so that boards can count without the roadmap. */
  readonly itemKind: 'technology' | 'skill' | 'deliverable' | 'resource';
  readonly evidence?: string;
  /** Others who verified it; by linking two accounts are one person, and oneself does not count. */
  readonly verifiedBy: readonly PersonId[];
  /** Verifications by people who have been deleted since: they count without a name. */
  readonly namelessVerifications: number;
};

export type MetricEntry = Common & {
  readonly kind: 'metric';
  readonly metric: string;
  readonly amount: number;
};

export type Entry = HoursEntry | CompletionEntry | MetricEntry;

/** How many people have verified a completion, named or not. */
export function verificationsOf(entry: CompletionEntry): number {
  return entry.verifiedBy.length + entry.namelessVerifications;
}

/** What is recorded: an entry before it has an id and a time of recording. */
export type NewEntry =
  | Recorded<HoursEntry>
  | Recorded<Omit<CompletionEntry, 'verifiedBy' | 'namelessVerifications'>>
  | Recorded<MetricEntry>;
type Recorded<E> = E extends unknown ? Omit<E, 'id' | 'recordedAt' | 'undoneAt'> : never;

/** What an edit may change; which of it an entry has depends on its kind. */
export type EntryChange = {
  readonly date?: PlainDate;
  readonly minutes?: Minutes;
  readonly activity?: string | null;
  readonly item?: string | null;
  /** Comes with the item of a completion when that is of another kind. */
  readonly itemKind?: CompletionEntry['itemKind'];
  readonly note?: string | null;
  readonly evidence?: string | null;
  readonly amount?: number;
};

/** An entry as it was before a change. */
export type FormerEntry = {
  readonly what: 'undo' | 'restore' | 'edit';
  readonly at: Instant;
  readonly entry: Entry;
};

export type EntryReads = {
  /** The date of the latest entry that counts of each member who has not left; members without one are left out. */
  latestDates(group: GroupId): Promise<ReadonlyMap<MemberId, PlainDate>>;
  byId(id: EntryId): Promise<Entry | undefined>;
  /** All entries that were logged at once, undone ones too, in the order in which they were logged. */
  ofBatch(batch: BatchId): Promise<readonly Entry[]>;
  /** The member's latest recorded entry that is not undone. */
  latest(member: MemberId): Promise<Entry | undefined>;
  /** Entries that are not undone, latest date first, then latest recorded; `offset` and `limit` for paging. */
  history(
    member: MemberId,
    page: { readonly kind?: EntryKind; readonly offset: number; readonly limit: number },
  ): Promise<readonly Entry[]>;
  /** Sums of what a member logged of each metric is computed from these: entries that count, oldest date first. */
  metrics(member: MemberId): Promise<readonly Extract<Entry, { kind: 'metric' }>[]>;
  /** What an entry was before each of its changes, oldest first. */
  formerVersions(id: EntryId): Promise<readonly FormerEntry[]>;
};

export type EntryWrites = {
  /** Throws ConflictError for a second completion of an item that would count: look with `completions.byItem` first. */
  add(entry: NewEntry, at: Instant): Promise<Entry>;
  /**
   * Undoes or restores, and keeps a record of it; false when it was so already. Throws ConflictError when a completion
   * is restored whose item has been completed anew.
   */
  setUndone(id: EntryId, undone: boolean, by: AccountId, at: Instant): Promise<boolean>;
  /**
   * Changes an entry and keeps what it was; a changed evidence clears the verifications. Null takes a value away.
   * Throws ConflictError as `add` does.
   */
  edit(id: EntryId, change: EntryChange, by: AccountId, at: Instant): Promise<Entry>;
};
