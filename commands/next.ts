// /next: what to do now.
import { answer } from '#core/command/answer.ts';
import { defineCommand } from '#core/command/command.ts';
import { rich, command as typed } from '#core/message/inline.ts';
import { actions, button, message, quiet } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { hasOpen, nextSteps, resourceBlocks } from '#core/progress/next-steps.ts';
import { standingOf } from '#core/progress/standing.ts';
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
    return answer(
      message(
        ...steps,
        ...resourceBlocks(roadmap, standing),
        actions(button('Log hours', press('log'), 'primary')),
        hasOpen(standing)
          ? quiet(rich`When one is done: ${typed('done')} and its name.`)
          : undefined,
      ),
    );
  },
});
