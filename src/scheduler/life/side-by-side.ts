// What posts that go out as one message make of each other's next steps: pure, as the table of steps is.
import { joinedMessage } from '#core/message/joined.ts';
import { fitsOnePost } from '#core/message/size.ts';
import type { Group } from '#core/model/groups.ts';
import { canWait, nextDayAt } from '#core/posts/one-a-day.ts';
import type { Instant } from '#core/time/temporal.ts';
import { isSending, type Step, type StepTo } from './next-step.ts';

/**
 * What is dropped or recorded as skipped may bring another post of the same day (the next week's, a new plan's): what
 * would have been composed beside it is given back, to be looked at again with that.
 */
export function inTurn(steps: readonly Step[]): readonly Step[] {
  if (!steps.some((step) => step.do === 'drop' || step.do === 'finish')) return steps;
  return steps.map((step) =>
    step.do === 'compose' && !isSending(step.post)
      ? { do: 'postpone', post: step.post, until: step.now, again: true }
      : step,
  );
}

/**
 * What one message cannot hold beside what stands before it waits for the next day's, where it can wait so long; what
 * cannot is sent all the same, and the platform's renderer shortens the longest of it.
 */
export function fitting(steps: readonly Step[], group: Group, now: Instant): readonly Step[] {
  const until = nextDayAt(group, now);
  const going: StepTo<'begin'>[] = [];
  return steps.map((step) => {
    if (step.do !== 'begin') return step;
    const together = [...going, step].map(({ message }) => message);
    const waits = going.length > 0 && !step.post.again && canWait(step.post, until);
    if (waits && !fitsOnePost(joinedMessage(together))) {
      return { do: 'postpone', post: step.post, until };
    }
    going.push(step);
    return step;
  });
}
