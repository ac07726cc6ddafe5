// A command, a press or a form: answered at once where the core is quick, else after telling Discord to wait.
import { within } from '#async/within.ts';
import { loggable } from '../connect/failure.ts';
import { defer, showAnswer, showLateAnswer } from '../send/answer.ts';
import { type Asking, askOf, inputOf, targetOf } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';

/** Never rejects. */
export async function onInteraction(context: HandlerContext, interaction: Asking): Promise<void> {
  const { commands, desk, deferAfter, log } = context;
  try {
    const input = inputOf(interaction, commands);
    const target = targetOf(interaction, input);
    const answering = askOf(context, interaction, input).then((ask) => desk().answer(ask));
    const early = await within(answering, deferAfter);
    const waits = early === undefined && (await defer(context, target));
    const answer = early ?? (await answering);
    await (waits ? showLateAnswer : showAnswer)(context, target, answer);
    // After a deferral on a message its token stands for that message, not for an answer beside it.
    const elsewhere = waits && target.onMessage && !(answer.kind === 'message' && answer.replaces);
    if (!elsewhere) await context.told.follow(target, answer);
  } catch (error) {
    log.error(loggable(error), 'an interaction could not be answered');
  }
}
