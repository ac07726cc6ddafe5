// /skill: self-assesses a skill area against the matrix.
import { answer } from '#core/command/answer.ts';
import { defineCommand } from '#core/command/command.ts';
import { bold, joined, rich } from '#core/message/inline.ts';
import { actions, button, marked, message, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { required } from '#core/options/option.ts';
import { nearestQuarter } from '#core/rules/current-quarter.ts';
import { planOf } from '#core/rules/plan.ts';
import { halfOf, skillRow } from './progress/skill-levels.ts';

export const skill = defineCommand({
  name: 'skill',
  about: 'Say how far you are in a skill area, against the roadmap’s matrix',
  use: 'sometimes',
  examples: ['mlops Beginner', '"Data Engineering" Intermediate'],
  options: {
    area: required('area', 'The skill area'),
    level: required('level', 'Beginner, Intermediate, Advanced or Expert'),
  },
  needs: 'member',
  async run({ member, roadmap, today, now, writeOnce }, { area, level }) {
    return writeOnce(async (tx) => {
      const [assessments, changes] = await Promise.all([
        tx.skills.ofMember(member.id),
        tx.plans.changes(member.id),
      ]);
      const before = assessments.find((each) => each.area === area.id)?.level;
      await tx.skills.assess(member.id, area.id, level, now);
      const plan = planOf({
        start: member.start,
        changes,
        quarters: roadmap.quarters.length,
        today,
      });
      const quarter = nearestQuarter(plan, today);
      const change = before === undefined || before === level ? level : `${before} → ${level}`;
      return answer(
        message(
          text(joined(' · ', rich`${bold(area.title)}: ${change}`, halfOf(roadmap, quarter))),
          marked([skillRow(roadmap, area, quarter, level)]),
          actions(
            button('Assess a skill', press('skill')),
            button('All skills', press('progress', 'view=skills')),
          ),
        ),
      );
    });
  },
});
