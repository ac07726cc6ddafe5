// What goes wrong where nobody waits for it: told in the log with a reference, and survived where that is safe.
import { randomBytes } from 'node:crypto';
import type { Log } from './core/model/log.ts';

/** A connection that broke: the platform's or the network's trouble. Nothing of this process is half done. */
const BROKEN_CONNECTION: ReadonlySet<unknown> = new Set([
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * A rejected promise that nobody waits for is one piece of work that ended early, such as an interaction that the
 * platform sent malformed: Cairn goes on. An exception that nobody caught has left whatever was under way half done,
 * and Node says not to go on after one; `end` is to stop what can be stopped, and the process ends with 1. See
 * docs/decisions.
 */
export function watchForLostErrors(log: Log, end: () => void): void {
  process.on('unhandledRejection', (reason) => {
    log.error(described(reason), 'something failed that nobody waited for; Cairn goes on');
  });
  process.on('uncaughtException', (error) => {
    if (BROKEN_CONNECTION.has(codeOf(error))) {
      log.error(described(error), 'a connection broke that nobody watched; Cairn goes on');
      return;
    }
    log.error(described(error), 'something failed that cannot be survived; Cairn ends');
    end();
  });
}

/** By its kind and the calls that led to it alone: what errors say, and carry, may be what a member wrote, or a token. */
function described(error: unknown): object {
  const reference = randomBytes(4).toString('hex');
  if (!(error instanceof Error)) return { error: typeof error, reference };
  const code = codeOf(error);
  const at = error.stack?.match(/(?<=^ {4}at ).+$/gm)?.slice(0, MOST_CALLS);
  return {
    error: error.name,
    ...(code !== undefined && { code }),
    at,
    reference,
  };
}

const MOST_CALLS = 8;

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined;
}
