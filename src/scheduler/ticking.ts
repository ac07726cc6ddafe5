// A tick every ten seconds, also when the wall clock jumps.
import { type ScheduledTask, schedule } from 'node-cron';

export type Ticking = { stop(): Promise<void> };

const EVERY_TEN_SECONDS = '*/10 * * * * *';
const LOOK_MILLISECONDS = 1_000;
/** More than a clock that is only being adjusted drifts between two looks. */
const JUMP_MILLISECONDS = 1_000;

/**
 * Runs `work` at every tenth second, and at once after the wall clock has jumped. It has to cope with being run again
 * while it works.
 *
 * node-cron waits for the time that it has computed: put back by a day, it would be silent for a day. Put ahead, it
 * walks through every tick that was missed, which holds the process up. So its task is made anew after a jump.
 */
export function tick(work: () => void): Ticking {
  const begin = (): ScheduledTask =>
    schedule(EVERY_TEN_SECONDS, work, { suppressMissedWarning: true });
  let task = begin();
  let ahead = aheadOfMachine();
  const looking = setInterval(() => {
    const now = aheadOfMachine();
    if (Math.abs(now - ahead) <= JUMP_MILLISECONDS) return;
    ahead = now;
    void task.destroy();
    task = begin();
    work();
  }, LOOK_MILLISECONDS);
  return {
    async stop() {
      clearInterval(looking);
      await task.destroy();
    },
  };
}

/** Milliseconds between the wall clock and the machine's time since its start, which never jumps. */
function aheadOfMachine(): number {
  return Date.now() - performance.now();
}
