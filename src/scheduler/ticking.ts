// A tick every ten seconds, also when the wall clock jumps.

export type Ticking = { stop(): void };

const EVERY_MILLISECONDS = 10_000;
const LOOK_MILLISECONDS = 1_000;

/**
 * Runs `work` in every tenth second of the wall clock, and within a second after the clock has jumped. It has to cope
 * with being run again while it works.
 *
 * A plain timer that looks at the clock: asleep for a month, or put ahead by one, it ticks once. What computes its next
 * time and waits for it is silent for as long as the clock is put back, and walks through all that was missed.
 */
export function tick(work: () => void): Ticking {
  let last = tenth();
  const looking = setInterval(() => {
    const now = tenth();
    if (now === last) return;
    last = now;
    work();
  }, LOOK_MILLISECONDS);
  return { stop: () => clearInterval(looking) };
}

/** Which ten seconds it is, counted from 1970. */
function tenth(): number {
  return Math.floor(Date.now() / EVERY_MILLISECONDS);
}
