// A Discord on loopback for tests: gateway, REST and people, by the rules of the real one.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './answer.ts';
import { Faults } from './faults.ts';
import { Gateway } from './gateway.ts';
import { createGuild, type Guild, type NewGuild } from './guild.ts';
import { createRestServer, type LoggedRequest } from './http-server.ts';
import type { Kit } from './interaction-payload.ts';
import { Interactions } from './interaction-store.ts';
import { type JsonObject, textIn } from './json.ts';
import { RateLimits } from './rate-limits.ts';
import { createWorld, type TestClock, until, type World } from './world.ts';

export interface DiscordOptions {
  /**
   * Milliseconds since 1970 for everything Discord dates: the 3 seconds for a first answer, the
   * 15 minutes of a token, nonces, ids. Rate limits and heartbeats keep the machine's time,
   * because clients wait by it. The machine's clock when not given.
   */
  readonly clock?: TestClock;
  readonly token?: string;
  /** Milliseconds of real time that a person waits for an answer (5,000). */
  readonly patience?: number;
  /** Requests a second for the bot (50); a benchmark of something else may raise it. */
  readonly globalLimit?: number;
  /** How many 401, 403 and 429 in ten minutes block the address (10,000). */
  readonly invalidLimit?: number;
  /** Milliseconds between heartbeats (41,250). */
  readonly heartbeatInterval?: number;
  /** Shards that GET /gateway/bot recommends (1). */
  readonly shards?: number;
  /** How many of its 1,000 identifies a day the bot has left (1,000). */
  readonly identifiesLeft?: number;
  /** Whether interactions tell of their channel by its id alone: Discord documents the object as optional. */
  readonly channelsById?: boolean;
}

export interface Discord {
  /** Base of the REST API without version, for DISCORD_API_URL and discord.js's `rest.api`. */
  readonly apiUrl: string;
  /** The bot's token now; `revokeToken` makes it worthless. */
  readonly token: string;
  readonly applicationId: string;
  readonly faults: Faults;
  /** Every REST request of the bot, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Sessions connected to the gateway now. */
  readonly connections: number;
  /** How many sessions were resumed. */
  readonly resumes: number;
  /** Requests answered with 401, 403 or 429 in the last ten minutes. */
  readonly invalidRequests: number;
  /** Registered commands: global, or of one server. */
  commands(guildId?: string): readonly JsonObject[];
  guild(options?: NewGuild): Guild;
  /** Sends any event to the first shard, whatever it holds. */
  dispatch(type: string, data: JsonObject): void;
  /** Sends the same INTERACTION_CREATE again, as the gateway sometimes does. */
  redeliver(what: Answer | Answer['interaction']): void;
  /** Resolves with the first answered request that fits, past ones included; rejects after 5 s. */
  waitForRequest(
    fits: (request: LoggedRequest) => boolean,
    patience?: number,
  ): Promise<LoggedRequest>;
  /** Resolves when so many sessions are connected. */
  waitForConnections(count: number, patience?: number): Promise<void>;
  /** Cuts the gateway's connections; with a code they are closed with it. `forget` makes resuming impossible. */
  dropGateway(how?: { readonly code?: number; readonly forget?: boolean }): void;
  /** Asks clients to reconnect and resume (op 7). */
  askToReconnect(): void;
  /** Says that sessions are invalid (op 9). */
  invalidateSessions(how: { readonly resumable: boolean }): void;
  /** The token is reset: 401 over REST, 4004 on the gateway. Gives the new one. */
  revokeToken(): string;
  close(): Promise<void>;
}

/** Starts a Discord on a free port of 127.0.0.1. Close it after the test. */
export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const patience = options.patience ?? 5_000;
  const world = createWorld(options.clock ?? { now: () => Date.now() }, options.token);
  const interactions = new Interactions(world);
  const gateway = new Gateway(world, {
    heartbeatInterval: options.heartbeatInterval ?? 41_250,
    shards: options.shards ?? 1,
    identifiesLeft: options.identifiesLeft,
  });
  const limits = new RateLimits({
    invalid: options.invalidLimit ?? 10_000,
    global: options.globalLimit ?? 50,
  });
  const faults = new Faults();
  const backend = { world, interactions, gateway, creations: new Map<string, number[]>() };
  const { server, requests } = createRestServer(backend, limits, faults);
  gateway.attach(server);
  world.origin = `http://127.0.0.1:${await listen(server)}`;
  const { channelsById = false } = options;
  const kit: Kit = { world, interactions, gateway, patience, channelsById };
  return showDiscord({ kit, limits, faults, server, requests });
}

interface DiscordParts {
  readonly kit: Kit;
  readonly limits: RateLimits;
  readonly faults: Faults;
  readonly server: Server;
  readonly requests: readonly LoggedRequest[];
}

function showDiscord({ kit, limits, faults, server, requests }: DiscordParts): Discord {
  const { world, gateway, patience } = kit;
  return {
    apiUrl: `${world.origin}/api`,
    applicationId: world.applicationId,
    faults,
    requests,
    get token() {
      return world.token;
    },
    get connections() {
      return gateway.connected;
    },
    get resumes() {
      return gateway.resumes;
    },
    get invalidRequests() {
      return limits.invalidCount;
    },
    commands: (guildId) => world.commands.get(guildId ?? 'global') ?? [],
    guild: (guild = {}) => createGuild(kit, guild),
    ...waits(world, gateway, requests, patience),
    ...gatewayControls(world, gateway),
    close: () => close(gateway, server),
  };
}

const waits = (
  world: World,
  gateway: Gateway,
  requests: readonly LoggedRequest[],
  patience: number,
): Pick<Discord, 'waitForRequest' | 'waitForConnections'> => ({
  waitForRequest: (fits, wait = patience) => {
    const answered = (request: LoggedRequest) => request.status !== undefined && fits(request);
    return until(world, () => requests.find(answered), wait, 'A request');
  },
  waitForConnections: async (count, wait = patience) => {
    const reached = () => (gateway.connected === count ? true : undefined);
    await until(world, reached, wait, `${count} connections`);
  },
});

type GatewayControls = Pick<
  Discord,
  'dispatch' | 'redeliver' | 'dropGateway' | 'askToReconnect' | 'invalidateSessions' | 'revokeToken'
>;

const gatewayControls = (world: World, gateway: Gateway): GatewayControls => ({
  dispatch: (type, data) => gateway.dispatch(type, data, undefined),
  redeliver: (what) => {
    const { payload } = 'interaction' in what ? what.interaction : what;
    gateway.dispatch('INTERACTION_CREATE', payload, textIn(payload, 'guild_id'));
  },
  dropGateway: ({ code, forget = false } = {}) => gateway.drop(code, forget),
  askToReconnect: () => gateway.askToReconnect(),
  invalidateSessions: ({ resumable }) => gateway.invalidate(resumable),
  revokeToken: () => {
    world.token = `${Buffer.from(world.applicationId).toString('base64url')}.New456.${world.secret()}`;
    gateway.drop(4_004, true);
    return world.token;
  },
});

async function close(gateway: Gateway, server: Server): Promise<void> {
  gateway.close();
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  server.closeAllConnections();
  await closed.promise;
}

function listen(server: Server): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const address: AddressInfo | string | null = server.address();
    if (typeof address === 'object' && address !== null) resolve(address.port);
    else reject(new Error('No port'));
  });
  return promise;
}
