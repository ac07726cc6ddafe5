// The buttons under the question to a quiet group. Each acts for whoever presses it; no other member's plan moves.
import { answer, type Outcome } from '#core/command/answer.ts';
import type { MemberContext } from '#core/command/command.ts';
import { bold, rich, command as typed } from '#core/message/inline.ts';
import { actions, type Block, button, message, quiet, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Transaction } from '#core/model/store.ts';
import { goalMonday, goalOn } from '#core/rules/goal.ts';
import { isGoal } from '#core/rules/starting.ts';
import { formatDate } from '#core/time/format-date.ts';
import { alreadySo } from './answers.ts';
import { pause } from './pause.ts';

/** Shares of the goal that are offered in its place, in whole hours. */
const SMALLER = [2 / 3, 1 / 2, 1 / 4] as const;

/** Offers the presser smaller goals of their own. */
export async function offerSmallerGoals(
  tx: Transaction,
  { member, today, now }: MemberContext,
): Promise<Outcome> {
  await tx.activity.note(member.id, now);
  const goals = await tx.goals.ofMember(member.id);
  const { hours } = goalOn(goals, goalMonday(goals, today));
  const smaller = [...new Set(SMALLER.map((share) => Math.round(hours * share)))].filter(
    (each) => isGoal(each) && each < hours,
  );
  if (smaller.length === 0) {
    return answer(
      message(
        text(rich`Your weekly goal is ${bold(`${hours} h`)}, the smallest that a goal can be.`),
        actions(pauseButton()),
      ),
    );
  }
  return answer(
    message(
      text(rich`Your weekly goal is ${bold(`${hours} h`)}. Which one would you meet?`),
      actions(
        ...smaller.map((each) =>
          button(`${each} h`, press('plan', 'action=goal', `hours=${each}`)),
        ),
      ),
      quiet('It holds from this week on, for you and nobody else.'),
    ),
  );
}

function pauseButton() {
  return button('Pause my plan', press('plan.pause-together'));
}

/** Pauses the presser's plan from today on; who else presses pauses too. */
export async function pauseTogether(tx: Transaction, context: MemberContext): Promise<Outcome> {
  await tx.activity.note(context.member.id, context.now);
  const outcome = await pause(tx, context, { from: context.today });
  if (outcome.kind !== 'message') return outcome;
  const together = quiet('This pauses your plan; others pause theirs by the same button.');
  return { ...outcome, message: message(...outcome.message.blocks, together) };
}

/** Asks before the presser's plan begins again today, and says how the former start comes back. */
export async function startAnew(
  tx: Transaction,
  { member, today, now }: MemberContext,
): Promise<Outcome> {
  await tx.activity.note(member.id, now);
  if (member.start.equals(today)) return alreadySo('Your plan already starts today.');
  return answer(
    message(
      text(
        rich`Your plan started on ${bold(formatDate(member.start, today))}. With a new start, quarter 1 begins today; what you have logged stays.`,
      ),
      actions(button('Start today', press('join', `start=${today}`), 'primary')),
      quiet(rich`To go back to your former start: ${typed(`join start:${member.start}`)}.`),
    ),
  );
}

/** The channel is left alone; what anybody records, or another of the buttons, ends that. */
export async function stopNudges(tx: Transaction, { place, now }: MemberContext): Promise<Outcome> {
  if (place === undefined) {
    return answer(message(text('This works in the group’s channel. Nothing was changed.')));
  }
  await tx.places.hush(place.id, now);
  return answer(
    message(
      text('Nothing is posted in this channel until somebody of the group records something.'),
      ...present(actions(button('Undo', press('plan.nudges-on')))),
    ),
  );
}

export async function nudgesOn(
  tx: Transaction,
  { place, member, now }: MemberContext,
): Promise<Outcome> {
  if (place === undefined) {
    return answer(message(text('This works in the group’s channel. Nothing was changed.')));
  }
  await tx.places.unhush(place.id);
  await tx.activity.note(member.id, now);
  return answer(
    message(
      text('Posts go on in this channel.'),
      ...present(actions(button('Stop nudges', press('plan.stop-nudges')))),
    ),
  );
}

function present(block: Block | undefined): readonly Block[] {
  return block === undefined ? [] : [block];
}
