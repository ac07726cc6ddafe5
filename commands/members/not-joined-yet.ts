// What reads of a member's own record for who has none.
import { answer, type Outcome } from '#core/command/answer.ts';
import { actions, button, message, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';

export function notJoinedYet(): Outcome {
  return answer(
    message(
      text('You have not joined yet, so there is nothing of yours to show.'),
      actions(button('Join', press('join'), 'primary')),
    ),
  );
}
