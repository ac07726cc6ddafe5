// Makes, edits and deletes messages after they have been checked.
import type { UploadedFile } from './api-request.ts';
import { attachmentsOf, keepFiles, rawAttachment, storeFiles } from './attachments.ts';
import {
  isObject,
  type JsonObject,
  listIn,
  numberIn,
  objectIn,
  objectsIn,
  textIn,
  textsIn,
} from './json.ts';
import { rawUser } from './raw.ts';
import { COMPONENTS_V2, EPHEMERAL, LOADING, validateMessage } from './validate-message.ts';
import {
  type ChannelState,
  instantOf,
  type MessageState,
  type Pings,
  type StoredFile,
  type World,
} from './world.ts';

/** Flags that a bot may set itself; others are ignored. */
const SETTABLE = (1 << 2) | (1 << 12) | COMPONENTS_V2;

export interface NewMessage {
  readonly channel: ChannelState;
  readonly body: JsonObject;
  readonly uploads: readonly UploadedFile[];
  /** Where the body lies in the request, for the paths of refusals. */
  readonly at?: readonly string[];
  /** Fields that only this way of sending has (interaction metadata, nonce, reference). */
  readonly more?: JsonObject;
  readonly seenBy?: string | undefined;
}

/** Checks and posts a message. Throws the refusal. */
export function createMessage(world: World, sent: NewMessage): MessageState {
  const { body, channel } = sent;
  const flags = (numberIn(body, 'flags') ?? 0) & SETTABLE;
  const names = sent.uploads.map((file) => ({ name: file.name, isNew: true }));
  validateMessage({ message: body, flags, files: names, at: sent.at ?? [] });
  const files = storeFiles(world, channel.id, sent.uploads, body, sent.seenBy !== undefined);
  return post(world, sent, flags, files);
}

/** Posts the "thinking" message of a deferred answer. */
export function createLoadingMessage(world: World, sent: NewMessage): MessageState {
  return post(world, sent, LOADING, []);
}

function post(
  world: World,
  sent: NewMessage,
  flags: number,
  files: readonly StoredFile[],
): MessageState {
  const { channel, seenBy } = sent;
  const id = world.nextId();
  const pings = pingsOf(world, sent.body);
  const ephemeral = seenBy === undefined ? 0 : EPHEMERAL;
  const raw = rawMessage(world, { ...sent, id, pings, files, flags: flags | ephemeral });
  const message = {
    id,
    channelId: channel.id,
    files,
    pings,
    seenBy,
    raw,
    deleted: false,
    edits: 0,
  };
  channel.messages.push(message);
  world.messages.set(id, message);
  world.changes.emit('change');
  return message;
}

type Finished = NewMessage & {
  readonly id: string;
  readonly pings: Pings;
  readonly flags: number;
  readonly files: readonly StoredFile[];
};

function rawMessage(
  world: World,
  { id, channel, body, pings, files, flags, more = {} }: Finished,
): JsonObject {
  const bot = world.users.get(world.botId);
  return {
    id,
    type: 0,
    channel_id: channel.id,
    author: bot === undefined ? {} : rawUser(bot),
    content: (textIn(body, 'content') ?? '').trim(),
    timestamp: instantOf(world.clock.now()),
    edited_timestamp: null,
    tts: body['tts'] === true,
    pinned: false,
    mention_everyone: pings.everyone,
    mentions: pings.users.flatMap((user) => world.users.get(user) ?? []).map(rawUser),
    mention_roles: pings.roles,
    attachments: files.map(rawAttachment),
    embeds: listIn(body, 'embeds'),
    components: finishComponents(listIn(body, 'components'), files),
    flags,
    ...more,
  };
}

/** Checks and edits a message as it would stand afterwards. Throws the refusal. */
export function editMessage(
  world: World,
  message: MessageState,
  edit: {
    readonly body: JsonObject;
    readonly files: readonly UploadedFile[];
    readonly at?: readonly string[];
  },
): MessageState {
  const { body, files, at = [] } = edit;
  const before = numberIn(message.raw, 'flags') ?? 0;
  const asked = (numberIn(body, 'flags') ?? 0) & SETTABLE;
  const flags = ((before & ~LOADING) | asked) >>> 0;
  const kept = keepFiles(message, body);
  const merged = mergedWith(message.raw, body);
  const checked = body['components'] === undefined ? withoutOwnUrls(merged, message.files) : merged;
  const names = [
    ...kept.map((file) => ({ name: file.name, isNew: false })),
    ...files.map((file) => ({ name: file.name, isNew: true })),
  ];
  validateMessage({ message: checked, flags, files: names, at });
  const all = [
    ...kept,
    ...storeFiles(world, message.channelId, files, body, message.seenBy !== undefined),
  ];
  message.files = all;
  message.edits += 1;
  message.raw = {
    ...message.raw,
    content: (textIn(merged, 'content') ?? '').trim(),
    embeds: listIn(merged, 'embeds'),
    components: finishComponents(listIn(merged, 'components'), all),
    attachments: all.map(rawAttachment),
    flags,
    edited_timestamp: instantOf(world.clock.now()),
  };
  world.changes.emit('change');
  return message;
}

/** The message as it would stand: what is sent over what was there; null takes a field away. */
function mergedWith(raw: JsonObject, body: JsonObject): JsonObject {
  const { content, embeds, components } = raw;
  const merged: JsonObject = { content, embeds, components };
  for (const field of ['content', 'embeds', 'components', 'allowed_mentions', 'attachments']) {
    if (body[field] !== undefined) merged[field] = body[field] ?? (field === 'content' ? '' : []);
  }
  return merged;
}

/** Components that stay as they are carry full addresses of files, which the rules for new ones refuse. */
function withoutOwnUrls(merged: JsonObject, files: readonly StoredFile[]): JsonObject {
  const back = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(back);
    if (!isObject(value)) return value;
    const copy = Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, back(inner)]),
    );
    const file = files.find((candidate) => candidate.id === copy['attachment_id']);
    return file === undefined ? copy : { url: `attachment://${file.name}` };
  };
  return { ...merged, components: back(merged['components']) };
}

export function deleteMessage(world: World, message: MessageState): void {
  message.deleted = true;
  world.messages.delete(message.id);
  world.changes.emit('change');
}

/** Gives each component its id, in order, and each referenced file its address. */
function finishComponents(components: readonly unknown[], files: readonly StoredFile[]): unknown[] {
  const taken = new Set<unknown>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (isObject(value)) {
      if (typeof value['type'] === 'number' && value['id']) taken.add(value['id']);
      Object.values(value).forEach(collect);
    }
  };
  collect(components);
  let next = 0;
  const freshId = () => {
    do next += 1;
    while (taken.has(next));
    return next;
  };
  const finish = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(finish);
    if (!isObject(value)) return value;
    const copy: JsonObject = { ...value };
    if (typeof copy['type'] === 'number' && !copy['id']) copy['id'] = freshId();
    for (const key of ['components', 'items', 'accessory', 'component']) {
      if (copy[key] !== undefined) copy[key] = finish(copy[key]);
    }
    for (const key of ['media', 'file']) {
      const media = objectIn(copy, key);
      if (media !== undefined) copy[key] = attachmentsOf(media, files);
    }
    return copy;
  };
  return components.map(finish);
}

/** Whom the text notifies: everyone it mentions, unless allowed_mentions says less. */
function pingsOf(world: World, body: JsonObject): Pings {
  const text = allText(body);
  const users = matches(text, /<@!?(\d+)>/g).filter((id) => world.users.has(id));
  const roles = matches(text, /<@&(\d+)>/g);
  const everyone = /@(everyone|here)/.test(text);
  const allowed = objectIn(body, 'allowed_mentions');
  if (allowed === undefined) return { users, roles, everyone };
  const parse = textsIn(allowed, 'parse');
  return {
    users: parse.includes('users')
      ? users
      : users.filter((id) => textsIn(allowed, 'users').includes(id)),
    roles: parse.includes('roles')
      ? roles
      : roles.filter((id) => textsIn(allowed, 'roles').includes(id)),
    everyone: everyone && parse.includes('everyone'),
  };
}

const matches = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
];

function allText(node: JsonObject): string {
  const own = textIn(node, 'content') ?? '';
  const nested = objectsIn(node, 'components').map(allText);
  return [own, ...nested].join('\n');
}
