// What has been begun and is not finished yet, so that a stop can wait for it.

export type WorkInHand = {
  /** Remembers the work until it is settled, and gives it back. */
  add<T>(work: Promise<T>): Promise<T>;
  /** Fulfils when all is settled, what was begun meanwhile included. */
  finished(): Promise<void>;
};

export function createWorkInHand(): WorkInHand {
  const inHand = new Set<Promise<unknown>>();
  return {
    add(work) {
      const done = () => inHand.delete(settled);
      const settled: Promise<boolean> = work.then(done, done);
      inHand.add(settled);
      return work;
    },
    async finished() {
      while (inHand.size > 0) await Promise.all(inHand);
    },
  };
}
