// Work by key: under one key one thing after another, in the order in which it was given. Keys do not wait for each other.

export type KeyedQueue = {
  /** Runs the work once all that was given before it under the key has ended, and settles as it does. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /**
   * For work of which only the latest counts: takes the place of what this was given before under the key and what
   * has not begun. Settles as the work does that was run in the end.
   */
  runLatest(key: string, work: () => Promise<void>): Promise<void>;
};

type Waiting = { work: () => Promise<void>; readonly done: Promise<void> };

export function createKeyedQueue(): KeyedQueue {
  /** Fulfils when the last work of a key has ended; none where nothing is under way. */
  const ends = new Map<string, Promise<void>>();
  const waiting = new Map<string, Waiting>();

  function run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const running = (ends.get(key) ?? Promise.resolve()).then(work);
    const forget = () => {
      if (ends.get(key) === end) ends.delete(key);
    };
    const end = running.then(forget, forget);
    ends.set(key, end);
    return running;
  }

  return {
    run,
    runLatest(key, work) {
      const before = waiting.get(key);
      if (before !== undefined) {
        before.work = work;
        return before.done;
      }
      const done = run(key, () => {
        waiting.delete(key);
        return latest.work();
      });
      const latest: Waiting = { work, done };
      waiting.set(key, latest);
      return done;
    },
  };
}
