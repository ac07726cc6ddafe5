// A clock that can be moved: the machine's time and an offset that the playground sets.
import { type Clock, type Instant, Temporal } from '#core/time/temporal.ts';

export type MovableClock = Clock & {
  /** Whether it shows another time than the machine's. */
  moved(): boolean;
  /** Goes on from this instant. */
  moveTo(instant: Instant): void;
  /** Shows the machine's time again. */
  reset(): void;
  /** Calls back after each move. Gives what ends that. */
  onMove(listener: () => void): () => void;
};

const SYSTEM: Clock = { now: () => Temporal.Now.instant() };

/** The clock of the playground, given to the whole core; `base` is the time it starts from. */
export function createMovableClock(base: Clock = SYSTEM): MovableClock {
  const listeners = new Set<() => void>();
  let offset = new Temporal.Duration();

  function shift(next: Temporal.Duration): void {
    offset = next;
    for (const listener of listeners) listener();
  }

  const now = (): Instant => base.now().add(offset);

  return {
    now,
    moved: () => !offset.blank,
    moveTo: (instant) => shift(base.now().until(instant)),
    reset: () => shift(new Temporal.Duration()),
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
