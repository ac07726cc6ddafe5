// What people do goes on side by side; a fresh start, or a move of the clock, has the chat to itself.

export type Gate = {
  /** Does it beside what others do, once nothing is done alone. */
  beside<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for what is in hand, and holds up what comes. */
  alone(work: () => Promise<void>): Promise<void>;
  /** Fulfils when nothing is in hand. */
  settled(): Promise<void>;
};

export function createGate(): Gate {
  const inHand = new Set<Promise<unknown>>();
  let free: Promise<void> = Promise.resolve();

  async function settled(): Promise<void> {
    while (inHand.size > 0) await Promise.allSettled(inHand);
  }

  return {
    async beside(work) {
      await free;
      const running = work();
      inHand.add(running);
      return running.finally(() => inHand.delete(running));
    },
    alone(work) {
      const done = free.then(settled).then(work);
      free = done.catch(() => undefined);
      return done;
    },
    settled,
  };
}
