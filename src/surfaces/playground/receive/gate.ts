// What people do goes on side by side; a fresh start, or a move of the clock, has the chat to itself.
import PQueue from 'p-queue';

export type Gate = {
  /** Does it beside what others do, once nothing is done alone. */
  beside<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for what is in hand, and holds up what comes. */
  alone(work: () => Promise<void>): Promise<void>;
  /** Fulfils when nothing is in hand. */
  settled(): Promise<void>;
};

export function createGate(): Gate {
  const inHand = new PQueue();
  const undisturbed = new PQueue({ concurrency: 1 });
  return {
    async beside(work) {
      await undisturbed.onIdle();
      return inHand.add(work);
    },
    alone: (work) =>
      undisturbed.add(async () => {
        await inHand.onIdle();
        await work();
      }),
    settled: () => inHand.onIdle(),
  };
}
