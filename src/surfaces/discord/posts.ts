// Posts and edits that nobody waits for: paced, repeated with care, their outcome told exactly.
import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError, RateLimitError, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import type { EditOutcome, PostOutcome, Surface } from '#core/ports/surface.ts';
import { CODE, codeOf, isTokenRefused, loggable } from './failure.ts';
import { createPace } from './pace.ts';
import { type WireMessage, wireMessage } from './wire-message.ts';

type Posts = Pick<Surface, 'post' | 'edit'> & {
  /** Lets what was begun finish; what waits for its turn and what comes later is `unavailable`. */
  stop(): void;
};

type Parts = { readonly rest: REST; readonly log: Log; readonly onTokenRefused: () => void };

/** Below Discord's 50 a second, with room for what else the bot asks. */
const POSTS_A_SECOND = 44;
/** Pauses before a post is repeated. With its nonce it cannot double within Discord's memory of minutes. */
const PAUSES_MILLISECONDS = [250, 1_000] as const;

const SENT = z.object({ id: z.string() });

/** How one attempt ended, when it did not succeed. */
type Failure =
  | { readonly kind: 'refused'; readonly error: DiscordAPIError }
  | { readonly kind: 'not-sent'; readonly code: string; readonly again: boolean }
  | { readonly kind: 'perhaps-sent'; readonly code: string };

export function createPosts({ rest, log, onTokenRefused }: Parts): Posts {
  const pace = createPace(POSTS_A_SECOND);
  const stopping = new AbortController();

  /** Attempts until it is known how it went; the failure that counts, or what was answered. */
  async function persist<T>(send: () => Promise<T>): Promise<{ sent: T } | Failure> {
    let perhaps: Failure | undefined;
    for (const pause of [...PAUSES_MILLISECONDS, undefined]) {
      const attempt = await attemptOnce(send);
      if ('sent' in attempt || attempt.kind === 'refused') return attempt;
      if (attempt.kind === 'perhaps-sent') perhaps = attempt;
      const last = pause === undefined || (attempt.kind === 'not-sent' && !attempt.again);
      if (last || stopping.signal.aborted) return perhaps ?? attempt;
      await wait(pause);
    }
    throw new Error('the last attempt has no pause');
  }

  async function attemptOnce<T>(send: () => Promise<T>): Promise<{ sent: T } | Failure> {
    try {
      await pace.turn(stopping.signal);
    } catch {
      return { kind: 'not-sent', code: 'stopping', again: false };
    }
    try {
      return { sent: await send() };
    } catch (error) {
      if (isTokenRefused(error)) onTokenRefused();
      return failureOf(error);
    }
  }

  return {
    async post({ workspaceId, channelId }, message, nonce) {
      const { body, files } = wireMessage(message, workspaceId);
      const data = { body: { ...body, nonce, enforce_nonce: true }, files };
      const ended = await persist(() => rest.post(Routes.channelMessages(channelId), data));
      if ('sent' in ended) return { kind: 'sent', messageId: SENT.parse(ended.sent).id };
      if (ended.kind === 'refused') {
        log.warn(loggable(ended.error), 'Discord refused a post');
        return refusedPost(ended.error);
      }
      return { kind: ended.kind === 'not-sent' ? 'unavailable' : 'unknown', code: ended.code };
    },

    async edit({ workspaceId, channelId }, messageId, message) {
      const data: WireMessage = wireMessage(message, workspaceId);
      const ended = await persist(() =>
        rest.patch(Routes.channelMessage(channelId, messageId), data),
      );
      if ('sent' in ended) return { kind: 'edited' };
      if (ended.kind === 'refused') {
        log.warn(loggable(ended.error), 'Discord refused an edit');
        return refusedEdit(ended.error);
      }
      return { kind: 'unavailable', code: ended.code };
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

function refusedPost({ code, status }: DiscordAPIError): PostOutcome {
  const said = String(code);
  switch (code) {
    case CODE.unknownChannel:
    case CODE.unknownGuild:
      return { kind: 'refused', because: 'gone', code: said };
    case CODE.notInThisChannelType:
    case CODE.wrongChannelType:
      return { kind: 'refused', because: 'not-a-channel', code: said };
    default:
      // Any other 403 is a permission too, or a member who takes no messages from the bot.
      return status === 403
        ? { kind: 'refused', because: 'forbidden', code: said }
        : { kind: 'unavailable', code: said };
  }
}

function refusedEdit({ code }: DiscordAPIError): EditOutcome {
  const gone =
    code === CODE.unknownMessage || code === CODE.unknownChannel || code === CODE.unknownGuild;
  return gone ? { kind: 'gone' } : { kind: 'unavailable', code: String(code) };
}
