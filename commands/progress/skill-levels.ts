// Levels of a skill area: what the matrix plans, and what the member says of it.
import { bold, joined, type Rich } from '#core/message/inline.ts';
import { compareLevels, plannedLevel } from '#core/roadmap/lookups.ts';
import type { Level, LevelStep, Roadmap, SkillArea } from '#core/roadmap/roadmap.ts';

/** The half-year of the matrix that a quarter is in: "Q1-Q2". */
export function halfOf({ skills }: Roadmap, quarter: number): string | undefined {
  return skills.halves.find(({ quarters }) => quarters.includes(quarter))?.title;
}

/** One row of the matrix: marked when the own level is what the half-year plans, or higher. */
export function skillRow(
  roadmap: Roadmap,
  area: SkillArea,
  quarter: number,
  own: Level | undefined,
): readonly [marker: string, content: Rich] {
  const planned = plannedLevel(roadmap, area, quarter);
  const reached = own !== undefined && planned !== null && compareLevels(own, planned.to) >= 0;
  const level = own === undefined ? 'not assessed yet' : `own ${own}`;
  return [reached ? '✓' : '○', joined(' · ', bold(area.title), stepText(planned), level)];
}

/** "planned Beginner → Intermediate", "nothing planned yet". */
export function stepText(step: LevelStep | null): string {
  if (step === null) return 'nothing planned yet';
  return `planned ${step.from === undefined ? '' : `${step.from} → `}${step.to}`;
}
