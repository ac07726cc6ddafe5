// Cairn as a host runs it: `src/main.ts` in a process of its own, on a database file and loopback platforms.
import { join } from 'node:path';
import type { Discord } from '#support/discord/discord.ts';
import type { MovedClock } from '#support/moved-clock/moved-clock.ts';
import type { Slack } from '#support/slack/start-slack.ts';
import { type Party, startParty } from './party.ts';
import type { Room } from './room.ts';

const SRC = join(import.meta.dirname, '../src');
/** As `npm start` runs it. */
const MAIN = ['--import', join(SRC, 'compile-cache.ts'), join(SRC, 'main.ts')];
const BARE_DISCORD_BOT = join(import.meta.dirname, 'parties/bare-discord-bot.ts');
const BARE_SLACK_APP = join(import.meta.dirname, 'parties/bare-slack-app.ts');

export type CairnOptions = {
  readonly discord?: Discord;
  readonly slack?: Slack;
  /** The database file; made when it is not there. */
  readonly file: string;
  readonly clock?: MovedClock;
};

export function startCairn(
  room: Room,
  { discord, slack, file, clock }: CairnOptions,
): Promise<Party> {
  return startParty(room, {
    run: [...(clock?.nodeArguments ?? []), ...MAIN],
    environment: {
      ...(discord && discordTokens(discord)),
      ...(slack && slackTokens(slack)),
      ...clock?.environment,
      DATABASE_URL: `file:${file}`,
      PORT: '0',
    },
    ready: /"Cairn is running"/,
  });
}

/** The reference on Discord. */
export function startBareBot(room: Room, discord: Discord): Promise<Party> {
  const environment = discordTokens(discord);
  return startParty(room, { run: [BARE_DISCORD_BOT], environment, ready: /^ready$/ });
}

/** The reference on Slack. */
export function startBareApp(room: Room, slack: Slack): Promise<Party> {
  const environment = slackTokens(slack);
  return startParty(room, { run: [BARE_SLACK_APP], environment, ready: /^ready$/ });
}

const discordTokens = ({ token, apiUrl }: Discord) => ({
  DISCORD_TOKEN: token,
  DISCORD_API_URL: apiUrl,
});

const slackTokens = ({ botToken, appToken, apiUrl }: Slack) => ({
  SLACK_BOT_TOKEN: botToken,
  SLACK_APP_TOKEN: appToken,
  SLACK_API_URL: apiUrl,
});
