// Whether Cairn takes work: not while it stops, not without its platforms, not while nothing can be stored.
import { createSingleFlight } from './async/single-flight.ts';
import { within } from './async/within.ts';
import type { Log } from './core/model/log.ts';
import type { Store } from './core/model/store.ts';
import type { Health } from './web/server.ts';

export type Readiness = {
  now(): Promise<Health>;
  /** Takes no more work from now on. */
  drain(): void;
};

type Watched = {
  readonly store: () => Pick<Store, 'tryWriting'>;
  readonly health: () => Health;
  readonly log: Log;
};

/** Design section 10. Also how long one write stands for the next askers: a write goes to the disk. */
const PATIENCE_MILLISECONDS = 1_000;

export function createReadiness({ store, health, log }: Watched): Readiness {
  let drained = false;
  let writes = true;
  let wroteAt = Number.NEGATIVE_INFINITY;
  const once = createSingleFlight<boolean>();

  async function write(): Promise<boolean> {
    try {
      await store().tryWriting();
      wroteAt = performance.now();
      return true;
    } catch (error) {
      if (writes) log.error({ err: error }, 'the database takes no writes');
      return false;
    }
  }

  async function takesWrites(): Promise<boolean> {
    if (performance.now() - wroteAt < PATIENCE_MILLISECONDS) return true;
    writes = (await within(once('write', write), PATIENCE_MILLISECONDS)) ?? false;
    return writes;
  }

  return {
    async now() {
      if (drained) return { ok: false, why: 'Cairn is stopping' };
      const connected = health();
      if (!connected.ok) return connected;
      return (await takesWrites())
        ? { ok: true }
        : {
            ok: false,
            why: 'the database takes no writes: see the log, the disk, and what else has it open',
          };
    },
    drain() {
      drained = true;
    },
  };
}
