// Sends one request until Discord says something to it: a connection that is cut, and a 5xx, say nothing.
import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError } from 'discord.js';

export type Ended =
  | { readonly kind: 'taken' }
  /** Discord's own no, or the last thing that went wrong on the way; `perhaps`: an attempt may have arrived. */
  | { readonly kind: 'refused'; readonly error: unknown; readonly perhaps: boolean };

/** Sends again after each of the pauses. The request must not matter when it arrives twice. */
export async function sendUntilTaken(
  request: () => Promise<unknown>,
  pauses: readonly number[],
): Promise<Ended> {
  let perhaps = false;
  for (const pause of [...pauses, undefined]) {
    try {
      await request();
      return { kind: 'taken' };
    } catch (error) {
      if (error instanceof DiscordAPIError) return { kind: 'refused', error, perhaps };
      perhaps = true;
      if (pause === undefined) return { kind: 'refused', error, perhaps };
    }
    await wait(pause);
  }
  throw new Error('the last attempt has no pause');
}
