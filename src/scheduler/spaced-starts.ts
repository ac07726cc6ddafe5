// Pieces of work begun one after another, so that what people wait for is answered in between.
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

/** Begins work when it is its turn; gives what it gives. */
export type SpacedStarts = <T>(work: () => Promise<T>) => Promise<T>;

/** What is shorter is not worth a timer. */
const SHORT_MILLISECONDS = 2;
const LONGEST_PAUSE_MILLISECONDS = 50;

/**
 * Each piece begins in a turn of the event loop of its own, and after a pause as long as the piece before it kept the
 * loop busy: composing for many groups takes half of the time at most.
 */
export function createSpacedStarts(): SpacedStarts {
  let last: Promise<void> = Promise.resolve();
  return async (work) => {
    const before = last;
    const next = Promise.withResolvers<void>();
    last = next.promise;
    await before;
    const at = performance.now();
    const working = work();
    void pauseAfter(at).then(next.resolve);
    return working;
  };
}

async function pauseAfter(begun: number): Promise<void> {
  await nextTurn();
  const took = performance.now() - begun;
  if (took > SHORT_MILLISECONDS) await wait(Math.min(took, LONGEST_PAUSE_MILLISECONDS));
}
