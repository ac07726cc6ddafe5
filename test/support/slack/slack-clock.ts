// The clock that the test Slack goes by: the real one, or one that a test moves by hand.
export type SlackClock = {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Runs something once, that many milliseconds from now; what is returned cancels it. */
  after(milliseconds: number, run: () => void): () => void;
};

export type ManualSlackClock = SlackClock & {
  /** Moves time on and runs what has become due, in order. */
  advance(milliseconds: number): void;
};

export const wallSlackClock: SlackClock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** A clock that stands still until a test advances it. `start`: milliseconds since 1970. */
export const manualSlackClock = (start: number = Date.now()): ManualSlackClock => {
  let now = start;
  let waiting: { due: number; run: () => void }[] = [];
  return {
    now: () => now,
    after: (milliseconds, run) => {
      const entry = { due: now + milliseconds, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    advance: (milliseconds) => {
      const until = now + milliseconds;
      for (;;) {
        const next = waiting
          .filter((entry) => entry.due <= until)
          .sort((a, b) => a.due - b.due)
          .at(0);
        if (!next) break;
        waiting = waiting.filter((entry) => entry !== next);
        now = Math.max(now, next.due);
        next.run();
      }
      now = until;
    },
  };
};
