// The storage port: what the core asks of a database. Implemented once a storage engine, held to one contract suite.
// Reads see committed state. Every write goes through `run`, which is serialised and all-or-nothing.
import type { AccountReads, AccountWrites } from './accounts.ts';
import type { ActivityReads, ActivityWrites } from './activity.ts';
import type { AnnouncementReads, AnnouncementWrites } from './announcements.ts';
import type { AnswerReads, AnswerWrites } from './answers.ts';
import type { AskReads } from './asks.ts';
import type { CodeReads, CodeWrites } from './codes.ts';
import type { CompletionReads, CompletionWrites } from './completions.ts';
import type { DraftReads, DraftWrites } from './drafts.ts';
import type { EntryReads, EntryWrites } from './entries.ts';
import type { GoalReads, GoalWrites } from './goals.ts';
import type { GroupReads, GroupWrites } from './groups.ts';
import type { LinkReads, LinkWrites } from './links.ts';
import type { MemberReads, MemberWrites } from './members.ts';
import type { PlaceReads, PlaceWrites } from './places.ts';
import type { PlanReads, PlanWrites } from './plans.ts';
import type { PostReads, PostWrites } from './posts.ts';
import type { PrivacyReads, PrivacyWrites } from './privacy.ts';
import type { ReviewReads, ReviewWrites } from './reviews.ts';
import type { RoadmapReads, RoadmapWrites } from './roadmaps.ts';
import type { ScheduleReads, ScheduleWrites } from './schedules.ts';
import type { SkillReads, SkillWrites } from './skills.ts';
import type { TimerReads, TimerWrites } from './timers.ts';
import type { TotalReads } from './totals.ts';

export type Store = {
  readonly read: Reads;
  /**
   * Runs one unit of work; what it wrote is durable when the promise fulfils, and gone when it rejects. A unit inside a
   * unit, or a transaction used after its unit has ended, throws StoreMisuse.
   */
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Runs a unit of work and takes back all that it wrote: to see what would be. */
  rehearse<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Makes sure that what was deleted is in none of the database's files any more (write-ahead log included); `scrubDue`
   * says so until it has.
   */
  scrub(): Promise<void>;
  /** Writes, in its turn, what changes nothing: rejects as `run` does where nothing can be stored. */
  tryWriting(): Promise<void>;
  close(): Promise<void>;
};

/** What can be read, by subject. */
export type Reads = {
  readonly asks: AskReads;
  readonly groups: GroupReads;
  readonly places: PlaceReads;
  readonly roadmaps: RoadmapReads;
  readonly accounts: AccountReads;
  readonly members: MemberReads;
  readonly activity: ActivityReads;
  readonly goals: GoalReads;
  readonly plans: PlanReads;
  readonly entries: EntryReads;
  readonly completions: CompletionReads;
  readonly totals: TotalReads;
  readonly timers: TimerReads;
  readonly reviews: ReviewReads;
  readonly skills: SkillReads;
  readonly codes: CodeReads;
  readonly links: LinkReads;
  readonly privacy: PrivacyReads;
  readonly posts: PostReads;
  readonly schedules: ScheduleReads;
  readonly answers: AnswerReads;
  readonly drafts: DraftReads;
  readonly announcements: AnnouncementReads;
};

/** A unit of work sees its own writes. */
export type Transaction = Reads & {
  readonly groups: GroupWrites;
  readonly places: PlaceWrites;
  readonly roadmaps: RoadmapWrites;
  readonly accounts: AccountWrites;
  readonly members: MemberWrites;
  readonly activity: ActivityWrites;
  readonly goals: GoalWrites;
  readonly plans: PlanWrites;
  readonly entries: EntryWrites;
  readonly completions: CompletionWrites;
  readonly timers: TimerWrites;
  readonly reviews: ReviewWrites;
  readonly skills: SkillWrites;
  readonly codes: CodeWrites;
  readonly links: LinkWrites;
  readonly privacy: PrivacyWrites;
  readonly posts: PostWrites;
  readonly schedules: ScheduleWrites;
  readonly answers: AnswerWrites;
  readonly drafts: DraftWrites;
  readonly announcements: AnnouncementWrites;
};
