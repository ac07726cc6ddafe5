// REST: everything after the first answer: followups, edits, `@original`.
import { refusal } from './api-error.ts';
import { type ApiRequest, noContent, ok, type Reply } from './api-request.ts';
import type { InteractionState } from './interaction-store.ts';
import { numberIn } from './json.ts';
import { createMessage, deleteMessage, editMessage } from './message-store.ts';
import { interactionMessage } from './rest-interactions.ts';
import type { Backend, Route } from './routes.ts';
import { LOADING } from './validate-message.ts';
import type { MessageState } from './world.ts';

const interactionOf = ({ interactions }: Backend, { params }: ApiRequest): InteractionState =>
  interactions.byToken(params['application'] ?? '', params['token'] ?? '');

function messageOf(backend: Backend, request: ApiRequest): MessageState {
  const interaction = interactionOf(backend, request);
  const id = request.params['message'];
  const wanted = id === '@original' ? interaction.original : backend.world.messages.get(id ?? '');
  if (wanted === undefined || wanted.deleted || !interaction.own.has(wanted.id)) {
    throw refusal.unknownMessage();
  }
  return wanted;
}

const isLoading = (message: MessageState | undefined): message is MessageState =>
  message !== undefined &&
  !message.deleted &&
  ((numberIn(message.raw, 'flags') ?? 0) & LOADING) !== 0;

const followUp = (backend: Backend, request: ApiRequest): Reply => {
  const { world } = backend;
  const interaction = interactionOf(backend, request);
  const { json, files } = request;
  // Right after a defer a followup fills the waiting message; whether it is ephemeral stays.
  if (isLoading(interaction.original)) {
    return ok(editMessage(world, interaction.original, { body: json, files }).raw);
  }
  const message = createMessage(world, interactionMessage(world, interaction, json, files, []));
  interaction.own.add(message.id);
  return ok(message.raw);
};

const readMessage = (backend: Backend, request: ApiRequest): Reply =>
  ok(messageOf(backend, request).raw);

const patchMessage = (backend: Backend, request: ApiRequest): Reply => {
  const { json, files } = request;
  return ok(editMessage(backend.world, messageOf(backend, request), { body: json, files }).raw);
};

const removeMessage = (backend: Backend, request: ApiRequest): Reply => {
  deleteMessage(backend.world, messageOf(backend, request));
  return noContent;
};

/** Interaction webhooks share the limits of webhooks. */
const WEBHOOK = { limit: 5, per: 2_000 } as const;
const ROOT = '/webhooks/:application/:token';

export const webhookRoutes: readonly Route[] = [
  { method: 'POST', path: ROOT, open: true, bucket: WEBHOOK, run: followUp },
  {
    method: 'GET',
    path: `${ROOT}/messages/:message`,
    open: true,
    bucket: WEBHOOK,
    run: readMessage,
  },
  {
    method: 'PATCH',
    path: `${ROOT}/messages/:message`,
    open: true,
    bucket: WEBHOOK,
    run: patchMessage,
  },
  {
    method: 'DELETE',
    path: `${ROOT}/messages/:message`,
    open: true,
    bucket: WEBHOOK,
    run: removeMessage,
  },
];
