// Crashes, outages, refusals and clocks that jump: never a post twice, none lost in silence.
import { describe, expect, test } from 'vitest';
import { openTemporaryStore, temporaryFile } from '../storage/temporary-file.ts';
import { beingSent, DUE, outcomes, planned, SUNDAY } from './monday.ts';
import { mortal } from './mortal.ts';
import type { Fate } from './recording-surface.ts';
import {
  addGroup,
  addMember,
  type Cast,
  openScheduleWorld,
  type ScheduleWorld,
} from './schedule-world.ts';

describe('a process that dies', () => {
  /** The tick of a dying process, up to its death. */
  async function dyingTick(world: ScheduleWorld, steps: number): Promise<'died' | 'lived'> {
    const { store, wrap, death } = mortal(world.store, steps);
    const tick = world.scheduler(store, wrap).tick();
    return Promise.race([death.then(() => 'died' as const), tick.then(() => 'lived' as const)]);
  }

  test.each(['discord', 'slack'] as const)(
    'at any step of a post on %s leaves it sent once, or uncertain where nobody can know',
    async (surface) => {
      for (let steps = 1; ; steps += 1) {
        const { world, cast } = await planned({ surfaces: [surface] });
        const end = await dyingTick(world, steps);
        world.clock.pass({ seconds: 40 });
        await world.scheduler().tick();
        // A claim that was left behind holds for its two minutes.
        world.clock.pass({ minutes: 3 });
        await world.scheduler().tick();
        const [state] = await outcomes(world, cast);
        const { arrived } = world[surface];
        expect(arrived.length).toBeLessThanOrEqual(1);
        if (surface === 'discord') expect(state).toBe('nudge 2026-03-02 sent');
        if (state === 'nudge 2026-03-02 sent') expect(arrived).toHaveLength(1);
        else expect(state).toBe('nudge 2026-03-02 uncertain');
        if (end === 'lived') break;
      }
    },
  );

  test('for longer than Discord remembers a nonce leaves its post uncertain', async () => {
    const { world, cast } = await planned();
    world.discord.fate = () => new Promise<never>(() => {});
    void world.scheduler().tick();
    await expect.poll(() => beingSent(world, cast)).toBe(true);
    world.discord.fate = () => ({ kind: 'sent' });
    world.clock.pass({ seconds: 121 });
    await world.scheduler().tick();
    expect(await outcomes(world, cast)).toEqual(['nudge 2026-03-02 uncertain']);
    expect(world.discord.arrived).toEqual([]);
  });
});

test('two processes on one database post once', async () => {
  const file = temporaryFile();
  const world = await openScheduleWorld(SUNDAY, file);
  const other = await openTemporaryStore(file);
  const casts = [];
  for (let index = 0; index < 20; index += 1) casts.push(await addGroup(world));
  const one = world.scheduler();
  const two = world.scheduler(other);
  for (let week = 0; week < 3; week += 1) {
    await Promise.all([one.tick(), two.tick()]);
    world.clock.set('2026-03-02T08:00:00Z');
    world.clock.pass({ hours: 168 * week });
    await Promise.all([one.tick(), two.tick()]);
  }
  expect(world.discord.arrived).toHaveLength(casts.length * 3);
  expect(new Set(world.discord.arrived.map(({ text }) => text)).size).toBe(casts.length * 3);
});

describe('an outcome that is not known', () => {
  test.each([true, false])(
    'is asked again on Discord by the same nonce (arrived: %s)',
    async (arrives) => {
      const { world, cast } = await planned();
      const scheduler = world.scheduler();
      world.discord.fate = () => ({ kind: 'unknown', arrives });
      await scheduler.tick();
      world.discord.fate = () => ({ kind: 'sent' });
      world.clock.pass({ seconds: 10 });
      await scheduler.tick();
      expect(world.discord.arrived).toHaveLength(1);
      expect(await outcomes(world, cast)).toEqual(['nudge 2026-03-02 sent']);
    },
  );

  test.each<Fate>([
    { kind: 'unavailable', code: '503' },
    { kind: 'refused', because: 'forbidden', code: '50013' },
  ])('stays so whatever the repeat meets: $kind', async (fate) => {
    const { world, cast } = await planned();
    const scheduler = world.scheduler();
    world.discord.fate = () => ({ kind: 'unknown', arrives: true });
    await scheduler.tick();
    world.discord.fate = () => fate;
    world.clock.pass({ seconds: 10 });
    await scheduler.tick();
    world.discord.fate = () => ({ kind: 'sent' });
    world.clock.pass({ minutes: 10 });
    await scheduler.tick();
    expect(await outcomes(world, cast)).toEqual(['nudge 2026-03-02 uncertain']);
    expect(world.discord.arrived).toHaveLength(1);
  });

  test('stays uncertain on Slack until an admin sends it again', async () => {
    const { world, cast } = await planned({ surfaces: ['slack'] });
    const scheduler = world.scheduler();
    world.slack.fate = () => ({ kind: 'unknown', arrives: false });
    await scheduler.tick();
    world.slack.fate = () => ({ kind: 'sent' });
    world.clock.pass({ hours: 30 });
    await scheduler.tick();
    expect(await outcomes(world, cast)).toEqual(['nudge 2026-03-02 uncertain']);
    const [uncertain] = await world.store.read.posts.lastDone(cast.group.id, 1);
    if (uncertain === undefined) throw new Error('unreachable');
    const again = () =>
      world.store.run((tx) => tx.posts.sendAgain(uncertain.id, world.clock.now()));
    expect(await again()).toBe(true);
    expect(await again()).toBe(false);
    await scheduler.tick();
    expect(world.slack.arrived).toHaveLength(1);
    expect(await outcomes(world, cast)).toEqual(['nudge 2026-03-02 sent']);
    expect(await again()).toBe(false);
  });
});

describe('a platform that is not available', () => {
  test('is asked again with longer and longer pauses, and gets the post late', async () => {
    const { world } = await planned();
    const scheduler = world.scheduler();
    const attempts: number[] = [];
    world.discord.fate = () => {
      attempts.push(world.clock.now().epochMilliseconds);
      return { kind: 'unavailable', code: '503' };
    };
    for (let minute = 0; minute < 180; minute += 1) {
      await scheduler.tick();
      world.clock.pass({ minutes: 1 });
    }
    expect(attempts.length).toBeLessThan(12);
    world.discord.fate = () => ({ kind: 'sent' });
    world.clock.pass({ hours: 2 });
    await scheduler.tick();
    expect(world.discord.arrived.map(({ text }) => text.endsWith(' late'))).toEqual([true]);
  });

  test('is not asked before the time that it names', async () => {
    const { world } = await planned();
    const scheduler = world.scheduler();
    const attempts: number[] = [];
    const begun = world.clock.now().epochMilliseconds;
    world.discord.fate = () => {
      attempts.push((world.clock.now().epochMilliseconds - begun) / 1_000);
      return attempts.length > 1
        ? { kind: 'sent' }
        : { kind: 'unavailable', code: '429', seconds: 300 };
    };
    for (let seconds = 0; seconds < 600; seconds += 10) {
      await scheduler.tick();
      world.clock.pass({ seconds: 10 });
    }
    expect(attempts).toEqual([0, 300]);
  });

  test('for twelve hours gets nothing, and the reason is kept', async () => {
    const { world, cast } = await planned();
    const scheduler = world.scheduler();
    world.discord.fate = () => ({ kind: 'unavailable', code: '503' });
    await scheduler.tick();
    world.clock.pass({ hours: 13 });
    await scheduler.tick();
    expect(await outcomes(world, cast)).toEqual([
      'nudge 2026-03-02 skipped (too late: the platform was not available)',
    ]);
  });

  test('does not hold others up, nor does a place that never answers', async () => {
    const { world } = await planned({ surfaces: ['discord', 'slack'] });
    world.discord.fate = () => new Promise<never>(() => {});
    void world.scheduler().tick();
    await expect.poll(() => world.slack.arrived).toHaveLength(1);
  });

  test('a place that never answers does not keep what is due later from the others', async () => {
    const { world, cast } = await planned();
    const scheduler = world.scheduler();
    const later = await addGroup(world, { nudge: { day: 'monday', time: '10:00' } });
    const slow = new Promise<never>(() => {});
    world.discord.fate = (to) => (to.includes(later.group.name) ? { kind: 'sent' } : slow);
    void scheduler.tick();
    await expect.poll(() => beingSent(world, cast)).toBe(true);
    world.clock.pass({ hours: 1 });
    void scheduler.tick();
    await expect
      .poll(() => world.discord.arrived.map(({ to }) => to))
      .toEqual([`c-${later.group.name}-discord`]);
  });
});

describe('a channel that refuses', () => {
  const refusing = (world: ScheduleWorld, cast: Cast) => {
    world.discord.fate = (to) =>
      to === `c-${cast.group.name}-discord`
        ? { kind: 'refused', because: 'forbidden', code: '50001' }
        : { kind: 'sent' };
  };
  const told = (world: ScheduleWorld) =>
    world.discord.arrived.filter(({ to }) => to.startsWith('admin')).length;

  test('stops its place, tells the admin once, and goes on after a repair', async () => {
    const { world, cast } = await planned({ surfaces: ['discord', 'slack'] });
    const scheduler = world.scheduler();
    refusing(world, cast);
    await scheduler.tick();
    expect(told(world)).toBe(1);
    expect(world.discord.arrived[0]?.text).toContain('(Discord) any more');
    expect(world.slack.arrived).toHaveLength(1);
    const [stopped] = await world.store.read.places.ofGroup(cast.group.id);
    expect(stopped).toMatchObject({ id: cast.places[0]?.id, stop: { why: 'forbidden' } });
    world.clock.pass({ hours: 168 });
    await scheduler.tick();
    expect([told(world), world.slack.arrived.length]).toEqual([1, 2]);
    expect(world.discord.arrived).toHaveLength(1);

    world.discord.fate = () => ({ kind: 'sent' });
    world.clock.pass({ hours: 2 });
    const [place] = cast.places;
    if (place?.channelId === undefined) throw new Error('unreachable');
    const { id, channelId } = place;
    await world.store.run((tx) => tx.places.update(id, { channelId }));
    const [repaired] = await world.store.read.places.ofGroup(cast.group.id);
    expect(repaired?.stop).toBeUndefined();
    await scheduler.tick();
    expect(world.discord.arrived.map(({ text }) => text).at(-1)).toMatch(
      /nudge .* 2026-03-09 late$/,
    );

    refusing(world, cast);
    world.clock.pass({ hours: 168 });
    await scheduler.tick();
    expect(told(world)).toBe(2);
  });

  test('is why the weeks that it stays closed are skipped', async () => {
    const { world, cast } = await planned();
    const scheduler = world.scheduler();
    refusing(world, cast);
    await scheduler.tick();
    world.clock.pass({ hours: 168 });
    await scheduler.tick();
    world.clock.pass({ hours: 13 });
    await scheduler.tick();
    expect(await outcomes(world, cast)).toEqual([
      'nudge 2026-03-02 refused (forbidden)',
      'nudge 2026-03-09 skipped (the channel took no posts)',
    ]);
  });

  test('a member who takes no messages stops nothing else, and nobody is told', async () => {
    const world = await openScheduleWorld(SUNDAY);
    const cast = await addGroup(world);
    const { userId } = await addMember(world, cast);
    const scheduler = world.scheduler();
    await scheduler.tick();
    world.discord.fate = (to) =>
      to === userId ? { kind: 'refused', because: 'forbidden', code: '50007' } : { kind: 'sent' };
    world.clock.set(DUE);
    await scheduler.tick();
    expect(await outcomes(world, cast)).toEqual([
      'nudge 2026-03-02 sent',
      'personal-nudge 2026-03-02 refused (forbidden)',
    ]);
    expect(told(world)).toBe(0);
  });
});
