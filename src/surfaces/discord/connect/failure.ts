// What a refused or failed request to Discord means, and what may be said of it in a log.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/** Discord's JSON error codes that decide what Cairn does next. */
export const CODE = {
  unknownChannel: 10_003,
  unknownGuild: 10_004,
  unknownMember: 10_007,
  unknownMessage: 10_008,
  unknownUser: 10_013,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  alreadyAnswered: 40_060,
  missingAccess: 50_001,
  notInThisChannelType: 50_008,
  missingPermissions: 50_013,
  wrongChannelType: 50_024,
  tokenExpired: 50_027,
} as const;

const CODES_OF_LATENESS: ReadonlySet<unknown> = new Set([
  CODE.unknownInteraction,
  CODE.alreadyAnswered,
  CODE.unknownWebhook,
  CODE.tokenExpired,
]);

/** The answer came after Discord's three seconds or fifteen minutes, or a second time (a redelivery). */
export function isTooLate(error: unknown): boolean {
  return error instanceof DiscordAPIError && CODES_OF_LATENESS.has(error.code);
}

/** The interaction has its first response already. */
export function isAnswered(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === CODE.alreadyAnswered;
}

export function isTokenRefused(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 401;
}

/**
 * What failed, without what was sent: the SDK's errors carry the body and the address, in which are
 * notes, names and interaction tokens.
 */
export function loggable(error: unknown): object {
  if (error instanceof DiscordAPIError) {
    return { error: error.name, code: error.code, status: error.status, fields: fieldsOf(error) };
  }
  if (error instanceof HTTPError) return { error: error.name, status: error.status };
  if (error instanceof RateLimitError) return { error: error.name, waitFor: error.timeToReset };
  if (!(error instanceof Error)) return { error: String(error) };
  const code = codeOf(error);
  return { error: error.name, problem: error.message, ...(code !== undefined && { code }) };
}

/** Which fields Discord refused ("data.components.0.content"), never their values. */
function fieldsOf(error: DiscordAPIError): readonly string[] {
  return 'errors' in error.rawError ? paths(error.rawError.errors, []) : [];
}

function paths(node: unknown, at: readonly string[]): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('_errors' in node) return [at.join('.')];
  return Object.entries(node).flatMap(([key, child]) => paths(child, [...at, key]));
}

/** The system's code of a request that failed on the way: ECONNREFUSED, ENOTFOUND and the like. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}
