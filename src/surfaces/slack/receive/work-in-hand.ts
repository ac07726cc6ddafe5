// The work of handlers, which a stop waits for.
import PQueue from 'p-queue';
import type { Log } from '#core/model/log.ts';

export type WorkInHand = {
  /** How much is in hand. */
  count(): number;
  /** Takes work in hand, unless Cairn stops: what is not taken is not acknowledged, and Slack delivers it again. */
  take(work: () => Promise<void>): Promise<void>;
  /** Takes nothing more; fulfils when all is done. */
  finish(): Promise<void>;
};

export function createWorkInHand(log: Log): WorkInHand {
  const inHand = new PQueue();
  let finishing = false;
  return {
    count: () => inHand.pending,
    async take(work) {
      if (finishing) return;
      await inHand.add(work).catch((error: unknown) => report(error, log));
    },
    finish() {
      finishing = true;
      return inHand.onIdle();
    },
  };
}

function report(error: unknown, log: Log): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // The socket closed before the acknowledgement: Slack delivers the same again on the next one.
  if (code.startsWith('slack_socket_mode'))
    log.warn({ code }, 'an interaction was not acknowledged');
  else log.error({ err: error, surface: 'slack' }, 'an interaction was not answered');
}
