// A member's review of a quarter, and their self-assessments.
import type { Level } from '../roadmap/roadmap.ts';
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

/** What a member said of a skill area; the latest of an area counts. */
export type SkillAssessment = {
  readonly area: string;
  readonly level: Level;
  readonly at: Instant;
};
