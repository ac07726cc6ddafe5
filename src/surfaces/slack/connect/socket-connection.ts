// Socket Mode. Bolt's own reconnecting is off: a token revoked meanwhile makes it an unhandled rejection,
// a 503 ends it for good, and it waits five seconds where none are needed. Here it is a loop.
import { type Logger, SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import { HostError } from '#core/model/host-error.ts';
import type { Log } from '#core/model/log.ts';
import { soon } from '../soon.ts';
import { clientOptions } from './api.ts';
import type { Connection, Health } from './connection.ts';
import { type ApiFailure, apiFailure, refusesToken } from './failure.ts';

export type SocketParts = {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  readonly log: Log;
  /** The connection is back after a break. */
  readonly onReconnected: () => void;
};

type State =
  | { readonly kind: 'connecting' | 'connected' | 'closed' }
  /** For good: the host has to do something. */
  | { readonly kind: 'refused'; readonly why: string };

type Opened = { readonly ok: true } | { readonly ok: false; readonly failure: ApiFailure };

const goodbye = z.object({ type: z.literal('disconnect') });

const OPEN_TIMEOUT_MILLISECONDS = 15_000;
const CLOSE_TIMEOUT_MILLISECONDS = 3_000;
const TRIES_AT_START = 4;
const LONGEST_PAUSE_MILLISECONDS = 30_000;
const TOKEN_PAGE =
  'https://api.slack.com/apps → your app → Basic Information → App-Level Tokens, scope connections:write';

export function createSocketConnection(parts: SocketParts): Connection {
  const { log } = parts;
  const receiver = new SocketModeReceiver({
    appToken: parts.appToken,
    logger: parts.logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(parts) },
  });
  const { client } = receiver;
  let state: State = { kind: 'connecting' };
  let wake: () => void = () => undefined;

  /**
   * Slack answers the frame that closes a connection and leaves its end to us; the SDK waits for it, and for
   * seconds nothing is heard. Told twice it ends the connection itself.
   */
  function end(): Promise<void> {
    void client.disconnect();
    return client.disconnect();
  }

  async function tryOpen(): Promise<Opened> {
    try {
      const opened = await soon(client.start(), OPEN_TIMEOUT_MILLISECONDS);
      if (opened !== undefined) return { ok: true };
      void end();
      return { ok: false, failure: { kind: 'unknown', code: 'no_hello' } };
    } catch (error) {
      return { ok: false, failure: apiFailure(error) };
    }
  }

  /** Tries until it is connected, refused for good, closed, or out of tries. */
  async function connect(tries: number): Promise<Opened> {
    for (let attempt = 0; ; attempt += 1) {
      const opened = await tryOpen();
      // Closed while it was being opened: what has just been opened goes too.
      if (isClosed()) void end();
      if (isClosed() || opened.ok) return opened;
      const { kind, code } = opened.failure;
      if ((kind === 'refused' && isFinal(code)) || attempt + 1 >= tries) return opened;
      log.warn({ code, attempt }, 'Slack is not reached; trying again');
      await pause(pauseAfter(attempt, opened.failure));
      if (isClosed()) return opened;
    }
  }

  /** State changes while the loop waits, which the compiler cannot see. */
  const isClosed = (): boolean => state.kind === 'closed';

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function reconnect(): Promise<void> {
    state = { kind: 'connecting' };
    const opened = await connect(Number.POSITIVE_INFINITY);
    if (isClosed()) return;
    if (opened.ok) {
      state = { kind: 'connected' };
      parts.onReconnected();
      return;
    }
    const why = refusal(opened.failure.code);
    state = { kind: 'refused', why };
    log.error({ code: opened.failure.code, why }, 'Slack is disconnected for good');
  }

  // The SDK has begun to close by itself; a new connection is opened at once, not when the old one has ended.
  client.on('ws_message', (data: unknown) => {
    if (saysGoodbye(data)) void client.disconnect();
  });
  client.on('disconnected', () => {
    if (state.kind === 'connected') void reconnect();
  });

  return {
    receiver,
    routes: [],
    async open() {
      const opened = await connect(TRIES_AT_START);
      if (!opened.ok) {
        state = { kind: 'closed' };
        throw new HostError(refusal(opened.failure.code));
      }
      state = { kind: 'connected' };
    },
    health: () => healthOf(state),
    async close() {
      if (state.kind !== 'refused') state = { kind: 'closed' };
      wake();
      await soon(end(), CLOSE_TIMEOUT_MILLISECONDS);
    },
  };
}

/** Slack is about to take a connection away, as it does every few hours. */
function saysGoodbye(data: unknown): boolean {
  if (typeof data !== 'string' || !data.includes('"disconnect"')) return false;
  try {
    return goodbye.safeParse(JSON.parse(data)).success;
  } catch {
    return false;
  }
}

function healthOf(state: State): Health {
  switch (state.kind) {
    case 'connected':
      return { ok: true };
    case 'connecting':
      return { ok: false, why: 'connecting to Slack' };
    case 'closed':
      return { ok: false, why: 'the connection to Slack is closed' };
    case 'refused':
      return { ok: false, why: state.why };
  }
}

function isFinal(code: string): boolean {
  return refusesToken(code) || code === 'missing_scope' || code === 'no_permission';
}

/** The variable, what is wrong, what to do. */
function refusal(code: string): string {
  if (code === 'missing_scope' || code === 'no_permission') {
    return `SLACK_APP_TOKEN lacks the scope connections:write. Make a new one at ${TOKEN_PAGE}.`;
  }
  if (code === 'not_allowed_token_type') {
    return `SLACK_APP_TOKEN is not an app-level token (${code}). Make one at ${TOKEN_PAGE}.`;
  }
  if (refusesToken(code)) {
    return `SLACK_APP_TOKEN is refused by Slack (${code}). Copy it again, or make a new one, at ${TOKEN_PAGE}.`;
  }
  if (code === 'socket_mode_not_enabled' || code === 'link_disabled') {
    return `SLACK_APP_TOKEN belongs to an app whose Socket Mode is switched off (${code}). Switch it on at https://api.slack.com/apps → your app → Socket Mode.`;
  }
  return `SLACK_APP_TOKEN: no connection to Slack (${code}). Check the network and SLACK_API_URL, then start again.`;
}

/** At once after a break, then longer and longer, spread so that many do not come back in one moment. */
function pauseAfter(attempt: number, failure: ApiFailure): number {
  if (failure.kind === 'limited') return failure.seconds * 1_000;
  const most = Math.min(LONGEST_PAUSE_MILLISECONDS, 250 * 2 ** attempt);
  return most * (0.5 + Math.random() / 2);
}
