// One group on a Sunday, its next nudge due on Monday morning, and what became of its posts.
import type { EndedPost } from '#core/model/posts.ts';
import { addGroup, type Cast, openScheduleWorld, type ScheduleWorld } from './schedule-world.ts';

export const SUNDAY = '2026-03-01T12:00:00Z';
export const DUE = '2026-03-02T08:00:00Z';

/** Each post that is done, in words. */
export async function outcomes(world: ScheduleWorld, { group }: Cast): Promise<readonly string[]> {
  const recent = await world.store.read.posts.lastDone(group.id, 50);
  return recent.map(said).toSorted();
}

function said({ kind, period, outcome }: EndedPost): string {
  const why = 'why' in outcome ? ` (${outcome.why})` : '';
  return `${kind} ${period} ${outcome.state}${why}`;
}

export async function beingSent(world: ScheduleWorld, { group }: Cast): Promise<boolean> {
  return (await world.store.read.posts.openOfGroup(group.id)).some(
    ({ state }) => state === 'sending',
  );
}

/** Its nudge is planned, and due now. */
export async function planned(options: Parameters<typeof addGroup>[1] = {}) {
  const world = await openScheduleWorld(SUNDAY);
  const cast = await addGroup(world, options);
  await world.scheduler().tick();
  world.clock.set(DUE);
  return { world, cast };
}
