// Evenly spaced turns, so that posts stay below Discord's 50 requests a second.
import { setTimeout as wait } from 'node:timers/promises';

/** Time that only goes forward, as pauses go by it. */
export type PaceTime = {
  /** In milliseconds, from any beginning. */
  now(): number;
  /** Rejects with an AbortError once the signal says stop. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
};

const MACHINE_TIME: PaceTime = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
};

export type Pace = {
  /** Fulfils when it is one's turn; rejects with an AbortError once the signal says stop. */
  turn(signal: AbortSignal): Promise<void>;
};

const SECOND_MILLISECONDS = 1_000;
/** How many more turns a second may hold while lost ones are caught up. */
const CATCHING_UP = 2;

/**
 * Goes by the machine's clock, as Discord does. What late timers lost is caught up, but never with more turns in
 * any one second than Discord takes: those that fell due while the process was held up do not begin all at once.
 */
export function createPace(turnsASecond: number, time: PaceTime = MACHINE_TIME): Pace {
  const gap = SECOND_MILLISECONDS / turnsASecond;
  const most = turnsASecond + CATCHING_UP;
  let next = 0;
  /** When the latest turns began, at most as many as a second may hold. */
  const begun: number[] = [];

  /** How long a second would still hold too many if one more began now, in milliseconds. */
  function fullFor(now: number): number {
    const [first] = begun;
    return first === undefined || begun.length < most ? 0 : first + SECOND_MILLISECONDS - now;
  }

  return {
    async turn(signal) {
      signal.throwIfAborted();
      let now = time.now();
      const mine = Math.max(now, next);
      next = mine + gap;
      for (let pause = Math.max(mine - now, fullFor(now)); pause > 0; pause = fullFor(now)) {
        await time.wait(pause, signal);
        now = time.now();
      }
      begun.push(now);
      if (begun.length > most) begun.shift();
    },
  };
}
