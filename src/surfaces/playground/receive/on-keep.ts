// A form is told what stood in it when it was closed unsent. Nothing is shown of it.
import { decodePress } from '#core/message/press.ts';
import { actorIn } from '../chat/actor.ts';
import { askOf } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';
import { DONE, NOT_THERE, type Reply } from './reply.ts';
import type { Keep } from './requests.ts';

export async function onKeep(context: HandlerContext, sent: Keep): Promise<Reply> {
  const { desk, chat, gate } = context;
  const actor = actorIn(chat, sent.as, sent.channel);
  const press = decodePress(sent.press);
  if (actor === undefined || press === undefined) return NOT_THERE;
  const ask = askOf(actor, { kind: 'submit', press, values: sent.values });
  await gate.beside(() => desk().answer(ask));
  return DONE;
}
