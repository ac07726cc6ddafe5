// A button or a select of a message is pressed.
import { decodePress } from '#core/message/press.ts';
import { actorIn, isDirect } from '../chat/actor.ts';
import { answerInput } from './answer-input.ts';
import type { HandlerContext } from './handler-context.ts';
import { NOT_THERE, type Reply } from './reply.ts';
import type { PressOn } from './requests.ts';

export async function onPress(context: HandlerContext, sent: PressOn): Promise<Reply> {
  const { chat } = context;
  const actor = actorIn(chat, sent.as, sent.channel);
  const on = chat.messageFor(sent.as, sent.message);
  const press = decodePress(sent.press);
  if (actor === undefined || on === undefined || press === undefined) return NOT_THERE;
  const isPrivate = on.only !== undefined || isDirect({ ...actor, channelId: on.channelId });
  const input = {
    kind: 'press',
    press,
    private: isPrivate,
    ...(!isPrivate && { on: on.id }),
    ...(sent.chosen !== undefined && { chosen: sent.chosen }),
  } as const;
  return answerInput(context, { actor, on, pressed: press.action }, input);
}
