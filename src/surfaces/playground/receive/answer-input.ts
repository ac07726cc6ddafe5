// Brings what somebody does before the desk, and its answer into the chat.
import type { Ask, Input } from '#core/command/ask.ts';
import { showAnswer, type Target } from '../send/answer.ts';
import { askOf } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';
import { DONE, formReply, mistakesReply, type Reply } from './reply.ts';

/** `file` gives what came with a form. */
export async function answerInput(
  { desk, chat, gate }: Pick<HandlerContext, 'desk' | 'chat' | 'gate'>,
  target: Target,
  input: Input,
  file?: NonNullable<Ask['file']>,
): Promise<Reply> {
  const answer = await gate.beside(() => desk().answer(askOf(target.actor, input, file)));
  // A form that was refused stays open, with what is wrong in it.
  if (answer.kind === 'message' && answer.refused !== undefined && input.kind === 'submit') {
    return mistakesReply(answer.message, answer.refused.mistakes);
  }
  if (answer.kind === 'message') showAnswer(chat, target, answer);
  return answer.kind === 'form' ? formReply(answer.form) : DONE;
}
