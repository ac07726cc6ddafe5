// How Slack's payloads come in, as the surface sees it: over a socket or over HTTP.
import type { Receiver } from '@slack/bolt';
import type { Hono } from 'hono';

export type Health = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** Slack has hung up before the acknowledgement, with what it carried: an answer has to go another way. */
export class UnheardError extends Error {
  override readonly name = 'UnheardError';
}

export type Connection = {
  readonly receiver: Receiver;
  /** Throws HostError when it cannot be opened for a reason that the host can mend. */
  open(): Promise<void>;
  health(): Health;
  close(): Promise<void>;
  /** What to mount in Cairn's web server. */
  readonly routes: readonly Hono[];
};
