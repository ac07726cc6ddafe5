// The storage port of privacy: all that is stored about a person, and deleting them.
import type { Instant, PlainDate } from '../time/temporal.ts';
import type { Account } from './accounts.ts';
import type { Code } from './codes.ts';
import type { Draft } from './drafts.ts';
import type { Entry, FormerEntry } from './entries.ts';
import type { Goal } from './goals.ts';
import type { Group } from './groups.ts';
import type { EntryId, GroupId, MemberId, PersonId, RemovalId, SurfaceId } from './ids.ts';
import type { Link } from './links.ts';
import type { Member } from './members.ts';
import type { PlanChange } from './plans.ts';
import type { EndedPost, OpenPost } from './posts.ts';
import type { Review, ReviewDraft } from './reviews.ts';
import type { RoadmapUpload } from './roadmaps.ts';
import type { SkillAssessment } from './skills.ts';
import type { Timer } from './timers.ts';

/** A message that announces what has been deleted, and has to say that it was removed. It does not say whose it was. */
export type Removal = {
  readonly id: RemovalId;
  /** The entry that was. Edits of its messages follow one another. */
  readonly entry: EntryId;
  readonly surface: SurfaceId;
  readonly workspaceId: string;
  readonly channelId: string;
  readonly messageId: string;
};

/** What a deletion did. */
export type DeletedPerson = {
  readonly entries: number;
  readonly memberships: number;
  readonly accounts: number;
  /** Messages in channels that have become removals. */
  readonly announcements: number;
  /** Messages that may or may not be in channels: nobody knows of them any more. */
  readonly perhapsAnnounced: number;
};

/** All that is stored about a person. */
export type PersonRecord = {
  readonly person: PersonId;
  readonly accounts: readonly (Account & { readonly knownSince: Instant })[];
  readonly links: readonly (Link & { readonly partedAt?: Instant })[];
  readonly memberships: readonly {
    readonly member: Member;
    /** By linking, the membership that goes on in this one's place: the entries are there. */
    readonly mergedInto?: MemberId;
    readonly group: Group;
    readonly goals: readonly Goal[];
    readonly planChanges: readonly (PlanChange & {
      readonly withdrawnAt?: Instant;
      /** The reason that was given for taking it back. */
      readonly withdrawnFor?: string;
      /** Until when a pause was meant to be before its end was set anew, and why it was. */
      readonly formerEnds: readonly {
        readonly at: Instant;
        readonly until?: PlainDate;
        readonly reason?: string;
      }[];
    })[];
    /**
     * Undone ones too, each with what it was before its changes. `setAside`: by linking, an earlier completion of the
     * item counts instead.
     */
    readonly entries: readonly {
      readonly entry: Entry;
      readonly setAside?: true;
      readonly former: readonly FormerEntry[];
    }[];
    readonly reviews: readonly (Review & { readonly versions: readonly ReviewVersion[] })[];
    readonly reviewDrafts: readonly ReviewDraft[];
    /** All of them, in the order of recording. */
    readonly skills: readonly SkillAssessment[];
    readonly timer?: Timer;
    /** By linking, those of other accounts that wait for its end. */
    readonly waitingTimers?: readonly Timer[];
    /** Nudges and reminders to them alone, those to come too. */
    readonly posts: readonly (OpenPost | EndedPost)[];
  }[];
  /** Verifications that the person gave: of which entry's item, and when. */
  readonly verificationsGiven: readonly {
    readonly entry: EntryId;
    readonly group: GroupId;
    readonly item: string;
    readonly at: Instant;
  }[];
  /** What is kept for a short while only. */
  readonly drafts: readonly (Omit<Draft, 'id'> & { readonly at: Instant })[];
  /** Interactions that were answered; the answer's text while it is kept. */
  readonly answers: readonly {
    readonly key: string;
    readonly at: Instant;
    readonly answer?: string;
  }[];
  readonly codes: readonly Code[];
  readonly codeTries: readonly Instant[];
  /** Groups that the person was the last to set up. */
  readonly groupsSetUp: readonly Group[];
  /** Roadmaps that the person brought for a group. */
  readonly roadmapsUploaded: readonly RoadmapUpload[];
};

/** The answers of a review before they were revised, and when they had been written. */
export type ReviewVersion = {
  readonly answers: Readonly<Record<string, string>>;
  readonly at: Instant;
};

export type PrivacyReads = {
  /** All that is stored about a person, in all groups and accounts (design section 12, Export). */
  recordOf(person: PersonId): Promise<PersonRecord>;
  /** Whether somebody was deleted and `Store.scrub` has not run since. */
  scrubDue(): Promise<boolean>;
  removals(): Promise<readonly Removal[]>;
};

export type PrivacyWrites = {
  /**
   * Deletes a person: accounts, memberships, entries, texts, everything. Verifications that they gave keep their
   * count without a name; a group that they set up goes on. What is left to do is stored with it, so that a stop in
   * between forgets none of it: the scrub, the removals, and announcements of others that have become stale.
   */
  deletePerson(person: PersonId, at: Instant): Promise<DeletedPerson>;
  addRemoval(removal: Omit<Removal, 'id'>): Promise<Removal>;
  /** The message says that it was removed, or is gone. */
  endRemoval(id: RemovalId): Promise<void>;
};
