// Evenly spaced turns, so that posts stay below Discord's 50 requests a second.
import { setTimeout as wait } from 'node:timers/promises';

export type Pace = {
  /** Fulfils when it is one's turn; rejects with an AbortError once the signal says stop. */
  turn(signal: AbortSignal): Promise<void>;
};

/** Goes by the machine's clock, as Discord does. What a late timer lost is caught up. */
export function createPace(turnsASecond: number): Pace {
  const gap = 1_000 / turnsASecond;
  let next = 0;
  return {
    async turn(signal) {
      signal.throwIfAborted();
      const now = performance.now();
      const mine = Math.max(now, next);
      next = mine + gap;
      if (mine > now) await wait(mine - now, undefined, { signal });
    },
  };
}
