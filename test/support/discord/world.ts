// Everything that this Discord knows: people, servers, channels, messages, commands.
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { JsonObject } from './json.ts';

/** Milliseconds since 1970, for all that Discord dates: ids, deadlines of answers, tokens. */
export interface TestClock {
  readonly now: () => number;
}

export interface UserState {
  readonly id: string;
  name: string;
  readonly username: string;
  readonly locale: string;
  readonly bot: boolean;
  /** Refuses direct messages from the bot (50007). */
  refusesMessages: boolean;
}

/** What the bot can be denied in a channel. */
export type ChannelRight = 'view' | 'send' | 'attach-files';

export interface ChannelState {
  readonly id: string;
  readonly kind: 'text' | 'dm';
  readonly name: string;
  readonly guildId: string | undefined;
  /** The other person of a direct message. */
  readonly recipientId: string | undefined;
  readonly denied: Set<ChannelRight>;
  deleted: boolean;
  readonly messages: MessageState[];
}

export interface MemberState {
  readonly user: UserState;
  permissions: bigint;
  readonly joinedAt: string;
}

export interface GuildState {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly channels: ChannelState[];
  readonly members: Map<string, MemberState>;
  botPresent: boolean;
  /** Commands that an admin opened to everyone in the server's settings. */
  readonly openedCommands: Set<string>;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly url: string;
}

export interface Pings {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

export interface MessageState {
  readonly id: string;
  readonly channelId: string;
  /** The message as the API gives it. */
  raw: JsonObject;
  files: readonly StoredFile[];
  /** Whom it notified when it was sent. Edits notify nobody. */
  readonly pings: Pings;
  /** An ephemeral message is seen by this user alone. */
  readonly seenBy: string | undefined;
  deleted: boolean;
  /** How often it was edited. */
  edits: number;
}

/** The state, its ids and its one signal: `change` after anything happened. */
export interface World {
  readonly clock: TestClock;
  readonly botId: string;
  readonly applicationId: string;
  token: string;
  readonly users: Map<string, UserState>;
  readonly guilds: Map<string, GuildState>;
  readonly channels: Map<string, ChannelState>;
  /** Direct-message channels by the other person. */
  readonly directs: Map<string, ChannelState>;
  readonly messages: Map<string, MessageState>;
  readonly files: Map<string, StoredFile>;
  /** Registered commands by scope: 'global' or a server's id. */
  readonly commands: Map<string, JsonObject[]>;
  readonly changes: EventEmitter;
  /** Address of this server, for links to files. */
  origin: string;
  readonly nextId: () => string;
  readonly secret: () => string;
}

/** Discord's epoch: the first second of 2015. */
const EPOCH = 1_420_070_400_000;

/** Makes an empty Discord with one application and its bot. */
export function createWorld(clock: TestClock, token: string | undefined): World {
  let counter = 0n;
  const nextId = () => {
    counter += 1n;
    const time = BigInt(Math.max(0, Math.floor(clock.now()) - EPOCH));
    return String((time << 22n) | (counter % 4_194_304n));
  };
  const botId = nextId();
  const changes = new EventEmitter();
  changes.setMaxListeners(0);
  const bot: UserState = {
    id: botId,
    name: 'Cairn',
    username: 'cairn',
    locale: 'en-US',
    bot: true,
    refusesMessages: false,
  };
  return {
    clock,
    botId,
    applicationId: botId,
    token: token ?? `${Buffer.from(botId).toString('base64url')}.Tst123.${secret()}`,
    users: new Map([[botId, bot]]),
    guilds: new Map(),
    channels: new Map(),
    directs: new Map(),
    messages: new Map(),
    files: new Map(),
    commands: new Map(),
    changes,
    origin: '',
    nextId,
    secret,
  };
}

const secret = () => randomBytes(24).toString('base64url');

/** An instant in the form that Discord's JSON has. */
export const instantOf = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace('Z', '000+00:00');

/** The direct-message channel with a user; made when there is none yet. */
export function directChannel(world: World, userId: string): ChannelState {
  const known = world.directs.get(userId);
  if (known !== undefined) return known;
  const place = { kind: 'dm', name: '', guildId: undefined, recipientId: userId } as const;
  const channel = addChannel(world, place);
  world.directs.set(userId, channel);
  return channel;
}

export function addChannel(
  world: World,
  what: Pick<ChannelState, 'kind' | 'name' | 'guildId' | 'recipientId'>,
): ChannelState {
  const channel: ChannelState = {
    ...what,
    id: world.nextId(),
    denied: new Set(),
    deleted: false,
    messages: [],
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** Resolves with the first value that `read` finds; rejects after `patience` milliseconds. */
export function until<Value>(
  world: World,
  read: () => Value | undefined,
  patience: number,
  what: string,
): Promise<Value> {
  const found = read();
  if (found !== undefined) return Promise.resolve(found);
  const { promise, resolve, reject } = Promise.withResolvers<Value>();
  const look = () => {
    const value = read();
    if (value === undefined) return;
    stop();
    resolve(value);
  };
  const timer = setTimeout(() => {
    stop();
    reject(new Error(`${what}: nothing of the kind within ${patience} ms`));
  }, patience);
  const stop = () => {
    clearTimeout(timer);
    world.changes.off('change', look);
  };
  world.changes.on('change', look);
  return promise;
}
