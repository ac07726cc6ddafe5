// The storage port of members' self-assessments.
import type { Level } from '../roadmap/roadmap.ts';
import type { Instant } from '../time/temporal.ts';
import type { MemberId } from './ids.ts';
import type { SkillAssessment } from './review.ts';

export type SkillReads = {
  /** The latest assessment of each area. */
  ofMember(member: MemberId): Promise<readonly SkillAssessment[]>;
};

export type SkillWrites = {
  assess(member: MemberId, area: string, level: Level, at: Instant): Promise<void>;
};
