// The discord.js client: no intents but that for direct messages, hardly any caches, and what a failed start means for the host.
import {
  Client,
  type ClientOptions,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  HTTPError,
  Options,
} from 'discord.js';
import { HostError } from '#core/model/host-error.ts';
import { interactiveApi } from './api.ts';
import type { DiscordConfig } from './config.ts';
import { codeOf, isTokenRefused } from './failure.ts';

const PORTAL = 'https://discord.com/developers/applications';

/**
 * Interactions arrive with no intents at all, and carry all that is needed: the member, the channel,
 * the permissions. That somebody writes to Cairn alone is heard too, which brings no servers with it. What can be left out of the SDK's caches is left out.
 */
export function createClient(config: DiscordConfig): Client {
  const client = new Client({
    intents: [GatewayIntentBits.DirectMessages],
    ...shardsOf(config),
    makeCache: Options.cacheWithLimits({
      ApplicationCommandManager: 0,
      DMMessageManager: 0,
      EntitlementManager: 0,
      GuildMemberManager: 0,
      GuildMessageManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ThreadManager: 0,
      ThreadMemberManager: 0,
      UserManager: 0,
      VoiceStateManager: 0,
    }),
    rest: interactiveApi(config.apiUrl),
  });
  client.ws.on(GatewayDispatchEvents.InteractionCreate, completeChannel);
  return client;
}

/** Without a word about them: as many as Discord recommends, all in this process. */
function shardsOf({ shards }: DiscordConfig): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (shards === undefined) return { shards: 'auto' };
  const { first, last, count } = shards;
  const own = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return { shards: own, shardCount: count };
}

/**
 * Heard before the SDK makes an interaction of it. The SDK reads the channel's id from the channel's object
 * alone, which Discord documents as optional, beside an id that it sends too.
 */
function completeChannel(interaction: unknown): void {
  if (typeof interaction !== 'object' || interaction === null) return;
  if (!('channel_id' in interaction) || 'channel' in interaction) return;
  Object.assign(interaction, { channel: { id: interaction.channel_id } });
}

/** Logs in and waits until all shards are ready. Throws HostError when the host has something to mend. */
export async function logIn(
  client: Client,
  { token, apiUrl }: DiscordConfig,
): Promise<Client<true>> {
  let closed: number | undefined;
  const remember = (event: { readonly code: number }) => {
    closed = event.code;
  };
  client.on(Events.ShardDisconnect, remember);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(token);
    return await ready;
  } catch (error) {
    throw hostErrorOf(error, apiUrl, closed) ?? error;
  } finally {
    client.off(Events.ShardDisconnect, remember);
  }
}

/** Why the list of commands was not taken, for the host; the error itself where it is none of Discord's. */
export function unregistered(error: unknown, { apiUrl }: DiscordConfig): unknown {
  const mendable = hostErrorOf(error, apiUrl);
  if (mendable !== undefined || !(error instanceof DiscordAPIError)) return mendable ?? error;
  return new HostError(
    `DISCORD_TOKEN works, but Discord refuses the list of commands (${error.code}). Start again later; if that does not help, update Cairn`,
  );
}

/** What a host can mend, as a sentence that says how. */
function hostErrorOf(
  error: unknown,
  apiUrl: string | undefined,
  closed?: number,
): HostError | undefined {
  const invalid =
    error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  if (invalid || isTokenRefused(error)) return new HostError(refusedToken('401'));
  if (closed !== undefined) return new HostError(refusedToken(String(closed)));
  const said = error instanceof Error ? error.message : '';
  const usedUp = /^Not enough sessions remaining.* resets at (\S+)/.exec(said);
  if (usedUp !== null) return new HostError(tooManyStarts(usedUp[1] ?? ''));
  const code = error instanceof HTTPError ? String(error.status) : codeOf(error);
  if (code === undefined) return undefined;
  const where = apiUrl === undefined ? 'Discord' : `DISCORD_API_URL (${apiUrl})`;
  return new HostError(`${where} does not answer (${code}). Check the network, or try again later`);
}

/** Discord counts how often a bot connects anew, and resets the token of one that goes on. */
function tooManyStarts(until: string): string {
  return `DISCORD_TOKEN has connected as often as Discord allows in a day, and has to wait until ${until}. Look why Cairn was started so often, or whether something else uses the token`;
}

/** Why Discord will not have this bot any more, by a close code of the gateway or 401, and what to do. */
export function refusedToken(code: string): string {
  const other = NOT_THE_TOKEN[code];
  if (other !== undefined) return `DISCORD_TOKEN works, but Discord ${other} (${code})`;
  return `DISCORD_TOKEN is refused by Discord (${code}). Copy a new one from ${PORTAL} → your application → Bot → Reset Token`;
}

const NOT_THE_TOKEN: Readonly<Record<string, string>> = {
  '4010': 'refuses the shard that was asked for: restart Cairn',
  '4011': 'wants more shards for so many servers: restart Cairn',
  '4012': 'no longer speaks this version of its gateway: update Cairn',
  '4013': 'refuses what Cairn asks to hear: update Cairn',
  '4014': 'refuses what Cairn asks to hear: update Cairn',
};
