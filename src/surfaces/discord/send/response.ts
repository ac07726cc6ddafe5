// Which responses of Discord's stand for an answer: at once, or after the wait was announced.
import {
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';
import type { Answer } from '#core/command/answer.ts';
import type { Input } from '#core/command/ask.ts';
import { actions, button, type Message, message, text } from '#core/message/message.ts';
import { encodePress, type Press, press } from '#core/message/press.ts';
import { renderDiscordForm } from '#render/discord/form.ts';
import type { Target } from './target.ts';
import { type WireMessage, wireAnswer, wireMessage } from './wire-message.ts';

/** The first response to an interaction, within three seconds. */
export type FirstResponse =
  | {
      readonly type:
        | InteractionResponseType.ChannelMessageWithSource
        | InteractionResponseType.UpdateMessage;
      readonly wire: WireMessage;
    }
  | {
      readonly type: InteractionResponseType.Modal;
      readonly modal: APIModalInteractionResponseCallbackData;
    }
  | { readonly type: InteractionResponseType.DeferredMessageUpdate };

/** What follows a deferral: the waiting or pressed message is filled in, or a new one comes. */
export type LaterResponse = { readonly into: 'original' | 'new'; readonly wire: WireMessage };

export function firstResponse(answer: Answer, target: Target): FirstResponse {
  const { guildId, input, onMessage } = target;
  switch (answer.kind) {
    case 'message': {
      if (answer.replaces && onMessage) {
        const wire = wireAnswer(answer, guildId);
        return { type: InteractionResponseType.UpdateMessage, wire };
      }
      return newMessage(wireAnswer(answer, guildId), answer.audience);
    }
    case 'form':
      // Discord opens no form in answer to a form.
      if (input.kind === 'submit') return reply(formByButton(input), target, 'asker');
      return { type: InteractionResponseType.Modal, modal: renderDiscordForm(answer.form) };
    case 'nothing':
      return onMessage
        ? { type: InteractionResponseType.DeferredMessageUpdate }
        : reply(DONE, target, 'asker');
  }
}

/**
 * After a deferral. On a message it was an update, which shows nothing yet, so that whatever comes can
 * still be seen by the asker alone or by all. Elsewhere a message that the asker alone sees is waiting.
 */
export function laterResponses(answer: Answer, target: Target): readonly LaterResponse[] {
  const { guildId, input, onMessage } = target;
  const original = (shown: Message): LaterResponse => ({
    into: 'original',
    wire: wireMessage(shown, guildId),
  });
  switch (answer.kind) {
    case 'message':
      return laterMessage(answer, target);
    case 'form': {
      const opener = formByButton(input);
      return onMessage
        ? [{ into: 'new', wire: seenBy('asker', wireMessage(opener, guildId)) }]
        : [original(opener)];
    }
    case 'nothing':
      return onMessage ? [] : [original(DONE)];
  }
}

function laterMessage(
  answer: Extract<Answer, { kind: 'message' }>,
  { guildId, onMessage }: Target,
): readonly LaterResponse[] {
  const { audience, replaces } = answer;
  const wire = wireAnswer(answer, guildId);
  if (onMessage && !replaces) return [{ into: 'new', wire: seenBy(audience, wire) }];
  if (onMessage || audience === 'asker') return [{ into: 'original', wire }];
  return [
    { into: 'original', wire: wireMessage(SHARED, guildId) },
    { into: 'new', wire },
  ];
}

const DONE = message(text('All is well; there is nothing to add.'));
const SHARED = message(text('Here it is, for everyone.'));

function reply(shown: Message, { guildId }: Target, audience: 'asker' | 'channel'): FirstResponse {
  return newMessage(wireMessage(shown, guildId), audience);
}

function newMessage(wire: WireMessage, audience: 'asker' | 'channel'): FirstResponse {
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    wire: seenBy(audience, wire),
  };
}

function seenBy(audience: 'asker' | 'channel', { body, files }: WireMessage): WireMessage {
  if (audience === 'channel') return { body, files };
  return { body: { ...body, flags: body.flags | MessageFlags.Ephemeral }, files };
}

/** Where a form cannot be opened, a button asks for it again: it says by itself what was asked. */
function formByButton(input: Input): Message {
  const again = askAgain(input);
  return again === undefined
    ? message(text('This needs a form, which took too long to open. Please ask again.'))
    : message(
        text('One more thing is needed.'),
        actions(button('Open the form', again, 'primary')),
      );
}

/** The press that asks the same again; nothing where it says too much for a button. */
function askAgain(input: Input): Press | undefined {
  const again = pressFor(input);
  if (again === undefined) return undefined;
  try {
    encodePress(again);
    return again;
  } catch {
    return undefined;
  }
}

function pressFor(input: Input): Press | undefined {
  if (input.kind === 'text') return undefined;
  if (input.kind === 'command') return press(input.command, ...assignments(input.values));
  const isCommand = !input.press.action.includes('.');
  if (input.kind === 'press' || !isCommand) return input.press;
  return { ...input.press, args: [...input.press.args, ...assignments(input.values)] };
}

function assignments(values: Readonly<Record<string, string | number>>): readonly string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${value}`);
}
