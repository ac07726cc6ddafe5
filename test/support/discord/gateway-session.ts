// Sessions of the gateway: who may identify, what READY says, what is replayed.
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { type JsonObject, listIn, numberIn, objectIn, textIn } from './json.ts';
import { rawUser } from './raw.ts';
import type { GuildState, World } from './world.ts';

export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  invalid: 9,
  hello: 10,
  ack: 11,
} as const;

export const GUILDS_INTENT = 1;
/** Messages between people and the bot alone. */
export const DIRECT_MESSAGES_INTENT = 1 << 12;
/** Members, presences, message content: switched off for this application. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const KNOWN_INTENTS = 0b11_0011_0001_1111_1111_1111_1111;
const MOST_GUILDS_A_SHARD = 2_500;
const MOST_REPLAYED = 1_000;

/** A close code and the reason that goes with it. */
export interface Closing {
  readonly code: number;
  readonly reason: string;
}

const closing = (code: number, reason: string): Closing => ({ code, reason });

/** The documented close codes that this gateway uses. */
export const close = {
  unknownOpcode: closing(4_001, 'Unknown opcode.'),
  decodeError: closing(4_002, 'Error while decoding payload.'),
  notAuthenticated: closing(4_003, 'Not authenticated.'),
  authenticationFailed: closing(4_004, 'Authentication failed.'),
  alreadyAuthenticated: closing(4_005, 'Already authenticated.'),
  invalidSequence: closing(4_007, 'Invalid seq.'),
  rateLimited: closing(4_008, 'Rate limited.'),
  invalidShard: closing(4_010, 'Invalid shard.'),
  shardingRequired: closing(4_011, 'Sharding required.'),
  invalidVersion: closing(4_012, 'Invalid API version.'),
  invalidIntents: closing(4_013, 'Invalid intent(s).'),
  disallowedIntents: closing(4_014, 'Disallowed intent(s).'),
} as const;

/** One session: it outlives its connection until it is resumed or thrown away. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  sequence: number;
  readonly sent: JsonObject[];
  socket: WebSocket | undefined;
}

export const openSession = (data: JsonObject, socket: WebSocket): Session => ({
  id: randomBytes(16).toString('hex'),
  shard: shardOf(data),
  intents: numberIn(data, 'intents') ?? 0,
  sequence: 0,
  sent: [],
  socket,
});

/** Sends an event, or keeps it for the resume when nobody is connected. */
export function sendEvent(session: Session, type: string, data: JsonObject): void {
  session.sequence += 1;
  const event = { op: OP.dispatch, t: type, s: session.sequence, d: data };
  if (session.socket?.readyState === 1) session.socket.send(JSON.stringify(event));
  session.sent.push(event);
  if (session.sent.length > MOST_REPLAYED) session.sent.shift();
}

export const hasToken = (world: World, data: JsonObject): boolean =>
  textIn(data, 'token')?.replace(/^Bot /, '') === world.token;

/** Why an identify is refused; undefined when it is not. */
export function refuseIdentify(world: World, data: JsonObject): Closing | undefined {
  const intents = data['intents'];
  const shard = shardOf(data);
  const [index, count] = shard;
  if (!hasToken(world, data)) return close.authenticationFailed;
  if (objectIn(data, 'properties') === undefined) return close.decodeError;
  if (!(Number.isInteger(index) && index >= 0 && index < count)) return close.invalidShard;
  if (guildsOfShard(world, shard).length > MOST_GUILDS_A_SHARD) return close.shardingRequired;
  if (typeof intents !== 'number' || !Number.isInteger(intents)) return close.invalidIntents;
  if (intents < 0 || (intents & ~KNOWN_INTENTS) !== 0) return close.invalidIntents;
  return (intents & PRIVILEGED) === 0 ? undefined : close.disallowedIntents;
}

export const belongsTo = (guildId: string, [index, count]: readonly [number, number]): boolean =>
  Number((BigInt(guildId) >> 22n) % BigInt(Math.max(1, count))) === index;

export const guildsOfShard = (world: World, shard: readonly [number, number]): GuildState[] =>
  [...world.guilds.values()].filter((guild) => guild.botPresent && belongsTo(guild.id, shard));

/** READY: who the bot is, and its servers, none of them loaded yet. */
export function readyData(world: World, session: Session, resumeUrl: string): JsonObject {
  const bot = world.users.get(world.botId);
  const self = { verified: true, mfa_enabled: true, flags: 0, email: null };
  return {
    v: 10,
    user: bot === undefined ? {} : { ...rawUser(bot), ...self },
    guilds: guildsOfShard(world, session.shard).map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: resumeUrl,
    session_type: 'normal',
    shard: session.shard,
    application: { id: world.applicationId, flags: 0 },
    user_settings: {},
    relationships: [],
    private_channels: [],
    presences: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    _trace: [],
  };
}

function shardOf(data: JsonObject): readonly [number, number] {
  const [index, count] = data['shard'] === undefined ? [0, 1] : listIn(data, 'shard');
  return [typeof index === 'number' ? index : -1, typeof count === 'number' ? count : 0];
}
