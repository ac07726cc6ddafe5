// The storage port: what the core asks of a database. Implemented once a storage engine, held to one contract suite.
// Reads see committed state. Every write goes through `run`, which is serialised and all-or-nothing.
import type { AskReads } from './asks.ts';
import type { DigestReads } from './digest.ts';
import type { EntryReads, EntryWrites } from './entries.ts';
import type { GroupReads, GroupWrites } from './groups.ts';
import type { InteractionReads, InteractionWrites } from './interactions.ts';
import type { LinkingReads, LinkingWrites } from './linking.ts';
import type { MemberReads, MemberWrites } from './members.ts';
import type { PlanReads, PlanWrites } from './plans.ts';
import type { PostReads, PostWrites } from './posts.ts';
import type { PrivacyReads, PrivacyWrites } from './privacy.ts';
import type { RoadmapReads, RoadmapWrites } from './roadmaps.ts';
import type { TotalReads } from './totals.ts';

export type Store = {
  readonly read: Reads;
  /**
   * Runs one unit of work; what it wrote is durable when the promise fulfils, and gone when it rejects. A unit inside a
   * unit, or a transaction used after its unit has ended, throws StoreMisuse.
   */
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Makes sure that what was deleted is in none of the database's files any more (write-ahead log included); `scrubDue`
   * says so until it has.
   */
  scrub(): Promise<void>;
  close(): Promise<void>;
};

/** A unit of work sees its own writes. */
export type Transaction = Reads & Writes;

export type Reads = { readonly asks: AskReads } & InteractionReads &
  GroupReads &
  RoadmapReads &
  MemberReads &
  PlanReads &
  EntryReads &
  TotalReads &
  LinkingReads &
  PrivacyReads &
  PostReads &
  DigestReads;

export type Writes = InteractionWrites &
  GroupWrites &
  RoadmapWrites &
  MemberWrites &
  PlanWrites &
  EntryWrites &
  LinkingWrites &
  PrivacyWrites &
  PostWrites;
