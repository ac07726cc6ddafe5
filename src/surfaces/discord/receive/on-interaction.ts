// Answers interactions: at once where the core is quick, else after telling Discord to wait.
import { randomBytes } from 'node:crypto';
import { InteractionResponseType, MessageFlags, type REST, Routes } from 'discord.js';
import type { Command } from '#core/command/command.ts';
import { apology } from '#core/command/refusals.ts';
import type { Answer, Desk } from '#core/command/surface.ts';
import type { Log } from '#core/model/log.ts';
import { isTooLate, loggable } from '../connect/failure.ts';
import {
  type FirstResponse,
  firstResponse,
  laterResponses,
  type Setting,
} from '../send/response.ts';
import { type Asking, askOf } from './ask.ts';
import type { GuildNames } from './guild-names.ts';

export type AnsweringParts = {
  readonly rest: REST;
  readonly desk: () => Desk;
  readonly commands: readonly Command[];
  readonly guildNames: GuildNames;
  /** Whether files may come over plain http: where Discord's own address is such a one, on this machine. */
  readonly plainHttp: boolean;
  readonly log: Log;
  /** After so many milliseconds without an answer Discord is told to wait. */
  readonly deferAfter: number;
};

/** Never rejects. */
export async function answerInteraction(parts: AnsweringParts, interaction: Asking): Promise<void> {
  let deferral: Promise<boolean> | undefined;
  const timer = setTimeout(() => {
    deferral = defer(parts, interaction);
  }, parts.deferAfter);
  try {
    const ask = await askOf(interaction, parts);
    const setting = {
      guildId: interaction.guildId ?? '',
      input: ask.input,
      onMessage: isOnMessage(interaction),
    };
    const answer = await parts.desk().answer(ask);
    clearTimeout(timer);
    const waiting = deferral !== undefined && (await deferral);
    await (waiting ? respondLater : respond)(parts, interaction, answer, setting);
  } catch (error) {
    parts.log.error(loggable(error), 'an interaction could not be answered');
  } finally {
    clearTimeout(timer);
  }
}

function isOnMessage(interaction: Asking): boolean {
  if (interaction.isModalSubmit()) return interaction.isFromMessage();
  return interaction.isMessageComponent();
}

/**
 * Straight to the callback route, which the SDK does not queue. An answer that cannot be shown is a
 * bug of ours; what it tells of stands, so the asker gets an apology.
 */
async function respond(
  { rest, log }: AnsweringParts,
  interaction: Asking,
  answer: Answer,
  setting: Setting,
): Promise<void> {
  const route = Routes.interactionCallback(interaction.id, interaction.token);
  await deliver(log, answer, async (shown) => {
    const response = firstResponse(shown, setting);
    await rest.post(route, { ...callback(response), auth: false });
  });
}

function callback(response: FirstResponse) {
  if ('wire' in response) {
    const { body, files } = response.wire;
    return { body: { type: response.type, data: body }, files };
  }
  if ('modal' in response) return { body: { type: response.type, data: response.modal } };
  return { body: { type: response.type } };
}

async function respondLater(
  { rest, log }: AnsweringParts,
  { applicationId, token }: Asking,
  answer: Answer,
  setting: Setting,
): Promise<void> {
  await deliver(log, answer, async (shown) => {
    for (const { into, wire } of laterResponses(shown, setting)) {
      const request = { ...wire, auth: false };
      if (into === 'new') await rest.post(Routes.webhook(applicationId, token), request);
      else await rest.patch(Routes.webhookMessage(applicationId, token), request);
    }
  });
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

/** Tells Discord to wait; whether it does. */
async function defer({ rest, log }: AnsweringParts, interaction: Asking): Promise<boolean> {
  const body = isOnMessage(interaction)
    ? { type: InteractionResponseType.DeferredMessageUpdate }
    : {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: MessageFlags.Ephemeral },
      };
  try {
    const route = Routes.interactionCallback(interaction.id, interaction.token);
    await rest.post(route, { body, auth: false });
    return true;
  } catch (error) {
    if (isTooLate(error)) log.info(loggable(error), 'a deferral came too late, or twice');
    else log.warn(loggable(error), 'Discord could not be told to wait');
    return false;
  }
}
