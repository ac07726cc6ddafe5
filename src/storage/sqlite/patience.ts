// Waiting for another process that holds the database, without holding up this one.
import { setTimeout as pause } from 'node:timers/promises';
import { isBusy } from './sqlite-error.ts';

/** Tries again while SQLite says it is busy, until `patience` milliseconds have passed; then throws what it said. */
export async function whenFree<T>(attempt: () => T, patience: number): Promise<T> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw error;
    }
    // Unevenly, so that two processes do not keep meeting.
    await pause(2 + Math.random() * 8);
  }
}
