// Shows answers by an interaction's own routes: at once, or after Discord was told to wait. A connection that is cut on
// the way says nothing about what arrived: the same is sent again, where seeing it twice is impossible or does no harm.
import { randomBytes } from 'node:crypto';
import { InteractionResponseType, MessageFlags, type REST, Routes } from 'discord.js';
import type { Answer } from '#core/command/answer.ts';
import { apology } from '#core/command/refusals.ts';
import type { Log } from '#core/model/log.ts';
import { isAnswered, isTooLate, loggable } from '../connect/failure.ts';
import { type Ended, sendUntilTaken } from './repeats.ts';
import {
  type FirstResponse,
  firstResponse,
  type LaterResponse,
  laterResponses,
} from './response.ts';
import type { Target } from './target.ts';
import type { WireMessage } from './wire-message.ts';

/** What it takes to show an answer. */
export type AnswerContext = { readonly rest: REST; readonly log: Log };

/** Discord waits three seconds for the first response: pauses within them. */
const FIRST_PAUSES_MILLISECONDS = [100, 400];
const FIRST_PATIENCE_MILLISECONDS = 1_200;
/** The token of an interaction lives for fifteen minutes; who asked does not wait that long. */
const LATER_PAUSES_MILLISECONDS = [250, 1_000, 4_000, 15_000];

/**
 * Straight to the callback route, which the SDK does not queue. Where it stays open whether that arrived, the answer is
 * written over what may be there, which shows it once in either case.
 */
export async function showAnswer(
  { rest, log }: AnswerContext,
  target: Target,
  answer: Answer,
): Promise<void> {
  await deliver(log, answer, async (shown) => {
    const response = firstResponse(shown, target);
    const first = await callBack(rest, target, callback(response));
    if (first.kind === 'taken' || isAnswered(first.error)) return { kind: 'taken' };
    if (!first.perhaps || !('wire' in response)) return first;
    const written = await overwrite(rest, target, response.wire, isForAll(shown));
    return written.kind === 'taken' ? written : { ...written, perhaps: true };
  });
}

/** Shows it where Discord waits for it. */
export async function showLateAnswer(
  { rest, log }: AnswerContext,
  target: Target,
  answer: Answer,
): Promise<void> {
  await deliver(log, answer, async (shown) => {
    for (const response of laterResponses(shown, target)) {
      const sent = await sendLater(rest, target, response);
      if (sent.kind !== 'taken') return sent;
    }
    return { kind: 'taken' };
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
  const ended = await callBack(rest, target, { body });
  if (ended.kind === 'taken') return true;
  const { error, perhaps } = ended;
  // An attempt that was cut has told it.
  if (perhaps && isAnswered(error)) return true;
  if (isTooLate(error)) log.info(loggable(error), 'a deferral came too late, or twice');
  else log.warn(loggable(error), 'Discord could not be told to wait');
  return false;
}

type Request = Parameters<REST['post']>[1];

function callBack(
  rest: REST,
  { interactionId, token }: Target,
  request: NonNullable<Request>,
): Promise<Ended> {
  const route = Routes.interactionCallback(interactionId, token);
  return sendUntilTaken(
    () => rest.post(route, { ...request, auth: false, ...hurried(request) }),
    FIRST_PAUSES_MILLISECONDS,
  );
}

/** One that hangs leaves time for another; a file takes the time that it takes. */
function hurried({ files = [] }: NonNullable<Request>): Pick<NonNullable<Request>, 'signal'> {
  return files.length > 0 ? {} : { signal: AbortSignal.timeout(FIRST_PATIENCE_MILLISECONDS) };
}

function callback(response: FirstResponse) {
  if ('wire' in response) {
    const { body, files } = response.wire;
    return { body: { type: response.type, data: body }, files };
  }
  if ('modal' in response) return { body: { type: response.type, data: response.modal } };
  return { body: { type: response.type } };
}

/** The answer in place of itself; where nothing is there, as a message of its own. */
async function overwrite(
  rest: REST,
  target: Target,
  { body, files }: WireMessage,
  forAll: boolean,
): Promise<Ended> {
  const original = { ...body, flags: body.flags & ~MessageFlags.Ephemeral };
  const written = await sendLater(rest, target, {
    into: 'original',
    wire: { body: original, files },
  });
  if (written.kind === 'taken' || written.perhaps) return written;
  const flags = forAll ? original.flags : original.flags | MessageFlags.Ephemeral;
  return sendLater(rest, target, { into: 'new', wire: { body: { ...body, flags }, files } });
}

function sendLater(
  rest: REST,
  { applicationId, token }: Target,
  { into, wire }: LaterResponse,
): Promise<Ended> {
  const request = { ...wire, auth: false };
  if (into === 'original') {
    const edit = () => rest.patch(Routes.webhookMessage(applicationId, token), request);
    return sendUntilTaken(edit, LATER_PAUSES_MILLISECONDS);
  }
  const isPrivate = (wire.body.flags & MessageFlags.Ephemeral) !== 0;
  const add = () => rest.post(Routes.webhook(applicationId, token), request);
  // Shown twice to one person is better than not at all; what everybody sees is never shown twice.
  return sendUntilTaken(add, isPrivate ? LATER_PAUSES_MILLISECONDS : []);
}

function isForAll(answer: Answer): boolean {
  return answer.kind === 'message' && answer.audience === 'channel';
}

/**
 * An answer that cannot be made, or that Discord does not take as it is, is a bug of ours; what it tells of stands, so
 * the asker gets an apology.
 */
async function deliver(
  log: Log,
  answer: Answer,
  send: (answer: Answer) => Promise<Ended>,
): Promise<void> {
  const ended = await attempt(send, answer);
  if (ended.kind === 'taken') return;
  if (isTooLate(ended.error)) {
    log.info(loggable(ended.error), 'an answer came too late, or twice');
    if (!ended.perhaps) return;
  }
  const reference = randomBytes(4).toString('hex');
  log.error({ ...loggable(ended.error), reference }, 'an answer could not be shown');
  if (ended.perhaps) return;
  const again = await attempt(send, apology(reference, answer));
  if (again.kind === 'taken') return;
  log.warn({ ...loggable(again.error), reference }, 'nor could the apology');
}

async function attempt(send: (answer: Answer) => Promise<Ended>, answer: Answer): Promise<Ended> {
  try {
    return await send(answer);
  } catch (error) {
    return { kind: 'refused', error, perhaps: false };
  }
}
