// Looks who has left a group before a post names its members, for a moment only: no post waits for a slow platform.
import { createPresenceKeeper } from '#core/members/presence.ts';
import type { OpenPost } from '#core/model/posts.ts';
import type { SchedulerParts } from './scheduler-parts.ts';

/** Fulfils when the members of a post's group were looked at, or after a few seconds. Never rejects. */
export type LookBefore = (post: Pick<OpenPost, 'id' | 'group' | 'target'>) => Promise<void>;

/** What is not answered by then counts for the next post. */
const PATIENCE_MILLISECONDS = 3_000;

export function createLookBefore(
  parts: Pick<SchedulerParts, 'store' | 'clock' | 'surface' | 'log'>,
): LookBefore {
  const presence = createPresenceKeeper(parts);
  return async ({ id, group, target }) => {
    // What the admin alone gets names no members.
    if (target.kind === 'admin') return;
    const looked = presence.look(group).catch((error: unknown) => {
      parts.log.warn({ err: error, post: id }, 'who has left could not be looked at');
    });
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MILLISECONDS);
    });
    await Promise.race([looked, patience]);
    clearTimeout(timer);
  };
}
