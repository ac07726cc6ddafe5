// Slack's Web API as Cairn calls it: failures as values, a time-out on every call, and a watch on the token.
import { type Logger, webApi } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type ApiFailure, apiFailure, refusesToken } from './failure.ts';

export type Called<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: ApiFailure };

export type SlackApi = {
  /** A call that may be sent again after a 5xx or a cut: what it does is the same once or twice. */
  repeatable<T>(call: (client: WebClient) => Promise<T>): Promise<Called<T>>;
  /** A call that is sent once, whatever comes of it: posts. */
  once<T>(call: (client: WebClient) => Promise<T>): Promise<Called<T>>;
};

export type ApiOptions = {
  readonly botToken: string;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  /** Slack does not take the token any more. */
  readonly onTokenRefused: (code: string) => void;
};

/** A member waits for most answers; a trigger_id lives for three seconds. */
const TIMEOUT_MILLISECONDS = 5_000;
const RETRIES = { retries: 2, minTimeout: 200, factor: 2 };

export function createSlackApi(options: ApiOptions): SlackApi {
  const repeating = new webApi.WebClient(options.botToken, clientOptions(options, RETRIES));
  const posting = new webApi.WebClient(options.botToken, clientOptions(options, { retries: 0 }));

  async function call<T>(work: Promise<T>): Promise<Called<T>> {
    try {
      return { ok: true, value: await work };
    } catch (error) {
      const failure = apiFailure(error);
      if (failure.kind === 'refused' && refusesToken(failure.code)) {
        options.onTokenRefused(failure.code);
      }
      return { ok: false, failure };
    }
  }

  return {
    repeatable: (work) => call(work(repeating)),
    once: (work) => call(work(posting)),
  };
}

/**
 * Options for one client. Each client gets an object of its own: the SDK writes into what it is given
 * (Socket Mode its 100 retries, a client its token into shared headers).
 */
export function clientOptions(
  { apiUrl, logger }: Pick<ApiOptions, 'apiUrl' | 'logger'>,
  retryConfig: webApi.WebClientOptions['retryConfig'] = { retries: 0 },
): webApi.WebClientOptions {
  return {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    logger,
    retryConfig,
    timeout: TIMEOUT_MILLISECONDS,
    // Else one 429 holds up every other call of the client.
    rejectRateLimitedCalls: true,
  };
}
