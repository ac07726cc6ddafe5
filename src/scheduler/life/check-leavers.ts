// Looks who has left a group before a post names its members, for a moment only: no post waits for a slow platform.
import { within } from '#async/within.ts';
import { createPresenceKeeper } from '#core/members/presence.ts';
import type { Place } from '#core/model/places.ts';
import type { OpenPost } from '#core/model/posts.ts';
import type { SchedulerParts } from './scheduler-parts.ts';

/** Fulfils when the members of a post's group were looked at, or after a few seconds. Never rejects. */
export type CheckLeavers = (
  post: Pick<OpenPost, 'id' | 'group'>,
  places: readonly Place[],
) => Promise<void>;

/** What is not answered by then counts for the next post. */
const PATIENCE_MILLISECONDS = 3_000;

export function createCheckLeavers(
  parts: Pick<SchedulerParts, 'store' | 'clock' | 'surface' | 'log'>,
): CheckLeavers {
  const presence = createPresenceKeeper(parts);
  return async ({ id, group }, places) => {
    const looked = presence.look(group, places).catch((error: unknown) => {
      parts.log.warn({ err: error, post: id }, 'who has left could not be looked at');
    });
    await within(looked, PATIENCE_MILLISECONDS);
  };
}
