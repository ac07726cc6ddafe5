// REST: messages of a channel, posted, read, edited and deleted by the bot itself.
import { refusal } from './api-error.ts';
import { type ApiRequest, noContent, ok, type Reply } from './api-request.ts';
import { type JsonObject, objectIn } from './json.ts';
import { createMessage, deleteMessage, editMessage } from './message-store.ts';
import { visibleChannel, writableChannel } from './permissions.ts';
import type { Backend, Route } from './routes.ts';
import { checkNonce } from './validate-message.ts';
import type { ChannelState, MessageState, World } from './world.ts';

/** `enforce_nonce` looks back "the past few minutes" (Create Message). */
const NONCE_MEMORY_MS = 3 * 60_000;

const postMessage = ({ world }: Backend, { params, json, files }: ApiRequest): Reply => {
  const channel = writableChannel(world, params['channel'] ?? '', files.length > 0);
  checkNonce(json);
  const nonce = json['nonce'] ?? undefined;
  const before = json['enforce_nonce'] === true ? sentWith(world, channel, nonce) : undefined;
  if (before !== undefined) return ok(before.raw);
  const more: JsonObject = nonce === undefined ? {} : { nonce };
  const reference = objectIn(json, 'message_reference');
  if (reference !== undefined) more['message_reference'] = reference;
  return ok(createMessage(world, { channel, body: json, uploads: files, more }).raw);
};

function sentWith(world: World, channel: ChannelState, nonce: unknown): MessageState | undefined {
  if (nonce === undefined) return undefined;
  const since = world.clock.now() - NONCE_MEMORY_MS;
  return channel.messages.find(
    (message) =>
      !message.deleted &&
      String(message.raw['nonce'] ?? '') === String(nonce) &&
      Date.parse(String(message.raw['timestamp'])) >= since,
  );
}

/** A message that everyone in the channel sees; ephemeral ones do not exist here. */
function publicMessage(world: World, { params }: ApiRequest): MessageState {
  const channel = visibleChannel(world, params['channel'] ?? '');
  const message = world.messages.get(params['message'] ?? '');
  if (message === undefined || message.channelId !== channel.id || message.seenBy !== undefined) {
    throw refusal.unknownMessage();
  }
  return message;
}

const withoutNonce = ({ nonce: _once, ...raw }: JsonObject): JsonObject => raw;

const readMessages = ({ world }: Backend, { params, query }: ApiRequest): Reply => {
  const channel = visibleChannel(world, params['channel'] ?? '');
  const limit = Math.min(100, Number(query.get('limit') ?? 50));
  const before = query.get('before');
  const after = query.get('after');
  const seen = channel.messages
    .filter((message) => !message.deleted && message.seenBy === undefined)
    .filter((message) => before === null || BigInt(message.id) < BigInt(before))
    .filter((message) => after === null || BigInt(message.id) > BigInt(after));
  return ok(
    seen
      .slice(-limit)
      .reverse()
      .map((message) => withoutNonce(message.raw)),
  );
};

const readMessage = ({ world }: Backend, request: ApiRequest): Reply =>
  ok(withoutNonce(publicMessage(world, request).raw));

const patchMessage = ({ world }: Backend, request: ApiRequest): Reply => {
  const message = publicMessage(world, request);
  const { json, files } = request;
  return ok(withoutNonce(editMessage(world, message, { body: json, files }).raw));
};

const removeMessage = ({ world }: Backend, request: ApiRequest): Reply => {
  deleteMessage(world, publicMessage(world, request));
  return noContent;
};

const sendTyping = ({ world }: Backend, { params }: ApiRequest): Reply => {
  writableChannel(world, params['channel'] ?? '', false);
  return noContent;
};

const MESSAGES = { limit: 5, per: 5_000 } as const;

export const channelRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/messages', bucket: MESSAGES, run: postMessage },
  { method: 'GET', path: '/channels/:channel/messages', bucket: MESSAGES, run: readMessages },
  {
    method: 'GET',
    path: '/channels/:channel/messages/:message',
    bucket: MESSAGES,
    run: readMessage,
  },
  {
    method: 'PATCH',
    path: '/channels/:channel/messages/:message',
    bucket: MESSAGES,
    run: patchMessage,
  },
  {
    method: 'DELETE',
    path: '/channels/:channel/messages/:message',
    bucket: MESSAGES,
    run: removeMessage,
  },
  { method: 'POST', path: '/channels/:channel/typing', bucket: MESSAGES, run: sendTyping },
];
