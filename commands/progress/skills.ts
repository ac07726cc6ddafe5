// The skills matrix for today's half-year against what the member says of each area.
import { bold, joined, type Rich } from '#core/message/inline.ts';
import { type Block, marked, text } from '#core/message/message.ts';
import type { SkillAssessment } from '#core/model/skills.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { halfOf, skillRow } from './skill-levels.ts';

export function skillBlocks(
  roadmap: Roadmap,
  assessments: readonly SkillAssessment[],
  whose: Rich,
  quarter: number,
): readonly Block[] {
  const own = new Map(assessments.map(({ area, level }) => [area, level]));
  return [
    text(joined(' · ', bold(whose), 'skills', halfOf(roadmap, quarter))),
    marked(roadmap.skills.areas.map((area) => skillRow(roadmap, area, quarter, own.get(area.id)))),
  ];
}
