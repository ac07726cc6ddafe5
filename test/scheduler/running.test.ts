// A scheduler that ticks by itself, as in a running Cairn.
import { expect, onTestFinished, test } from 'vitest';
import { addGroup, openScheduleWorld } from './schedule-world.ts';

test('after weeks of standstill records all of them at once, not one at each tick', async () => {
  const world = await openScheduleWorld('2026-03-01T12:00:00Z');
  const { group } = await addGroup(world);
  await world.scheduler().tick();
  world.clock.set('2026-05-25T07:05:00Z');
  const scheduler = world.scheduler();
  onTestFinished(() => scheduler.stop());
  scheduler.run();
  const nudges = async () =>
    (await world.store.read.posts.lastDone(group.id, 50))
      .filter(({ kind }) => kind === 'nudge')
      .map(({ outcome }) => outcome.state);
  await expect
    .poll(nudges, { timeout: 5_000 })
    .toEqual(['sent', ...Array.from({ length: 12 }, () => 'skipped')]);
});
