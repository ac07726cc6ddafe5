// Requests that nobody waits for: paced, repeated with care, and how they ended told exactly.
import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError, RateLimitError } from 'discord.js';
import { codeOf, isTokenRefused } from '../connect/failure.ts';
import { createPace } from './pace.ts';

/** How a request ended that was not answered well. */
export type Failure =
  /** Discord says no. */
  | { readonly kind: 'refused'; readonly error: DiscordAPIError }
  | { readonly kind: 'not-sent'; readonly code: string; readonly again: boolean }
  /** An attempt may have arrived, whatever became of the later ones. */
  | { readonly kind: 'perhaps-sent'; readonly code: string };

export type Attempts = {
  /** Sends when it is its turn, and again where that may help; sending twice must not matter. */
  send<T>(request: () => Promise<T>): Promise<{ readonly answered: T } | Failure>;
  /** Lets what was begun finish; what waits for its turn and what comes later is not sent. */
  stop(): void;
};

/** Below Discord's 50 a second, with room for what else the bot asks. */
const REQUESTS_A_SECOND = 44;
const PAUSES_MILLISECONDS = [250, 1_000] as const;

/** `share`: of the bot's requests that are this process's, where several processes serve its shards. */
export function createAttempts(onTokenRefused: () => void, share: number): Attempts {
  const pace = createPace(Math.max(1, Math.floor(REQUESTS_A_SECOND * share)));
  const stopping = new AbortController();

  async function once<T>(request: () => Promise<T>): Promise<{ answered: T } | Failure> {
    try {
      await pace.turn(stopping.signal);
    } catch {
      return { kind: 'not-sent', code: 'stopping', again: false };
    }
    try {
      return { answered: await request() };
    } catch (error) {
      if (isTokenRefused(error)) onTokenRefused();
      return failureOf(error);
    }
  }

  return {
    async send(request) {
      let perhaps: Failure | undefined;
      for (const pause of [...PAUSES_MILLISECONDS, undefined]) {
        const attempt = await once(request);
        if ('answered' in attempt || attempt.kind === 'refused') return attempt;
        if (attempt.kind === 'perhaps-sent') perhaps = attempt;
        const last = pause === undefined || (attempt.kind === 'not-sent' && !attempt.again);
        if (last || stopping.signal.aborted) return perhaps ?? attempt;
        await wait(pause);
      }
      throw new Error('the last attempt has no pause');
    },
    stop: () => stopping.abort(),
  };
}

/** What the error of an attempt says about whether the request arrived. */
function failureOf(error: unknown): Failure {
  if (error instanceof DiscordAPIError) return { kind: 'refused', error };
  if (error instanceof RateLimitError) return { kind: 'not-sent', code: '429', again: false };
  const code = codeOf(error);
  if (code !== undefined && NEVER_CONNECTED.has(code)) {
    return { kind: 'not-sent', code, again: true };
  }
  // A 5xx, a time-out or a connection cut half-way: Discord may have taken it.
  if (error instanceof Error && 'status' in error) {
    return { kind: 'perhaps-sent', code: String(error.status) };
  }
  return { kind: 'perhaps-sent', code: code ?? (error instanceof Error ? error.name : 'unknown') };
}

const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
