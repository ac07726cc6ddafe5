// The environment, checked once at the start: a frozen configuration, or all problems at once.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { HostError } from './core/model/host-error.ts';
import type { DiscordConfig, Shards } from './surfaces/discord/connect/config.ts';
import type { SlackConfig } from './surfaces/slack/connect/config.ts';

export type Config = {
  /** Without either, Cairn runs the playground. */
  readonly discord?: DiscordConfig;
  readonly slack?: SlackConfig;
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
};

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A variable that is wrong or missing: what is wrong with it, and what to do. */
export type ConfigProblem = { readonly variable: string; readonly problem: string };

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

const DISCORD_PORTAL = 'https://discord.com/developers/applications';
const SLACK_PORTAL = 'https://api.slack.com/apps';

const address = z.url({ protocol: /^https?$/, error: 'is not an http or https address' });
const slackToken = (start: string, page: string) =>
  z.string().regex(new RegExp(`^${start}-\\S+$`), {
    error: `does not look like one: it starts with ${start}-. Copy it from ${SLACK_PORTAL} → your app → ${page}`,
  });

/** Each variable by itself (design section 8). An empty one counts as not set. */
const VARIABLES = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^\S+$/, {
      error: `has white space in it (the token goes in without "Bot"). Copy it from ${DISCORD_PORTAL} → your application → Bot`,
    })
    .optional(),
  DISCORD_API_URL: address.optional(),
  DISCORD_SHARDS: z
    .string()
    .transform(readShards)
    .refine((shards) => shards !== undefined, {
      error:
        'is not a range of shards: write 0-3/16 for the first four of sixteen, or 2/16 for one',
    })
    .optional(),
  SLACK_BOT_TOKEN: slackToken('xoxb', 'OAuth & Permissions').optional(),
  SLACK_APP_TOKEN: slackToken('xapp', 'Basic Information → App-Level Tokens').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: address.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^file:./, { error: 'is neither file:PATH nor a database that this version supports' })
    .default('file:data/cairn.db'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'is not a port number (0 to 65535)' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'is not a port number (0 to 65535)' })
    .default(3000),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `is not one of ${LOG_LEVELS.join(', ')}` })
    .default('info'),
});
type Variables = z.infer<typeof VARIABLES>;

/** Reads the configuration from variables such as `process.env`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ReadConfig {
  const set = Object.entries(environment).filter(([, value]) => value?.trim());
  const parsed = VARIABLES.safeParse(
    Object.fromEntries(set.map(([name, value]) => [name, value?.trim()])),
  );
  const names = new Set(set.map(([name]) => name));
  const problems: ConfigProblem[] = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({
        variable: String(path[0]),
        problem: message,
      }));
  problems.push(...slackProblems(names));
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, config: configOf(parsed.data) };
}

/** One line a problem, for the host's eyes: the variable, what is wrong, where to get it. */
export function formatConfigProblem({ variable, problem }: ConfigProblem): string {
  return `${variable} ${problem}`;
}

/** "0-3/16": shards 0 to 3 of 16; "2/16": one of them. */
function readShards(text: string): Shards | undefined {
  const read = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*\/\s*(\d{1,5})$/.exec(text);
  if (read === null) return undefined;
  const [first, last, count] = [Number(read[1]), Number(read[2] ?? read[1]), Number(read[3])];
  return first <= last && last < count ? { first, last, count } : undefined;
}

/** The playground keeps its data beside the configured database, in a file of its own. */
export function playgroundFile(config: Config): string {
  return join(dirname(config.databaseUrl.slice('file:'.length)), 'playground.db');
}

function slackProblems(set: ReadonlySet<string>): readonly ConfigProblem[] {
  const bot = set.has('SLACK_BOT_TOKEN');
  const many = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'].find((name) => set.has(name));
  if (many !== undefined && !bot) {
    return [
      {
        variable: many,
        problem: `is for many workspaces, which this version does not serve. For one, take it out and set SLACK_BOT_TOKEN, from ${SLACK_PORTAL} → your app → OAuth & Permissions`,
      },
    ];
  }
  const app = set.has('SLACK_APP_TOKEN');
  const secret = set.has('SLACK_SIGNING_SECRET');
  if (bot && !app && !secret) {
    return [
      {
        variable: 'SLACK_APP_TOKEN',
        problem: `is missing: Slack needs it beside SLACK_BOT_TOKEN for Socket Mode (or SLACK_SIGNING_SECRET for HTTP). Make one at ${SLACK_PORTAL} → your app → Basic Information → App-Level Tokens, scope connections:write`,
      },
    ];
  }
  if (!bot && (app || secret)) {
    return [
      {
        variable: 'SLACK_BOT_TOKEN',
        problem: `is missing: Slack needs it beside ${app ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET'}. Copy it from ${SLACK_PORTAL} → your app → OAuth & Permissions`,
      },
    ];
  }
  return [];
}

function configOf(variables: Variables): Config {
  const slack = slackConfig(variables);
  return Object.freeze({
    ...(variables.DISCORD_TOKEN && {
      discord: {
        token: variables.DISCORD_TOKEN,
        ...(variables.DISCORD_API_URL && { apiUrl: variables.DISCORD_API_URL }),
        ...(variables.DISCORD_SHARDS && { shards: variables.DISCORD_SHARDS }),
      },
    }),
    ...(slack && { slack }),
    databaseUrl: variables.DATABASE_URL,
    host: variables.HOST,
    port: variables.PORT,
    logLevel: variables.LOG_LEVEL,
  });
}

/** With both an app token and a signing secret, Socket Mode is used. */
function slackConfig(variables: Variables): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = variables;
  if (SLACK_BOT_TOKEN === undefined) return undefined;
  const common = { botToken: SLACK_BOT_TOKEN, ...(SLACK_API_URL && { apiUrl: SLACK_API_URL }) };
  if (SLACK_APP_TOKEN !== undefined)
    return { ...common, mode: 'socket', appToken: SLACK_APP_TOKEN };
  if (SLACK_SIGNING_SECRET === undefined) return undefined;
  return { ...common, mode: 'http', signingSecret: SLACK_SIGNING_SECRET };
}

/** The variables of the file .env beside Cairn; none where there is no such file. Throws HostError when it cannot be read. */
export function readDotEnv(): NodeJS.Dict<string> {
  if (!existsSync('.env')) return {};
  try {
    return parseEnv(readFileSync('.env', 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new HostError(
      `.env cannot be read (${code}). Let Cairn's user read it, or take it away.`,
    );
  }
}
