// When the process is asked to stop, and by whom: signals, and the end of the npm that started it.
import type { Log } from './core/model/log.ts';

/** One key press sends a signal to npm, its shell and this process: what follows at once is the same wish. */
const SAME_WISH_MILLISECONDS = 1_500;
const LOOK_MILLISECONDS = 300;

/** How long a process that has to end finishes what is in hand. */
const LAST_MILLISECONDS = 10_000;

/**
 * Calls `stop` once on SIGTERM or SIGINT, and ends the process with 0 when it is done. Asked again later, or when
 * stopping fails, it ends with 1 at once. What it gives ends the process with 1, after `stop` too, but within a time.
 *
 * npm runs scripts in a shell that does not pass signals on: `npm start` ends and leaves this process behind.
 * So the end of the shell that started it counts as SIGTERM, where npm says that it did.
 */
export function stopWhenAsked(stop: () => Promise<void>, log: Log): () => void {
  let askedAt: number | undefined;
  let code = 0;

  function fail(): void {
    code = 1;
    setTimeout(() => process.exit(1), LAST_MILLISECONDS).unref();
    if (askedAt === undefined) void asked('an error');
  }

  async function asked(by: string): Promise<void> {
    if (askedAt !== undefined) {
      if (performance.now() - askedAt > SAME_WISH_MILLISECONDS) process.exit(1);
      return;
    }
    askedAt = performance.now();
    log.info({ by }, 'stopping');
    try {
      await stop();
    } catch (error) {
      log.error({ err: error }, 'stopping failed');
      process.exit(1);
    }
    log.info({}, 'stopped');
    process.exit(code);
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void asked(signal));
  }
  if (process.env['npm_lifecycle_event'] === undefined) return fail;
  const starter = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(looking);
    void asked('the end of npm');
  }, LOOK_MILLISECONDS);
  looking.unref();
  return fail;
}
