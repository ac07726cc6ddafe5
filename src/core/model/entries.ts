// The storage port of entries: what members logged, what became of it, and the timers that become entries.

import type { Instant, Minutes, PlainDate } from '../time/temporal.ts';
import type { AccountId, EntryId, MemberId, PersonId } from './ids.ts';
import type { Timer } from './timers.ts';

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
  entry(id: EntryId): Promise<Entry | undefined>;
  /** The member's latest recorded entry that is not undone. */
  latestEntry(member: MemberId): Promise<Entry | undefined>;
  /** Entries that are not undone, latest date first, then latest recorded; `offset` and `limit` for paging. */
  history(
    member: MemberId,
    page: { readonly kind?: EntryKind; readonly offset: number; readonly limit: number },
  ): Promise<readonly Entry[]>;
  /** The member's standing completion of an item. */
  completion(member: MemberId, item: string): Promise<CompletionEntry | undefined>;
  /** All standing completions of a member, oldest date first. */
  completions(member: MemberId): Promise<readonly CompletionEntry[]>;
  /** Sums of what a member logged of each metric is computed from these: standing entries, oldest date first. */
  metrics(member: MemberId): Promise<readonly Extract<Entry, { kind: 'metric' }>[]>;
  /** What an entry was before each of its changes, oldest first. */
  formerEntries(id: EntryId): Promise<readonly FormerEntry[]>;

  timer(member: MemberId): Promise<Timer | undefined>;
};

export type EntryWrites = {
  /** Throws ConflictError for a second standing completion of an item: look with `completion` first. */
  addEntry(entry: NewEntry, at: Instant): Promise<Entry>;
  /**
   * Undoes or restores, and keeps a record of it; false when it was so already. Throws ConflictError when a completion
   * is restored whose item has been completed anew.
   */
  setUndone(id: EntryId, undone: boolean, by: AccountId, at: Instant): Promise<boolean>;
  /** Adds or takes back a verification; true when it stands now. */
  toggleVerification(id: EntryId, by: PersonId, at: Instant): Promise<boolean>;
  /**
   * Changes an entry and keeps what it was; a changed evidence clears the verifications. Null takes a value away.
   * Throws ConflictError as addEntry does.
   */
  editEntry(id: EntryId, change: EntryChange, by: AccountId, at: Instant): Promise<Entry>;

  /** Starts a member's timer; false while one is running. */
  startTimer(timer: Timer): Promise<boolean>;
  /** Ends a member's timer; false when none was running. */
  endTimer(member: MemberId): Promise<boolean>;
};
