// Entries: what members log. An entry has a local date for ever; undoing hides it, restoring brings it back.
import type { Instant, Minutes, PlainDate } from '../time/temporal.ts';
import type { AccountId, EntryId, MemberId, PersonId } from './ids.ts';

export type EntryKind = 'hours' | 'completion' | 'metric';

type Common = {
  readonly id: EntryId;
  readonly member: MemberId;
  /** The account that it came from; kept so that unlinking parts entries again. */
  readonly account: AccountId;
  readonly date: PlainDate;
  readonly note?: string;
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
