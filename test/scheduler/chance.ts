// Chance that can be repeated: the same seed gives the same year.

export type Random = {
  /** A whole number from 0 up to but not including `bound`. */
  below(bound: number): number;
  chance(share: number): boolean;
  one<T>(of: readonly T[]): T;
};

/** mulberry32, by Tommy Ettinger (public domain): small, and even enough for choosing tests. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (bound) => Math.floor(next() * bound),
    chance: (share) => next() < share,
    one(of) {
      const chosen = of[Math.floor(next() * of.length)];
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen;
    },
  };
}
