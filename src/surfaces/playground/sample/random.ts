// Random numbers that are the same each time, so that the sample group looks the same to everybody.

export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** One of them; throws when there are none. */
  pick<T>(from: readonly T[]): T;
};

/** The generator mulberry32 from a seed: small, fast, and even enough for a sample. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    next,
    pick(from) {
      const picked = from[Math.floor(next() * from.length)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
  };
}
