// REST: the first answer to an interaction (POST /interactions/:id/:token/callback).
import { refusal } from './api-error.ts';
import { type ApiRequest, noContent, ok, type Reply } from './api-request.ts';
import { Form } from './form.ts';
import type { FirstAnswer, InteractionState } from './interaction-store.ts';
import { isObject, type JsonObject, numberIn, objectIn, objectsIn } from './json.ts';
import {
  createLoadingMessage,
  createMessage,
  editMessage,
  type NewMessage,
} from './message-store.ts';
import { rawUser } from './raw.ts';
import type { Backend, Route } from './routes.ts';
import { checkChoices } from './validate-commands.ts';
import { EPHEMERAL } from './validate-message.ts';
import { validateModal } from './validate-modal.ts';
import type { MessageState, World } from './world.ts';

/** Which callback types answer which interaction; a modal cannot answer a modal. */
function allowedTypes(interaction: InteractionState): readonly number[] {
  if (interaction.type === 4) return [8];
  if (interaction.type === 2) return [4, 5, 9, 10, 12];
  const fromMessage = interaction.source !== undefined;
  if (interaction.type === 3) return [4, 5, 6, 7, 9, 10, 12];
  return fromMessage ? [4, 5, 6, 7, 10, 12] : [4, 5, 6, 10, 12];
}

const answer = (backend: Backend, request: ApiRequest): Reply => {
  const { world, interactions } = backend;
  const { params, json, query } = request;
  const interaction = interactions.toAnswer(params['interaction'] ?? '', params['token'] ?? '');
  const form = new Form();
  form.choice(json, 'type', allowedTypes(interaction));
  form.assertSound();
  const first = perform(world, interaction, request, objectIn(json, 'data') ?? {});
  interaction.acknowledged = true;
  interaction.first.resolve(first);
  world.changes.emit('change');
  return query.get('with_response') === 'true'
    ? ok(describe(interaction, json['type'], first))
    : noContent;
};

function perform(
  world: World,
  interaction: InteractionState,
  request: ApiRequest,
  data: JsonObject,
): FirstAnswer {
  const type = request.json['type'];
  if (type === 4) return reply(world, interaction, request, data);
  if (type === 5) return defer(world, interaction, data);
  if (type === 6 || type === 7) return update(world, interaction, request, data);
  if (type === 8) return complete(interaction, data);
  if (type === 9) {
    validateModal(data);
    return { kind: 'modal', modal: data };
  }
  throw refusal.missingAccess();
}

/** A message of an interaction, as it is sent: who asked, and who sees it. */
export function interactionMessage(
  world: World,
  interaction: InteractionState,
  body: JsonObject,
  uploads: ApiRequest['files'],
  at: readonly string[],
): NewMessage {
  const channel = world.channels.get(interaction.channelId);
  const user = world.users.get(interaction.userId);
  if (channel === undefined || channel.deleted || user === undefined)
    throw refusal.unknownChannel();
  const ephemeral = ((numberIn(body, 'flags') ?? 0) & EPHEMERAL) !== 0;
  const command = objectIn(interaction.payload, 'data');
  const more: JsonObject = {
    type:
      interaction.type === 2 ? (command?.['type'] === 1 ? 20 : 23) : interaction.source ? 19 : 20,
    application_id: world.applicationId,
    webhook_id: world.applicationId,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.type,
      user: rawUser(user),
      authorizing_integration_owners: interaction.payload['authorizing_integration_owners'],
      ...(interaction.type === 2
        ? { name: command?.['name'], command_type: command?.['type'] }
        : {}),
    },
  };
  if (interaction.source !== undefined) {
    more['message_reference'] = {
      type: 0,
      channel_id: channel.id,
      message_id: interaction.source.id,
    };
  }
  return { channel, body, uploads, at, more, seenBy: ephemeral ? interaction.userId : undefined };
}

function own(interaction: InteractionState, message: MessageState): MessageState {
  interaction.original = message;
  interaction.own.add(message.id);
  return message;
}

function reply(
  world: World,
  interaction: InteractionState,
  { files }: ApiRequest,
  data: JsonObject,
): FirstAnswer {
  const message = createMessage(
    world,
    interactionMessage(world, interaction, data, files, ['data']),
  );
  return { kind: 'message', message: own(interaction, message) };
}

/** A defer takes the ephemeral flag and nothing else. */
function defer(world: World, interaction: InteractionState, data: JsonObject): FirstAnswer {
  const flags = numberIn(data, 'flags') ?? 0;
  if ((flags & ~EPHEMERAL) !== 0) {
    const form = new Form();
    form
      .at('data', 'flags')
      .refuse('MESSAGE_FLAGS_INVALID', 'A deferred answer takes the EPHEMERAL flag alone.');
    form.assertSound();
  }
  const message = createLoadingMessage(
    world,
    interactionMessage(world, interaction, { flags }, [], []),
  );
  return { kind: 'deferred', message: own(interaction, message) };
}

function update(
  world: World,
  interaction: InteractionState,
  { json, files }: ApiRequest,
  data: JsonObject,
): FirstAnswer {
  const { source } = interaction;
  if (source === undefined) return { kind: 'acknowledged' };
  if (source.deleted) throw refusal.unknownMessage();
  if (json['type'] === 7) editMessage(world, source, { body: data, files, at: ['data'] });
  return {
    kind: json['type'] === 7 ? 'update' : 'deferred-update',
    message: own(interaction, source),
  };
}

function complete(interaction: InteractionState, data: JsonObject): FirstAnswer {
  const form = new Form();
  const place = form.at('data');
  place.list(data, 'choices', { max: 25 });
  checkChoices(data, place, interaction.focusedType);
  form.assertSound();
  return { kind: 'choices', choices: objectsIn(data, 'choices') };
}

function describe(interaction: InteractionState, type: unknown, first: FirstAnswer): JsonObject {
  const message = 'message' in first ? first.message : undefined;
  const shows = first.kind === 'message' || first.kind === 'update' || first.kind === 'deferred';
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message === undefined
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: first.kind === 'deferred',
            response_message_ephemeral: message.seenBy !== undefined,
          }),
    },
    resource: { type, ...(shows && isObject(message?.raw) ? { message: message.raw } : {}) },
  };
}

export const interactionRoutes: readonly Route[] = [
  { method: 'POST', path: '/interactions/:interaction/:token/callback', open: true, run: answer },
];
