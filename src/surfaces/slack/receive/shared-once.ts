// A press may share something with its channel once, though Slack may deliver it again.
import { LRUCache } from 'lru-cache';

/** Whether this is the first time that it is asked for an ask's id. */
export type SharedOnce = (askId: string) => boolean;

const MOST_REMEMBERED = 1_000;

export function createSharedOnce(): SharedOnce {
  const done = new LRUCache<string, true>({ max: MOST_REMEMBERED });
  return (askId) => {
    if (done.has(askId)) return false;
    done.set(askId, true);
    return true;
  };
}
