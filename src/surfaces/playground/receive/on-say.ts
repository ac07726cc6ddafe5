// Something is typed and sent: a command is an ask, anything else is talk that the channel sees.
import type { HintAsk } from '#core/command/ask.ts';
import { type Actor, actorIn, isDirect } from '../chat/actor.ts';
import { CHANNELS } from '../chat/channels.ts';
import { answerInput } from './answer-input.ts';
import { whoAndWhere } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';
import { withMentions } from './mentions.ts';
import { DONE, NOT_THERE, type Reply } from './reply.ts';
import type { Say } from './requests.ts';

export async function onSay(context: HandlerContext, { as, channel, text }: Say): Promise<Reply> {
  const { chat } = context;
  const actor = actorIn(chat, as, channel);
  if (actor === undefined) return NOT_THERE;
  const isCommand = text.startsWith('/');
  if (!isCommand || isDirect(actor)) {
    const from = { kind: 'person', id: actor.person.id } as const;
    chat.say({ channelId: channel, from, body: { kind: 'typed', text } });
  }
  if (!isCommand) {
    if (isDirect(actor)) await context.gate.beside(() => context.desk().hint(writerOf(actor)));
    return DONE;
  }
  const typed = withMentions(text.slice(1), chat.people(), CHANNELS);
  return answerInput(context, { actor, asked: text }, { kind: 'text', typed });
}

function writerOf(actor: Actor): HintAsk {
  const { surface, asker } = whoAndWhere(actor);
  return { surface, workspaceId: asker.workspaceId, userId: asker.userId };
}
