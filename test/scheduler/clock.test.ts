// Clocks that jump: what was sent stays sent, whatever the time is said to be.
import { describe, expect, test } from 'vitest';
import { beingSent, outcomes, planned, SUNDAY } from './monday.ts';

describe('a clock that jumps', () => {
  test.each([{ hours: -1 }, { hours: -24 }, { hours: -240 }])(
    'back by %o sends nothing again',
    async (by) => {
      const { world } = await planned({ surfaces: ['discord', 'slack'] });
      const scheduler = world.scheduler();
      await scheduler.tick();
      world.clock.pass(by);
      for (let hour = 0; hour < 265; hour += 1) {
        await scheduler.tick();
        if (hour % 50 === 0) await world.scheduler().tick();
        if (world.clock.now().toString() >= '2026-03-08') break;
        world.clock.pass({ hours: 1 });
      }
      expect(world.discord.arrived).toHaveLength(1);
      expect(world.slack.arrived).toHaveLength(1);
    },
  );

  test('back while a post is being sent leaves it uncertain, since nobody knows for how long', async () => {
    const { world, cast } = await planned();
    world.discord.fate = () => new Promise<never>(() => {});
    void world.scheduler().tick();
    await expect.poll(() => beingSent(world, cast)).toBe(true);
    world.discord.fate = () => ({ kind: 'sent' });
    world.clock.pass({ hours: -1 });
    await world.scheduler().tick();
    expect(await outcomes(world, cast)).toEqual(['nudge 2026-03-02 uncertain']);
  });

  test('forward by a day and back sends what was due once', async () => {
    const { world } = await planned();
    const scheduler = world.scheduler();
    world.clock.set(SUNDAY);
    for (const by of [{ hours: 24 }, { hours: -24 }, { hours: 1 }, { hours: -1 }, { hours: 30 }]) {
      world.clock.pass(by);
      await scheduler.tick();
    }
    expect(world.discord.arrived).toHaveLength(1);
  });
});
