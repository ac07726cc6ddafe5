// The storage port: what the core asks of a database. Implemented once a storage engine, held to one contract suite.
// Reads see committed state. Every write goes through `run`, which is serialised and all-or-nothing.

import type { CompletionEntry, Entry, EntryKind, NewEntry } from '../model/entry.ts';
import type { Group, NudgeSchedule, Place } from '../model/group.ts';
import type {
  AccountId,
  AnnouncementId,
  DraftId,
  EntryId,
  GroupId,
  LinkId,
  MemberId,
  PersonId,
  PlaceId,
  PlanChangeId,
  SurfaceId,
} from '../model/ids.ts';
import type { Code, Link } from '../model/link.ts';
import type {
  Account,
  Goal,
  Member,
  NudgePreference,
  PlanChange,
  Visibility,
} from '../model/member.ts';
import type { Review, SkillAssessment } from '../model/review.ts';
import type { Timer } from '../model/timer.ts';
import type { Level } from '../roadmap/roadmap.ts';
import type { Instant, Minutes, PlainDate, ZoneId } from '../time/temporal.ts';
import type { DigestReads } from './digest.ts';
import type { PostReads, PostWrites } from './posts.ts';

export type Store = {
  readonly read: Reads;
  /**
   * Runs one unit of work; what it wrote is durable when the promise fulfils, and gone when it rejects. A unit inside a
   * unit, or a transaction used after its unit has ended, throws StoreMisuse.
   */
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Makes sure that what was deleted is in none of the database's files any more (write-ahead log included). */
  scrub(): Promise<void>;
  close(): Promise<void>;
};

/** A unit of work sees its own writes. */
export type Transaction = Reads & Writes;

export type AccountKey = Pick<Account, 'surface' | 'workspaceId' | 'userId'>;
export type PlaceKey = Pick<Place, 'surface' | 'workspaceId'>;

/** A member with the names that boards and answers need: the latest name, and the accounts to mention. */
export type Profile = {
  readonly member: Member;
  readonly name: string;
  readonly accounts: readonly Account[];
};

/** Dates from and until, both included; open where absent. */
export type DateRange = { readonly from?: PlainDate; readonly until?: PlainDate };

/** What a member did in a period, as boards count it (see core/rules/ranking.ts). */
export type MemberTotals = {
  readonly member: MemberId;
  readonly minutes: Minutes;
  /** Completed deliverables dated on or after the member's start. */
  readonly deliverables: number;
  /** How many of them have a verification by somebody. */
  readonly verified: number;
  /** The date of the last completion counted. */
  readonly lastCompletion?: PlainDate;
};

export type WeekTotal = { readonly week: PlainDate; readonly minutes: Minutes };

/** Where an entry stands announced. `sending` is a claim: what became of it is not known until it is marked. */
export type Announcement = {
  readonly id: AnnouncementId;
  readonly entry: EntryId;
  readonly surface: SurfaceId;
  readonly workspaceId: string;
  readonly channelId: string;
  readonly state: 'pending' | 'sending' | 'sent' | 'refused' | 'uncertain';
  readonly messageId?: string;
};

/** An announcement that stands in a channel. */
export type PostedAnnouncement = Announcement & { readonly messageId: string };

/** A command as it was asked, kept for a short while until the asker has said what was missing. */
export type Draft = {
  readonly id: DraftId;
  readonly command: string;
  readonly values: Readonly<Record<string, string | number>>;
};

type PartReads = DigestReads & PostReads;
export type Reads = PartReads & {
  /** The answer given to an interaction, as JSON; null when it was given but is no longer kept; nothing when new. */
  answerTo(key: string): Promise<string | null | undefined>;

  place(key: PlaceKey): Promise<Place | undefined>;
  places(group: GroupId): Promise<readonly Place[]>;
  group(id: GroupId): Promise<Group | undefined>;
  /** Whether anybody is or was a member of a group: those who left too. */
  hasMembers(group: GroupId): Promise<boolean>;

  account(key: AccountKey): Promise<Account | undefined>;
  accountById(id: AccountId): Promise<Account | undefined>;
  accounts(person: PersonId): Promise<readonly Account[]>;

  member(group: GroupId, person: PersonId): Promise<Member | undefined>;
  memberById(id: MemberId): Promise<Member | undefined>;
  /** The groups that a person is a member of and has not left. */
  memberships(person: PersonId): Promise<readonly Member[]>;
  /** Profiles of the named members, in any order; those that do not exist are left out. */
  profiles(members: readonly MemberId[]): Promise<readonly Profile[]>;
  /** How many members have not left, and how many of them are not hidden. */
  countMembers(group: GroupId): Promise<{ readonly all: number; readonly listed: number }>;
  /** All members who have not left. */
  members(group: GroupId): Promise<readonly Member[]>;
  /** Oldest first; a member has at least one. */
  goals(member: MemberId): Promise<readonly Goal[]>;
  /** The goals of all members of a group who have not left. */
  goalsOfGroup(group: GroupId): Promise<ReadonlyMap<MemberId, readonly Goal[]>>;
  /** In force (not undone), in the order of recording. */
  planChanges(member: MemberId): Promise<readonly PlanChange[]>;
  planChangesOfGroup(group: GroupId): Promise<ReadonlyMap<MemberId, readonly PlanChange[]>>;

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
  weeksOfGroup(group: GroupId): Promise<ReadonlyMap<MemberId, readonly WeekTotal[]>>;
  /** Sums of what a member logged of each metric is computed from these: standing entries, oldest date first. */
  metrics(member: MemberId): Promise<readonly Extract<Entry, { kind: 'metric' }>[]>;
  /** Totals of each member with anything in the range; members who left and hidden ones included, ranking leaves them out. */
  totals(group: GroupId, range: DateRange): Promise<readonly MemberTotals[]>;

  /** What an entry was before each of its changes, oldest first. */
  formerEntries(id: EntryId): Promise<readonly FormerEntry[]>;

  timer(member: MemberId): Promise<Timer | undefined>;
  review(member: MemberId, quarter: number): Promise<Review | undefined>;
  /** By quarter. */
  reviews(member: MemberId): Promise<readonly Review[]>;
  /** The latest assessment of each area. */
  skills(member: MemberId): Promise<readonly SkillAssessment[]>;

  /** The link that made this person of two, while it can still be parted; the latest of several. */
  link(person: PersonId, since: Instant): Promise<Link | undefined>;
  /** A code that can be used at an instant; nothing when it is unknown, used or expired. */
  code(digest: string, at: Instant): Promise<Code | undefined>;
  /** How often an account has tried to use a code since an instant. */
  codeTries(account: AccountId, since: Instant): Promise<number>;

  /** All that is stored about a person, in all groups and accounts (design section 12, Export). */
  record(person: PersonId): Promise<PersonRecord>;

  announcements(entry: EntryId): Promise<readonly Announcement[]>;
  /** Announcements in a state, for finding what a stop left behind. */
  announcementsIn(state: Announcement['state']): Promise<readonly Announcement[]>;
  draft(id: DraftId, account: AccountId): Promise<Draft | undefined>;
};

export type Writes = PostWrites & {
  /** Remembers the answer to an interaction; false when the key is known already. */
  remember(
    key: string,
    account: AccountId | undefined,
    answer: string,
    at: Instant,
  ): Promise<boolean>;
  /** Forgets the texts of answers given before an instant; the keys stay. */
  forgetAnswers(before: Instant): Promise<void>;

  addGroup(group: Omit<Group, 'id'>): Promise<Group>;
  updateGroup(
    id: GroupId,
    change: Partial<{
      name: string;
      timeZone: ZoneId;
      start: PlainDate;
      nudge: NudgeSchedule;
      setUpBy: AccountId;
      roadmap: string;
    }>,
  ): Promise<void>;
  addPlace(place: Omit<Place, 'id'>): Promise<Place>;
  /** `group` moves the place to another group. */
  updatePlace(
    id: PlaceId,
    change: Partial<{ name: string; channelId: string; group: GroupId }>,
  ): Promise<void>;

  /** Finds or creates the account (with a new person), and refreshes its name. */
  knowAccount(key: AccountKey, name: string, at: Instant): Promise<Account>;

  addMember(member: Omit<Member, 'id' | 'leftAt'>, goal: Goal): Promise<Member>;
  updateMember(
    id: MemberId,
    change: Partial<{
      start: PlainDate;
      followsCohort: boolean;
      timeZone: ZoneId;
      visibility: Visibility;
      nudge: NudgePreference;
      leftAt: Instant | null;
    }>,
  ): Promise<void>;
  /** Sets the goal from a Monday on; one set before for the same Monday is replaced. */
  setGoal(member: MemberId, goal: Goal): Promise<void>;
  /** Moves the start of all members who follow the cohort. */
  moveCohort(group: GroupId, start: PlainDate): Promise<void>;

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

  /** Ends a pause on a date, which is its last paused day; what it was is kept. */
  endPause(id: PlanChangeId, until: PlainDate, at: Instant): Promise<void>;
  /** Takes a plan change out of force; the record of it stays. */
  withdrawPlanChange(id: PlanChangeId, at: Instant): Promise<void>;
  /** Puts a member's withdrawn change in force again, and gives it; nothing when it is in force, or not theirs. */
  restorePlanChange(member: MemberId, id: PlanChangeId): Promise<PlanChange | undefined>;

  /** Writes or revises the answers of a review; former answers are kept. */
  saveReview(
    member: MemberId,
    quarter: number,
    answers: Readonly<Record<string, string>>,
    at: Instant,
  ): Promise<Review>;
  /** Ticks a step of the project completion, or takes the tick back; true when it is ticked now. */
  toggleStep(member: MemberId, quarter: number, step: string, at: Instant): Promise<boolean>;
  assessSkill(member: MemberId, area: string, level: Level, at: Instant): Promise<void>;

  addCode(code: Code, at: Instant): Promise<void>;
  /** Uses a code up; nothing when it is unknown, used or expired at `at`. */
  useCode(digest: string, at: Instant): Promise<Code | undefined>;
  recordCodeTry(account: AccountId, at: Instant): Promise<void>;
  /**
   * Makes one person of two (design section 5, Linking). `kept` goes on; the accounts of `joined` become theirs.
   * Where both are members of a group, the earlier joining's membership stays and takes the other's entries; of two
   * completions of an item the earliest counts; verifications by oneself stop counting.
   */
  linkPersons(kept: PersonId, joined: PersonId, at: Instant): Promise<Link>;
  /** Parts what a link has joined: accounts, memberships, entries, verifications; false when it was parted already. */
  unlink(id: LinkId, at: Instant): Promise<boolean>;

  /**
   * Deletes a person: accounts, memberships, entries, texts, everything. Verifications that they gave keep their
   * count without a name; a group that they set up goes on. What is deleted is gone from the database file once
   * `Store.scrub` has run.
   */
  deletePerson(person: PersonId, at: Instant): Promise<DeletedPerson>;

  addPlanChange(
    member: MemberId,
    change: DistributiveOmit<PlanChange, 'id' | 'recordedAt'>,
    at: Instant,
  ): Promise<PlanChange>;

  addAnnouncement(
    announcement: Omit<Announcement, 'id' | 'state' | 'messageId'>,
  ): Promise<Announcement>;
  /** Moves an announcement from one state to another in one statement; false when it was not in `from`. */
  moveAnnouncement(
    id: AnnouncementId,
    from: Announcement['state'],
    to: Announcement['state'],
    messageId?: string,
  ): Promise<boolean>;
  addDraft(account: AccountId, draft: Omit<Draft, 'id'>, at: Instant): Promise<Draft>;
  forgetDrafts(before: Instant): Promise<void>;
};

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

/** What a deletion did, and what it could not reach by itself: the announcements that are still posted. */
export type DeletedPerson = {
  readonly entries: number;
  readonly memberships: number;
  readonly accounts: number;
  readonly posted: readonly PostedAnnouncement[];
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
      /** Until when a pause was meant to be before its end was set anew. */
      readonly formerEnds: readonly { readonly at: Instant; readonly until?: PlainDate }[];
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
    /** All of them, in the order of recording. */
    readonly skills: readonly SkillAssessment[];
    readonly timer?: Timer;
    /** By linking, those of other accounts that wait for its end. */
    readonly waitingTimers?: readonly Timer[];
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
};

/** The answers of a review before they were revised, and when they had been written. */
export type ReviewVersion = {
  readonly answers: Readonly<Record<string, string>>;
  readonly at: Instant;
};

/** Omit that keeps a union a union. */
export type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
