// A process that can die at any step: after it, nothing of it does anything any more, and nothing it began returns.
import type { Store } from '#core/model/store.ts';
import type { RecordingSurface } from './recording-surface.ts';

export type Mortal = {
  readonly store: Store;
  readonly wrap: (surface: RecordingSurface) => RecordingSurface;
  /** Fulfils when it dies. */
  readonly death: Promise<void>;
};

const NEVER = new Promise<never>(() => {});

/** Dies at the given step; a step is the beginning or the end of a unit of work or of an attempt to send. */
export function mortal(store: Store, steps: number): Mortal {
  let left = steps;
  let die: () => void = () => {};
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });

  async function step(): Promise<void> {
    left -= 1;
    if (left > 0) return;
    die();
    await NEVER;
  }

  async function living<T>(work: () => Promise<T>): Promise<T> {
    await step();
    const result = await work();
    await step();
    return result;
  }

  return {
    // What it had begun to write is written at its death, not when others work already.
    death: death.then(() => store.run(async () => undefined)),
    store: { ...store, run: (work) => living(() => store.run(work)) },
    wrap: (surface) => ({
      ...surface,
      post: (...args) => living(() => surface.post(...args)),
      direct: (...args) => living(() => surface.direct(...args)),
    }),
  };
}
