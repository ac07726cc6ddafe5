// A room for one benchmark: a temporary folder, and all that has to end when it is left, whatever happens.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Room = {
  /** Removed with all that is in it. */
  readonly folder: string;
  /** What was begun last ends first. */
  onLeave(end: () => unknown): void;
};

const open = new Set<() => Promise<void>>();

/** Does the work in a room of its own, and leaves it. */
export async function inRoom<Result>(work: (room: Room) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const endings: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const leave = async () => {
    open.delete(leave);
    for (const end of endings.splice(0).toReversed()) {
      try {
        await end();
      } catch (error) {
        console.error('Something did not end well:', error);
      }
    }
  };
  open.add(leave);
  try {
    return await work({ folder, onLeave: (end) => endings.push(end) });
  } finally {
    await leave();
  }
}

/** For an interrupted run. */
export async function leaveAllRooms(): Promise<void> {
  await Promise.all([...open].map((leave) => leave()));
}
