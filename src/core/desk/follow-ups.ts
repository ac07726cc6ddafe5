// What has to follow an answer: announcing, telling, looking for leavers, and cleaning up after a deletion.
import type PQueue from 'p-queue';
import type { Effect } from '../command/answer.ts';
import { createPresenceKeeper } from '../members/presence.ts';
import type { Announcer } from './announcer.ts';
import type { DeskServices } from './services.ts';

/** Deletions that follow sooner wait for the hourly house-keeping, which cleans after all of them at once. */
const SCRUB_PAUSE_MILLISECONDS = 10 * 60 * 1000;

/** Does what has to follow an answer, after it. */
export function followUps(
  services: DeskServices,
  announcer: Announcer,
  tell: () => Promise<void>,
  underWay: PQueue,
): (effect: Effect) => void {
  const { log } = services;
  const presence = createPresenceKeeper(services);
  const scrub = scrubbing(services);

  function carryOut(effect: Effect): Promise<void> {
    switch (effect.kind) {
      case 'announce':
        return announcer.announce(effect.entry);
      case 'unname':
        return announcer.unname();
      case 'scrub':
        return scrub();
      case 'tell':
        return tell();
      case 'look':
        return presence.look(effect.group);
    }
  }

  return (effect) => {
    underWay
      .add(() => carryOut(effect))
      .catch((error: unknown) =>
        log.error({ err: error, effect: effect.kind }, 'what follows an answer failed'),
      );
  };
}

/** Writing waits while it runs: who deletes, joins and deletes again must not hold everybody up all day. */
function scrubbing({ store, clock }: DeskServices): () => Promise<void> {
  let scrubbedAt: number | undefined;
  return async () => {
    const now = clock.now().epochMilliseconds;
    if (scrubbedAt !== undefined && Math.abs(now - scrubbedAt) < SCRUB_PAUSE_MILLISECONDS) return;
    scrubbedAt = now;
    await store.scrub();
  };
}
