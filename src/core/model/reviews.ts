// Members' reviews of their quarters, and the storage port of them.
import type { Instant } from '../time/temporal.ts';
import type { MemberId } from './ids.ts';

/** One review a quarter; revising it keeps the former answers. */
export type Review = {
  readonly member: MemberId;
  readonly quarter: number;
  /** By the prompt's id. */
  readonly answers: Readonly<Record<string, string>>;
  /** Ids of the project completion's steps that are ticked. */
  readonly steps: readonly string[];
  /** When the answers were written, and last revised if they were; absent while only steps are ticked. */
  readonly writtenAt?: Instant;
  readonly revisedAt?: Instant;
};

/** What a member has typed into the form of a quarter's review and not sent. */
export type ReviewDraft = {
  readonly quarter: number;
  /** By the prompt's id; what is empty is left out. */
  readonly answers: Review['answers'];
  /** When that was typed. */
  readonly at: Instant;
};

export type ReviewReads = {
  byQuarter(member: MemberId, quarter: number): Promise<Review | undefined>;
  /** By quarter. */
  ofMember(member: MemberId): Promise<readonly Review[]>;
  /** How often the answers of a review were written: 0 before the first time, one more with each revision. */
  countVersions(member: MemberId, quarter: number): Promise<number>;
  /** What is typed for a review and not sent. */
  draft(member: MemberId, quarter: number): Promise<ReviewDraft | undefined>;
};

export type ReviewWrites = {
  /** Writes or revises the answers of a review; former answers are kept. */
  save(
    member: MemberId,
    quarter: number,
    answers: Readonly<Record<string, string>>,
    at: Instant,
  ): Promise<Review>;
  /** Keeps what is typed for a review in place of what was kept before. */
  keepDraft(
    member: MemberId,
    quarter: number,
    answers: Review['answers'],
    at: Instant,
  ): Promise<void>;
  forgetDraft(member: MemberId, quarter: number): Promise<void>;
  /** Forgets the drafts of reviews into which nothing was typed since an instant. */
  forgetDraftsBefore(before: Instant): Promise<void>;
  /** Ticks a step of the project completion, or takes the tick back; true when it is ticked now. */
  toggleStep(member: MemberId, quarter: number, step: string, at: Instant): Promise<boolean>;
};
