// Of what comes faster than it can be worked on, the newest alone: one work at a time by key, never an older one after
// a newer.

export type Newest = {
  /**
   * Works on this, unless something newer was given under the key. While a work is under way the newest waits, and
   * takes the place of what waited before. Fulfils when nothing waits, or at once where another call sees to that.
   */
  work(key: string, at: number, work: () => Promise<void>): Promise<void>;
};

const MOST_KNOWN = 1_000;

type State = { at: number; waiting: (() => Promise<void>) | undefined; working: boolean };

export function createNewest(): Newest {
  /** The least recently worked on first. */
  const known = new Map<string, State>();

  function stateOf(key: string): State {
    const state = known.get(key) ?? { at: 0, waiting: undefined, working: false };
    known.delete(key);
    known.set(key, state);
    const [oldest] = known.keys();
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    return state;
  }

  return {
    async work(key, at, work) {
      const state = stateOf(key);
      if (at <= state.at) return;
      state.at = at;
      state.waiting = work;
      if (state.working) return;
      state.working = true;
      try {
        while (state.waiting !== undefined) {
          const next = state.waiting;
          state.waiting = undefined;
          await next();
        }
      } finally {
        state.working = false;
      }
    },
  };
}
