// How Discord's REST API is reached: address, time-outs, repeats and limits.
import { DefaultRestOptions, type RESTOptions } from 'discord.js';

const TIMEOUT_MILLISECONDS = 10_000;
/** 10,000 refusals in ten minutes block the address: a host is warned long before. */
const REFUSALS_BETWEEN_WARNINGS = 500;
/** A longer wait, told by a 429, is not waited for: the post is unavailable for now. */
const LONGEST_LIMIT_MILLISECONDS = 15_000;

/** `apiUrl` is the base without the version, with or without a slash at its end; Discord's own when not given. */
function common(apiUrl: string | undefined): Partial<RESTOptions> {
  return {
    api: apiUrl === undefined ? DefaultRestOptions.api : apiUrl.replace(/\/+$/, ''),
    version: '10',
    timeout: TIMEOUT_MILLISECONDS,
    invalidRequestWarningInterval: REFUSALS_BETWEEN_WARNINGS,
  };
}

/**
 * For what people wait for: answers, and the edits of deferred ones. Discord exempts both from the
 * bot's 50 requests a second, the SDK does not exempt the edits: fifty at once would wait a second.
 */
export function interactiveApi(apiUrl: string | undefined): Partial<RESTOptions> {
  return { ...common(apiUrl), retries: 1, globalRequestsPerSecond: Number.POSITIVE_INFINITY };
}

/** For answers, which are repeated by hand: whether an attempt may have arrived decides what comes next. */
export function answeringApi(apiUrl: string | undefined): Partial<RESTOptions> {
  return { ...interactiveApi(apiUrl), retries: 0 };
}

/**
 * For posts, which have queues of their own so that no answer waits behind them. They are repeated
 * by hand: the SDK does not tell whether an attempt before the last may have arrived.
 */
export function postingApi(apiUrl: string | undefined): Partial<RESTOptions> {
  return {
    ...common(apiUrl),
    retries: 0,
    rejectOnRateLimit: ({ timeToReset, retryAfter }) =>
      Math.max(timeToReset, retryAfter) > LONGEST_LIMIT_MILLISECONDS,
  };
}
