// Bounded work at once, in order within a lane: one slow place never holds up others.

export type Lanes = {
  /** Runs work after all earlier work of its lane, when one of the slots is free. Never rejects: see `onError`. */
  run(lane: string, work: () => Promise<void>): Promise<void>;
};

export function createLanes(slots: number, onError: (error: unknown) => void): Lanes {
  const last = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  let free = slots;

  async function inSlot(work: () => Promise<void>): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await work();
    } catch (error) {
      onError(error);
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  }

  return {
    run(lane, work) {
      const before = last.get(lane) ?? Promise.resolve();
      const mine = before.then(() => inSlot(work));
      last.set(lane, mine);
      return mine.finally(() => {
        if (last.get(lane) === mine) last.delete(lane);
      });
    },
  };
}
