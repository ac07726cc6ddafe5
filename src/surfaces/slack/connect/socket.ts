// One socket to Slack after another, through the SDK. Its own reconnecting is off: a token revoked meanwhile makes it
// an unhandled rejection, a 503 ends it for good, and it waits five seconds where none are needed.
import { type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import { within } from '#async/within.ts';
import { clientOptions } from './api.ts';
import { type ApiFailure, apiFailure } from './failure.ts';

export type SocketOptions = {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
};

export type Opened = { readonly ok: true } | { readonly ok: false; readonly failure: ApiFailure };

export type Socket = {
  readonly receiver: Receiver;
  open(): Promise<Opened>;
  end(): Promise<void>;
  /** Calls back whenever a socket has ended. */
  onEnd(ended: () => void): void;
};

const OPEN_TIMEOUT_MILLISECONDS = 15_000;

const goodbye = z.object({ type: z.literal('disconnect') });

export function createSocket(options: SocketOptions): Socket {
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    logger: options.logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(options) },
  });
  const { client } = receiver;

  /**
   * Slack answers the frame that closes a connection and leaves its end to us; the SDK waits for it, and for
   * seconds nothing is heard. Told twice it ends the connection itself.
   */
  function end(): Promise<void> {
    void client.disconnect();
    return client.disconnect();
  }

  // The SDK has begun to close by itself; a new connection is opened at once, not when the old one has ended.
  client.on('ws_message', (data: unknown) => {
    if (saysGoodbye(data)) void client.disconnect();
  });
  return {
    receiver,
    async open() {
      try {
        if ((await within(client.start(), OPEN_TIMEOUT_MILLISECONDS)) !== undefined)
          return { ok: true };
        void end();
        return { ok: false, failure: { kind: 'unknown', code: 'no_hello' } };
      } catch (error) {
        return { ok: false, failure: apiFailure(error) };
      }
    },
    end,
    onEnd: (ended) => void client.on('disconnected', ended),
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
