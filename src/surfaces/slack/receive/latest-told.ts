// Of what is told about a thing faster than it can be worked on, the latest alone: one work at a time, and never an
// older one after a newer.
import { LRUCache } from 'lru-cache';
import { createKeyedQueue } from '#async/keyed-queue.ts';

/** Works on what was told at a time, unless something later was told of the same thing. */
export type LatestTold = (thing: string, at: number, work: () => Promise<void>) => Promise<void>;

const MOST_KNOWN = 1_000;

export function createLatestTold(): LatestTold {
  const queue = createKeyedQueue();
  const latest = new LRUCache<string, number>({ max: MOST_KNOWN });
  return async (thing, at, work) => {
    if (at <= (latest.get(thing) ?? 0)) return;
    latest.set(thing, at);
    await queue.runLatest(thing, work);
  };
}
