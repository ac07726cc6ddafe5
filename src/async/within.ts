// Waits for something, but not for long.
import pTimeout from 'p-timeout';

/**
 * What comes of the work; nothing when it takes longer than so many milliseconds. The work goes on, and what it then
 * rejects with is nobody's concern.
 */
export function within<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  return pTimeout(work, { milliseconds, message: false });
}
