// The storage port of members' plans, reviews and self-assessments.

import type { Level } from '../roadmap/roadmap.ts';
import type { Instant, PlainDate } from '../time/temporal.ts';
import type { GroupId, MemberId, PlanChangeId } from './ids.ts';
import type { Review, ReviewDraft } from './reviews.ts';
import type { SkillAssessment } from './skills.ts';

/** Omit that keeps a union a union. */
export type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export type PlanReads = {
  /** In force (not undone), in the order of recording. */
  planChanges(member: MemberId): Promise<readonly PlanChange[]>;
  planChangesOfGroup(group: GroupId): Promise<ReadonlyMap<MemberId, readonly PlanChange[]>>;

  review(member: MemberId, quarter: number): Promise<Review | undefined>;
  /** By quarter. */
  reviews(member: MemberId): Promise<readonly Review[]>;
  /** How often the answers of a review were written: 0 before the first time, one more with each revision. */
  reviewVersions(member: MemberId, quarter: number): Promise<number>;
  /** What is typed for a review and not sent. */
  reviewDraft(member: MemberId, quarter: number): Promise<ReviewDraft | undefined>;
  /** The latest assessment of each area. */
  skills(member: MemberId): Promise<readonly SkillAssessment[]>;
};

export type PlanWrites = {
  addPlanChange(
    member: MemberId,
    change: DistributiveOmit<PlanChange, 'id' | 'recordedAt'>,
    at: Instant,
  ): Promise<PlanChange>;
  /** Ends a pause on a date, which is its last paused day; what it was is kept, and why it was ended. */
  endPause(id: PlanChangeId, until: PlainDate, at: Instant, reason?: string): Promise<void>;
  /** Takes a plan change out of force; the record of it stays, and why it was taken back. */
  withdrawPlanChange(id: PlanChangeId, at: Instant, reason?: string): Promise<void>;
  /** Puts a member's withdrawn change in force again, and gives it; nothing when it is in force, or not theirs. */
  restorePlanChange(member: MemberId, id: PlanChangeId): Promise<PlanChange | undefined>;

  /** Writes or revises the answers of a review; former answers are kept. */
  saveReview(
    member: MemberId,
    quarter: number,
    answers: Readonly<Record<string, string>>,
    at: Instant,
  ): Promise<Review>;
  /** Keeps what is typed for a review in place of what was kept before. */
  keepReviewDraft(
    member: MemberId,
    quarter: number,
    answers: Review['answers'],
    at: Instant,
  ): Promise<void>;
  forgetReviewDraft(member: MemberId, quarter: number): Promise<void>;
  /** Forgets the drafts of reviews into which nothing was typed since an instant. */
  forgetReviewDrafts(before: Instant): Promise<void>;
  /** Ticks a step of the project completion, or takes the tick back; true when it is ticked now. */
  toggleStep(member: MemberId, quarter: number, step: string, at: Instant): Promise<boolean>;
  assessSkill(member: MemberId, area: string, level: Level, at: Instant): Promise<void>;
};
