// What could follow while a command is typed.
import { actorIn } from '../chat/actor.ts';
import { CHANNELS } from '../chat/channels.ts';
import { whoAndWhere } from './ask.ts';
import { complete } from './completion.ts';
import type { HandlerContext } from './handler-context.ts';
import { withMentions } from './mentions.ts';
import { suggestions } from './on-suggest.ts';
import { NOT_THERE, type Reply } from './reply.ts';
import type { Complete } from './requests.ts';

export async function onComplete(context: HandlerContext, sent: Complete): Promise<Reply> {
  const { chat, commands, desk, gate } = context;
  const actor = actorIn(chat, sent.as, sent.channel);
  if (actor === undefined) return NOT_THERE;
  const completion = await complete(sent.text, {
    commands,
    people: chat.people(),
    channels: CHANNELS,
    given: (command, text) => {
      const typed = withMentions(text, chat.people(), CHANNELS);
      return gate.beside(() => desk().given({ ...whoAndWhere(actor), command, typed }));
    },
    suggest: (asked) => suggestions(context, actor, asked),
  });
  return { body: completion };
}
