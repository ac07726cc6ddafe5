// Discord as a surface: interactions come in through the gateway, what Cairn says goes out over REST.
import { type Client, REST } from 'discord.js';
import PQueue from 'p-queue';
import type { Command } from '#core/command/command.ts';
import type { Desk, RunningSurface } from '#core/command/surface.ts';
import type { Log } from '#core/model/log.ts';
import { answeringApi, postingApi } from './connect/api.ts';
import { createClient, logIn, unregistered } from './connect/client.ts';
import type { DiscordConfig } from './connect/config.ts';
import { watchHealth } from './connect/health.ts';
import { registerCommands } from './connect/registration.ts';
import { createGuildNames } from './receive/guild-names.ts';
import type { HandlerContext } from './receive/handler-context.ts';
import { listen } from './receive/listen.ts';
import { createAttempts } from './send/attempts.ts';
import { managesGuild } from './send/manages.ts';
import { createPosting } from './send/posting.ts';
import { presenceOf } from './send/presence.ts';
import { createToldBefore } from './send/told-before.ts';

export type DiscordOptions = {
  readonly config: DiscordConfig;
  /** Asked for at each use: the desk needs the surfaces first. */
  readonly desk: () => Desk;
  readonly commands: readonly Command[];
  readonly log: Log;
  /** Milliseconds after which Discord is told that an answer takes longer; it gives up after 3,000. */
  readonly deferAfter?: number;
};

const DEFER_AFTER_MILLISECONDS = 2_000;

/**
 * Connects, registers the commands and serves. Throws HostError when the token is refused or Discord
 * cannot be reached: what is wrong, and what to do.
 */
export async function createDiscordSurface(options: DiscordOptions): Promise<RunningSurface> {
  const { config, log } = options;
  const client = createClient(config);
  const rest = new REST(postingApi(config.apiUrl)).setToken(config.token);
  const answering = new REST(answeringApi(config.apiUrl));
  /** What has been begun; a stop waits for it. */
  const inHand = new PQueue();
  const health = watchHealth({ client, postingRest: rest, log, onRefused: () => void stop() });
  const attempts = createAttempts(() => health.refuse('401'), shareOf(config));
  const { post, direct, edit } = createPosting({ rest, log, attempts });
  let stopped: Promise<void> | undefined;

  function stop(): Promise<void> {
    attempts.stop();
    stopped ??= inHand.onIdle().then(() => close(client, [rest, answering]));
    return stopped;
  }

  listen(client, contextOf(options, answering, client.rest), (work) => {
    if (stopped === undefined) void inHand.add(work);
  });
  await connect(client, options).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    id: 'discord',
    post: (...given) => inHand.add(() => post(...given)),
    direct: (...given) => inHand.add(() => direct(...given)),
    edit: (...given) => inHand.add(() => edit(...given)),
    presence: async (guildId, userId) =>
      stopped === undefined
        ? inHand.add(() => presenceOf({ rest, attempts }, guildId, userId))
        : 'unknown',
    manages: async (guildId, userId) =>
      stopped === undefined && inHand.add(() => managesGuild({ rest, attempts }, guildId, userId)),
    health: health.now,
    stop,
  };
}

async function connect(client: Client, { config, commands, log }: DiscordOptions): Promise<void> {
  const ready = await logIn(client, config);
  await registerCommands(ready, commands, log).catch((error: unknown) => {
    throw unregistered(error, config);
  });
}

async function close(client: Client, rests: readonly REST[]): Promise<void> {
  for (const rest of rests) {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
  await client.destroy();
}

/** Interactions are answered by requests of their own, so that they do not wait behind posts. */
function contextOf(
  { config, desk, commands, log, deferAfter = DEFER_AFTER_MILLISECONDS }: DiscordOptions,
  answering: REST,
  rest: REST,
): HandlerContext {
  return {
    rest: answering,
    desk,
    commands,
    guildNames: createGuildNames(rest, log),
    told: createToldBefore(answering, log),
    plainHttp: config.apiUrl?.startsWith('http:') ?? false,
    log,
    deferAfter,
  };
}

/** Discord counts the requests of all processes of a bot together. */
function shareOf({ shards }: DiscordConfig): number {
  return shards === undefined ? 1 : (shards.last - shards.first + 1) / shards.count;
}
