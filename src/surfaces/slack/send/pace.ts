// One thing after another in each channel, and no faster than Slack takes posts; channels do not wait for each other.
import { setTimeout as wait } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { createKeyedQueue } from '#async/keyed-queue.ts';

export type ChannelPace = {
  /** Runs posts to one channel in order, about one a second after a short burst; `first`: before those that wait. */
  post<T>(channelId: string, work: () => Promise<T>, first?: boolean): Promise<T>;
  /** Runs edits in one channel in order. They wait for no post: Slack counts them apart, and somebody may have pressed. */
  edit<T>(channelId: string, work: () => Promise<T>): Promise<T>;
  /** Waits so many seconds in that channel's turn; false when Cairn stops meanwhile. */
  pause(seconds: number): Promise<boolean>;
  /** Ends all pauses. */
  stop(): void;
};

/** Slack: "generally one message per second per channel, short bursts are allowed". */
const MILLISECONDS_A_POST = 1_000;
const BURST = 3;
/** A channel that is forgotten is as good as one where nothing was posted for a while. */
const MOST_KNOWN = 5_000;

/** How many posts a channel took at once at a moment of the machine's clock. */
type Allowance = { readonly free: number; readonly at: number };

export function createChannelPace(): ChannelPace {
  const edits = createKeyedQueue();
  const posts = new Map<string, PQueue>();
  const allowances = new LRUCache<string, Allowance>({ max: MOST_KNOWN });
  const stopping = new AbortController();

  /** A channel's posts, while there are some. */
  function postsOf(channelId: string): PQueue {
    const known = posts.get(channelId);
    if (known !== undefined) return known;
    const queue = new PQueue({ concurrency: 1 });
    posts.set(channelId, queue);
    return queue;
  }

  function inTurn<T>(channelId: string, work: () => Promise<T>, first: boolean): Promise<T> {
    const queue = postsOf(channelId);
    const working = queue.add(work, { priority: first ? 1 : 0 });
    void queue.onIdle().then(() => {
      if (queue.size + queue.pending === 0) posts.delete(channelId);
    });
    return working;
  }

  async function takePost(channelId: string): Promise<void> {
    const now = performance.now();
    const known = allowances.get(channelId) ?? { free: BURST, at: now };
    const free = Math.min(BURST, known.free + (now - known.at) / MILLISECONDS_A_POST);
    if (free < 1) await pause(((1 - free) * MILLISECONDS_A_POST) / 1_000);
    allowances.set(channelId, { free: Math.max(free, 1) - 1, at: performance.now() });
  }

  function pause(seconds: number): Promise<boolean> {
    return wait(seconds * 1_000, true, { signal: stopping.signal }).catch(() => false);
  }

  return {
    post: (channelId, work, first = false) =>
      inTurn(
        channelId,
        async () => {
          await takePost(channelId);
          return work();
        },
        first,
      ),
    edit: edits.run,
    pause,
    stop: () => stopping.abort(),
  };
}
