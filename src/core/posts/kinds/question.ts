// The question to a group that has gone quiet: in the place of a nudge, once.
import { bold, rich } from '../../message/inline.ts';
import { actions, button, type Message, message, quiet, text } from '../../message/message.ts';
import { press } from '../../message/press.ts';
import type { Composing, DuePost } from '../compose.ts';
import { lateLine } from '../late.ts';

export function questionMessage(post: DuePost, composing: Composing): Message {
  const { group } = composing.facts;
  return message(
    text(
      rich`${bold('Three quiet weeks')} · Nobody has recorded anything in them. What would help?`,
    ),
    text(
      'A smaller goal, a pause and a new start change the plan of whoever presses the button, and nobody else’s.',
    ),
    lateLine(post, composing, group.timeZone),
    actions(
      button('Smaller goal', press('plan.smaller-goal'), 'primary'),
      button('Pause together', press('plan.pause-together')),
      button('Start anew', press('plan.start-anew')),
      button('Stop nudges', press('plan.stop-nudges')),
    ),
    quiet(
      'Nothing more is posted here until somebody of the group presses one or records something.',
    ),
  );
}
