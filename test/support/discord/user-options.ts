// What Discord's own client does with a command's options before it sends them.
import { storeFile } from './attachments.ts';
import { type Asking, guildOf, type Kit } from './interaction-payload.ts';
import {
  isObject,
  type JsonObject,
  lengthOf,
  listIn,
  numberIn,
  objectsIn,
  textIn,
} from './json.ts';
import { ADMINISTRATOR, permissionsOf } from './permissions.ts';
import { rawPartialChannel, rawPartialMember, rawUser } from './raw.ts';
import type { World } from './world.ts';

/** A file that a person uploads. */
export interface FileToUpload {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly type?: string;
}

/** People and channels are given as themselves. */
type OptionValue = string | number | boolean | { readonly id: string } | FileToUpload;
export type OptionValues = Readonly<Record<string, OptionValue>>;

const TYPE = {
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  number: 10,
  attachment: 11,
} as const;

export const isFile = (value: unknown): value is FileToUpload =>
  isObject(value) && 'content' in value;
export const isEntity = (value: unknown): value is { readonly id: string } =>
  isObject(value) && typeof value['id'] === 'string' && !('content' in value);

/** The command as this person sees it in this place; throws when the client would not show it. */
export function findCommand(kit: Kit, asking: Asking, name: string, type: number): JsonObject {
  const guild = guildOf(kit.world, asking.channel);
  const scopes = guild === undefined ? ['global'] : [guild.id, 'global'];
  const command = scopes
    .flatMap((scope) => kit.world.commands.get(scope) ?? [])
    .find((candidate) => candidate['name'] === name && candidate['type'] === type);
  if (command === undefined) throw new Error(`There is no command "${name}" here`);
  const contexts = listIn(command, 'contexts');
  if (Array.isArray(command['contexts']) && !contexts.includes(guild === undefined ? 1 : 0)) {
    throw new Error(`"${name}" is not shown in this kind of place`);
  }
  const needed = textIn(command, 'default_member_permissions');
  const member = guild?.members.get(asking.user.id);
  if (needed === undefined || member === undefined || guild?.openedCommands.has(name))
    return command;
  const has = permissionsOf(member);
  const enough =
    needed === '0' ? (has & ADMINISTRATOR) !== 0n : (has & BigInt(needed)) === BigInt(needed);
  if (!enough) throw new Error(`"${name}" is not shown to ${asking.user.name}`);
  return command;
}

/** The people, channels and files that ids in an interaction stand for. */
export class Resolved {
  readonly #kit: Kit;
  readonly #asking: Asking;
  readonly #maps: Record<string, JsonObject> = {};

  constructor(kit: Kit, asking: Asking) {
    this.#kit = kit;
    this.#asking = asking;
  }

  user(id: string): string {
    const user = this.#kit.world.users.get(id);
    if (user === undefined) throw new Error(`There is no user ${id}`);
    this.#put('users', id, rawUser(user));
    const member = guildOf(this.#kit.world, this.#asking.channel)?.members.get(id);
    if (member !== undefined) this.#put('members', id, rawPartialMember(member));
    return id;
  }

  channel(id: string): string {
    const { world } = this.#kit;
    const channel = world.channels.get(id);
    if (channel === undefined) throw new Error(`There is no channel ${id}`);
    const member = guildOf(world, channel)?.members.get(this.#asking.user.id);
    this.#put('channels', id, rawPartialChannel(world, channel, member));
    return id;
  }

  file({ name, content, type }: FileToUpload): string {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const file = storeFile(
      this.#kit.world,
      this.#asking.channel.id,
      { name, bytes, type: type ?? 'application/octet-stream' },
      { ephemeral: true },
    );
    this.#put('attachments', file.id, {
      id: file.id,
      filename: name,
      size: bytes.byteLength,
      url: file.url,
      proxy_url: file.url,
      content_type: file.type,
      ephemeral: true,
    });
    return file.id;
  }

  /** `resolved`, when there is anything in it. */
  field(): JsonObject {
    return Object.keys(this.#maps).length === 0 ? {} : { resolved: this.#maps };
  }

  #put(kind: string, id: string, raw: JsonObject): void {
    this.#maps[kind] = { ...this.#maps[kind], [id]: raw };
  }
}

/** Checks what a person filled in and gives it as the interaction carries it; throws what the client refuses. */
export function fillOptions(
  options: readonly JsonObject[],
  values: OptionValues,
  resolved: Resolved,
  rule: { readonly partial: boolean } = { partial: false },
): JsonObject[] {
  for (const name of Object.keys(values)) {
    if (!options.some((option) => option['name'] === name))
      throw new Error(`There is no option "${name}"`);
  }
  const missing = options.find(
    (option) => option['required'] === true && values[String(option['name'])] === undefined,
  );
  if (missing !== undefined && !rule.partial) throw new Error(`"${missing['name']}" is required`);
  return Object.entries(values).map(([name, value]) => {
    const option = options.find((candidate) => candidate['name'] === name) ?? {};
    return { name, type: option['type'], value: wireValue(option, value, resolved) };
  });
}

function wireValue(option: JsonObject, value: OptionValue, resolved: Resolved): unknown {
  const name = String(option['name']);
  switch (option['type']) {
    case TYPE.string:
      return typeof value === 'string' ? checkString(option, value) : wrong(name, 'a text');
    case TYPE.integer:
    case TYPE.number:
      return checkNumber(option, value);
    case TYPE.boolean:
      return typeof value === 'boolean' ? value : wrong(name, 'true or false');
    case TYPE.user:
      return isEntity(value) ? resolved.user(value.id) : wrong(name, 'a person');
    case TYPE.channel:
      return isEntity(value) ? resolved.channel(value.id) : wrong(name, 'a channel');
    case TYPE.attachment:
      return isFile(value) ? resolved.file(value) : wrong(name, 'a file');
    default:
      return wrong(name, 'of a kind that tests can fill in');
  }
}

function wrong(name: string, wanted: string): never {
  throw new Error(`"${name}" takes ${wanted}`);
}

/** The value of a fixed choice by its name or value; undefined when there are no choices. */
function chosen(option: JsonObject, value: OptionValue): unknown {
  const choices = objectsIn(option, 'choices');
  if (choices.length === 0) return undefined;
  const choice = choices.find((one) => one['name'] === value || one['value'] === value);
  if (choice !== undefined) return choice['value'];
  return wrong(String(option['name']), `one of ${choices.map((one) => one['value']).join(', ')}`);
}

function checkString(option: JsonObject, value: string): unknown {
  const choice = chosen(option, value);
  if (choice !== undefined) return choice;
  const least = Math.max(1, numberIn(option, 'min_length') ?? 1);
  const most = numberIn(option, 'max_length') ?? 6_000;
  const length = lengthOf(value);
  if (length < least || length > most)
    wrong(String(option['name']), `${least} to ${most} characters`);
  return value;
}

function checkNumber(option: JsonObject, value: OptionValue): unknown {
  const name = String(option['name']);
  const choice = chosen(option, value);
  if (choice !== undefined) return choice;
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong(name, 'a number');
  if (option['type'] === TYPE.integer && !Number.isInteger(value)) wrong(name, 'a whole number');
  const least = numberIn(option, 'min_value') ?? -(2 ** 53);
  const most = numberIn(option, 'max_value') ?? 2 ** 53;
  if (value < least || value > most) wrong(name, `a number from ${least} to ${most}`);
  return value;
}

/** Channels a person may pick, for tests that look one up by name. */
export const channelNamed = (world: World, guildId: string, name: string) =>
  [...world.channels.values()].find(
    (channel) => channel.guildId === guildId && channel.name === name,
  );
