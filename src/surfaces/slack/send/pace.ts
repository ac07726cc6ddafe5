// One thing after another in each channel, and no faster than Slack takes posts; channels do not wait for each other.

export type ChannelPace = {
  /** Runs posts to one channel in order, about one a second after a short burst. */
  post<T>(channelId: string, work: () => Promise<T>): Promise<T>;
  /** Runs what is no post to one channel in order with its posts, without slowing down. */
  inOrder<T>(channelId: string, work: () => Promise<T>): Promise<T>;
  /** Waits so many seconds in that channel's turn; false when Cairn stops meanwhile. */
  pause(seconds: number): Promise<boolean>;
  /** Ends all pauses. */
  stop(): void;
};

/** Slack: "generally one message per second per channel, short bursts are allowed". */
const MILLISECONDS_A_POST = 1_000;
const BURST = 3;

type Turn = { last: Promise<unknown>; waiting: number; free: number; at: number };

/** `now` gives monotonic milliseconds. */
export function createChannelPace(now: () => number = () => performance.now()): ChannelPace {
  const turns = new Map<string, Turn>();
  const stopping = new AbortController();

  function inTurn<T>(channelId: string, work: (turn: Turn) => Promise<T>): Promise<T> {
    const turn = turns.get(channelId) ?? {
      last: Promise.resolve(),
      waiting: 0,
      free: BURST,
      at: now(),
    };
    turns.set(channelId, turn);
    turn.waiting += 1;
    const running = turn.last.then(() => work(turn));
    turn.last = running
      .catch(() => undefined)
      .then(() => {
        turn.waiting -= 1;
        forgetIdle();
      });
    return running;
  }

  /** A channel where nothing was posted for a while is as good as new. */
  function forgetIdle(): void {
    for (const [channelId, turn] of turns) {
      if (turn.waiting > 0) return;
      if (now() - turn.at < BURST * MILLISECONDS_A_POST) return;
      turns.delete(channelId);
    }
  }

  async function takePost(turn: Turn): Promise<void> {
    const regained = (now() - turn.at) / MILLISECONDS_A_POST;
    const free = Math.min(BURST, turn.free + regained);
    const wait = free >= 1 ? 0 : (1 - free) * MILLISECONDS_A_POST;
    if (wait > 0) await pause(wait / 1_000);
    turn.free = Math.max(free, 1) - 1;
    turn.at = now();
  }

  function pause(seconds: number): Promise<boolean> {
    if (stopping.signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const done = (completed: boolean) => {
        clearTimeout(timer);
        stopping.signal.removeEventListener('abort', cut);
        resolve(completed);
      };
      const cut = () => done(false);
      const timer = setTimeout(() => done(true), seconds * 1_000);
      stopping.signal.addEventListener('abort', cut);
    });
  }

  return {
    post: (channelId, work) =>
      inTurn(channelId, async (turn) => {
        await takePost(turn);
        return work();
      }),
    inOrder: (channelId, work) => inTurn(channelId, work),
    pause,
    stop: () => stopping.abort(),
  };
}
