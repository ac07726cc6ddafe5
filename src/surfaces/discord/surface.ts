// Discord as a surface: interactions come in through the gateway, what Cairn says goes out over REST.
import { Events, type Interaction, REST } from 'discord.js';
import type { Command } from '#core/command/command.ts';
import type { Desk, RunningSurface } from '#core/command/surface.ts';
import type { Log } from '#core/model/log.ts';
import { postingApi } from './connect/api.ts';
import { createClient, logIn, unregistered } from './connect/client.ts';
import type { DiscordConfig } from './connect/config.ts';
import { watchHealth } from './connect/health.ts';
import { registerCommands } from './connect/registration.ts';
import { isAsking } from './receive/ask.ts';
import { createGuildNames } from './receive/guild-names.ts';
import { type AnsweringParts, answerInteraction } from './receive/on-interaction.ts';
import { complete } from './receive/on-suggest.ts';
import { createAttempts } from './send/attempts.ts';
import { createPosts } from './send/posting.ts';
import { presenceOf } from './send/presence.ts';
import { createWorkInHand } from './work-in-hand.ts';

export type DiscordParts = {
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
export async function createDiscordSurface(parts: DiscordParts): Promise<RunningSurface> {
  const { config, log, commands } = parts;
  const client = createClient(config);
  const rest = new REST(postingApi(config.apiUrl)).setToken(config.token);
  const work = createWorkInHand();
  const health = watchHealth({
    client,
    postingRest: rest,
    log,
    onRefused: () => void stop(),
  });
  const attempts = createAttempts(() => health.refuse('401'), shareOf(config));
  const posts = createPosts({ rest, log, attempts });
  const answering: AnsweringParts = {
    rest: client.rest,
    desk: parts.desk,
    commands,
    guildNames: createGuildNames(client.rest, log),
    plainHttp: config.apiUrl?.startsWith('http:') ?? false,
    log,
    deferAfter: parts.deferAfter ?? DEFER_AFTER_MILLISECONDS,
  };
  let stopped: Promise<void> | undefined;

  function take(interaction: Interaction): void {
    if (stopped !== undefined) return;
    if (interaction.isAutocomplete()) {
      work.add(complete(interaction, { desk: parts.desk(), log }));
    } else if (isAsking(interaction)) {
      work.add(answerInteraction(answering, interaction));
    }
  }

  function stop(): Promise<void> {
    stopped ??= (async () => {
      attempts.stop();
      await work.finished();
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
      await client.destroy();
    })();
    return stopped;
  }

  client.on(Events.InteractionCreate, take);
  try {
    const ready = await logIn(client, config);
    await registerCommands(ready, commands, log).catch((error: unknown) => {
      throw unregistered(error, config);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    id: 'discord',
    post: (channel, message, nonce) => work.add(posts.post(channel, message, nonce)),
    direct: (account, message, nonce) => work.add(posts.direct(account, message, nonce)),
    edit: (channel, messageId, message) => work.add(posts.edit(channel, messageId, message)),
    presence: async (guildId, userId) =>
      stopped === undefined ? work.add(presenceOf({ rest, attempts }, guildId, userId)) : 'unknown',
    health: health.now,
    stop,
  };
}

/** Discord counts the requests of all processes of a bot together. */
function shareOf({ shards }: DiscordConfig): number {
  return shards === undefined ? 1 : (shards.last - shards.first + 1) / shards.count;
}
