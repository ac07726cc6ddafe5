// /next: what to do now.
import { answer } from '#core/command/answer.ts';
import { defineCommand } from '#core/command/command.ts';
import { actions, button, message, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { lateForecast, shiftButton } from '#core/progress/late-forecast.ts';
import { hasOpen, nextSteps, resourceBlocks } from '#core/progress/next-steps.ts';
import { standingOf } from '#core/progress/standing.ts';
import { withoutEvidence } from './done/pickers.ts';
import { notJoinedYet } from './members/not-joined-yet.ts';

export const next = defineCommand({
  name: 'next',
  about: 'What to do now: deliverables, hours, resources',
  use: 'every day',
  examples: [''],
  options: {},
  needs: 'group',
  async run({ member, read, roadmap, today }) {
    if (member === undefined) return notJoinedYet();
    const standing = await standingOf(read, roadmap, member, today);
    const steps = nextSteps(roadmap, standing, today);
    if (standing.week.state === 'paused') {
      const resume = button('Resume', press('plan', 'action=resume'), 'primary');
      return answer(message(...steps, actions(resume, button('Log hours', press('log')))));
    }
    const late = lateForecast(roadmap, standing, today);
    return answer(
      message(
        late && text(late.text),
        ...steps,
        ...resourceBlocks(roadmap, standing),
        actions(
          button('Log hours', press('log'), 'primary'),
          hasOpen(standing) ? button('Done', press('done.choose')) : undefined,
          withoutEvidence(standing.completions).length > 0
            ? button('Add evidence', press('done.choose-stone'))
            : undefined,
          late && shiftButton(late),
        ),
      ),
    );
  },
});
