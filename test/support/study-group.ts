// A group that is set up and joined, for tests that start in the middle.
import { onTestFinished } from 'vitest';
import type { MemberId } from '#core/model/ids.ts';
import { Temporal } from '#core/time/temporal.ts';
import { openWorld, type User, type World } from './desk.ts';

export type StudyGroup = World & { readonly ana: User; readonly ben: User; readonly chi: User };

/** Ana (admin), Ben and Chioma in one group since Monday 23 February 2026; it is Tuesday 3 March, 10:00 UTC. */
export async function studyGroup(now = '2026-03-03T10:00:00Z'): Promise<StudyGroup> {
  const world = await openWorld(now);
  onTestFinished(() => world.close());
  const ana = world.user('Ana', { admin: true });
  const ben = world.user('Ben');
  const chi = world.user('Chioma');
  await ana.say('setup group name:"Study group" timezone:UTC start:2026-02-23');
  await ana.say('setup channel');
  for (const user of [ana, ben, chi]) await user.say('join start:2026-02-23');
  return { ...world, ana, ben, chi };
}

/** As if somebody did something until an instant: the group does not go quiet before it. */
export function stayActive({ parts: { store } }: World, until: string): Promise<void> {
  return store.run((tx) => tx.activity.note(1 as MemberId, Temporal.Instant.from(until)));
}
