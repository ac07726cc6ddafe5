// A form is sent, perhaps with files.
import { decodePress } from '#core/message/press.ts';
import { actorIn } from '../chat/actor.ts';
import { answerInput } from './answer-input.ts';
import { fileAddresses, givenFiles } from './given-file.ts';
import type { HandlerContext } from './handler-context.ts';
import { NOT_THERE, type Reply } from './reply.ts';
import type { Submit } from './requests.ts';

export async function onSubmit(context: HandlerContext, sent: Submit): Promise<Reply> {
  const { chat } = context;
  const actor = actorIn(chat, sent.as, sent.channel);
  const press = decodePress(sent.press);
  if (actor === undefined || press === undefined) return NOT_THERE;
  const on = sent.message === undefined ? undefined : chat.messageFor(sent.as, sent.message);
  const { files = {} } = sent;
  const values = { ...sent.values, ...fileAddresses(files) };
  return answerInput(context, { actor, on }, { kind: 'submit', press, values }, givenFiles(files));
}
