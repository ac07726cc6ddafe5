// A wall clock that a test moves: its own, and by a file that of the processes started with `preload.ts`.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type MovedClock = {
  /** Milliseconds since 1970; for the clocks of test servers. */
  now(): number;
  /** Moves to an instant ("2026-03-02T07:59:58Z"), from which it runs on. */
  set(instant: string): void;
  pass(milliseconds: number): void;
  /** What a process needs in its environment, and as its first arguments. */
  readonly environment: { readonly MOVED_CLOCK: string };
  readonly nodeArguments: readonly string[];
};

/** `folder` holds the file; it must outlive the processes that go by it. */
export function createMovedClock(folder: string, instant: string): MovedClock {
  const file = join(folder, 'moved-by');
  let moved = 0;
  const move = (by: number) => {
    moved = by;
    writeFileSync(`${file}.new`, String(moved));
    renameSync(`${file}.new`, file);
  };
  const set = (to: string) => move(Date.parse(to) - Date.now());
  set(instant);
  return {
    now: () => Date.now() + moved,
    set,
    pass: (milliseconds) => move(moved + milliseconds),
    environment: { MOVED_CLOCK: file },
    nodeArguments: ['--import', join(import.meta.dirname, 'preload.ts')],
  };
}
