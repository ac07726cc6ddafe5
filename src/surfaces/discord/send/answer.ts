// Shows answers by an interaction's own routes: at once, or after Discord was told to wait.
import { randomBytes } from 'node:crypto';
import { InteractionResponseType, MessageFlags, type REST, Routes } from 'discord.js';
import type { Answer } from '#core/command/answer.ts';
import { apology } from '#core/command/refusals.ts';
import type { Log } from '#core/model/log.ts';
import { isTooLate, loggable } from '../connect/failure.ts';
import { type FirstResponse, firstResponse, laterResponses } from './response.ts';
import type { Target } from './target.ts';

/** What it takes to show an answer. */
export type AnswerContext = { readonly rest: REST; readonly log: Log };

/**
 * Straight to the callback route, which the SDK does not queue. An answer that cannot be shown is a
 * bug of ours; what it tells of stands, so the asker gets an apology.
 */
export async function showAnswer(
  { rest, log }: AnswerContext,
  target: Target,
  answer: Answer,
): Promise<void> {
  const route = callbackRoute(target);
  await deliver(log, answer, async (shown) => {
    const response = firstResponse(shown, target);
    await rest.post(route, { ...callback(response), auth: false });
  });
}

/** Shows it where Discord waits for it. */
export async function showLateAnswer(
  { rest, log }: AnswerContext,
  target: Target,
  answer: Answer,
): Promise<void> {
  const { applicationId, token } = target;
  await deliver(log, answer, async (shown) => {
    for (const { into, wire } of laterResponses(shown, target)) {
      const request = { ...wire, auth: false };
      if (into === 'new') await rest.post(Routes.webhook(applicationId, token), request);
      else await rest.patch(Routes.webhookMessage(applicationId, token), request);
    }
  });
}

/** Tells Discord to wait; whether it does. */
export async function defer({ rest, log }: AnswerContext, target: Target): Promise<boolean> {
  const body = target.onMessage
    ? { type: InteractionResponseType.DeferredMessageUpdate }
    : {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: MessageFlags.Ephemeral },
      };
  try {
    await rest.post(callbackRoute(target), { body, auth: false });
    return true;
  } catch (error) {
    if (isTooLate(error)) log.info(loggable(error), 'a deferral came too late, or twice');
    else log.warn(loggable(error), 'Discord could not be told to wait');
    return false;
  }
}

function callbackRoute({ interactionId, token }: Target) {
  return Routes.interactionCallback(interactionId, token);
}

function callback(response: FirstResponse) {
  if ('wire' in response) {
    const { body, files } = response.wire;
    return { body: { type: response.type, data: body }, files };
  }
  if ('modal' in response) return { body: { type: response.type, data: response.modal } };
  return { body: { type: response.type } };
}

async function deliver(
  log: Log,
  answer: Answer,
  send: (answer: Answer) => Promise<void>,
): Promise<void> {
  try {
    await send(answer);
  } catch (error) {
    if (isTooLate(error)) {
      log.info(loggable(error), 'an answer came too late, or twice');
      return;
    }
    const reference = randomBytes(4).toString('hex');
    log.error({ ...loggable(error), reference }, 'an answer could not be shown');
    await send(apology(reference)).catch((again: unknown) =>
      log.warn({ ...loggable(again), reference }, 'nor could the apology'),
    );
  }
}
