// Members' self-assessments, and the storage port of them.
import type { Level } from '../roadmap/roadmap.ts';
import type { Instant } from '../time/temporal.ts';
import type { MemberId } from './ids.ts';

/** What a member said of a skill area; the latest of an area counts. */
export type SkillAssessment = {
  readonly area: string;
  readonly level: Level;
  readonly at: Instant;
};

export type SkillReads = {
  /** The latest assessment of each area. */
  ofMember(member: MemberId): Promise<readonly SkillAssessment[]>;
};

export type SkillWrites = {
  assess(member: MemberId, area: string, level: Level, at: Instant): Promise<void>;
};
