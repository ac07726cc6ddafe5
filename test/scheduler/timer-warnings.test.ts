// The warning of a timer that runs for long: once for each run, to where it was started, and only while it runs.
import { describe, expect, test } from 'vitest';
import type { Member } from '#core/model/members.ts';
import { dateIn } from '#core/time/temporal.ts';
import { outcomes } from './monday.ts';
import {
  addGroup,
  addMember,
  type MemberOptions,
  openScheduleWorld,
  type ScheduleWorld,
} from './schedule-world.ts';

const TEN = '2026-03-03T10:00:00Z';
const FOUR = '2026-03-03T16:00:00Z';

/** A member, and what they do with their timer; `warned` is what arrived of warnings. */
async function runner(options: MemberOptions = {}) {
  const world = await openScheduleWorld(TEN);
  const cast = await addGroup(world, { surfaces: ['discord', 'slack'] });
  const member = await addMember(world, cast, { nudge: 'off', ...options });
  return { world, cast, member, ...timerOf(world, member) };
}

function timerOf(world: ScheduleWorld, member: Member) {
  const { store, clock } = world;
  return {
    start: () =>
      store.run(async (tx) => {
        const [account] = await tx.accounts.lastUsedFirst(member.person);
        if (account === undefined) throw new Error('a member without an account');
        const now = clock.now();
        const date = dateIn(member.timeZone, now);
        await tx.timers.start({ member: member.id, account: account.id, startedAt: now, date });
      }),
    stop: () => store.run((tx) => tx.timers.end(member.id)),
  };
}

function warned({ discord, slack }: ScheduleWorld) {
  return [...discord.arrived, ...slack.arrived]
    .filter(({ text }) => text.includes(' timer-warning '))
    .map(({ to, at, text }) => `${to} ${at}${text.endsWith(' late') ? ' late' : ''}`);
}

/** Ticks at each of these instants, by a scheduler that was just started. */
async function tickAt(world: ScheduleWorld, ...instants: readonly string[]): Promise<void> {
  for (const instant of instants) {
    world.clock.set(instant);
    await world.scheduler().tick();
  }
}

describe('a timer that still runs after six hours', () => {
  test.each(['off', 'mention', 'dm'] as const)(
    'is warned of once, not a second before, across restarts; with nudges set to %s',
    async (nudge) => {
      const { world, member, start } = await runner({ nudge });
      await start();
      await tickAt(world, TEN, '2026-03-03T15:59:59Z');
      expect(warned(world)).toEqual([]);
      await tickAt(world, FOUR, '2026-03-03T16:00:10Z', '2026-03-04T10:00:00Z');
      expect(warned(world)).toEqual([`${member.userId} ${FOUR}`]);
    },
  );

  test('is warned of late within twelve hours, with a mark; later that is skipped', async () => {
    const { world, cast, member, start, stop } = await runner();
    await start();
    await tickAt(world, TEN, '2026-03-04T04:00:00Z');
    expect(warned(world)).toEqual([`${member.userId} 2026-03-04T04:00:00Z late`]);
    await stop();
    await start();
    await tickAt(world, '2026-03-04T04:00:00Z', '2026-03-04T22:00:01Z', '2026-03-06T04:00:00Z');
    expect(warned(world)).toHaveLength(1);
    expect(await outcomes(world, cast)).toContainEqual(
      expect.stringMatching(/^timer-warning 2026-03-04T04:00:00.000Z.\d+ skipped \(too late\)$/),
    );
  });

  test('is warned of although nothing ran when it was started', async () => {
    const { world, member, start } = await runner();
    await start();
    await tickAt(world, '2026-03-03T17:00:00Z');
    expect(warned(world)).toEqual([`${member.userId} 2026-03-03T17:00:00Z late`]);
  });

  test('is not warned of again when stop says more of it, asks first, and it runs on', async () => {
    const { world, member, start, stop } = await runner();
    await start();
    await tickAt(world, TEN, FOUR);
    const timer = await world.store.read.timers.ofMember(member.id);
    await stop();
    if (timer) await world.store.run((tx) => tx.timers.start({ ...timer, note: 'more' }));
    await tickAt(world, '2026-03-03T16:01:00Z', '2026-03-03T17:00:00Z');
    expect(warned(world)).toHaveLength(1);
  });
});

test('one that was stopped is not warned of, planned or due already', async () => {
  const { world, cast, member, start, stop } = await runner();
  await start();
  await tickAt(world, TEN, '2026-03-03T15:59:00Z');
  await stop();
  await tickAt(world, '2026-03-03T15:59:30Z', FOUR);
  await start();
  await tickAt(world, FOUR);
  world.clock.set('2026-03-03T22:00:00Z');
  await stop();
  await world.scheduler().tick();
  expect(warned(world)).toEqual([]);
  expect(await outcomes(world, cast)).toEqual([]);
  expect(await world.store.read.posts.openOfMember(member.id)).toEqual([]);
});

test('a second timer on the same day is warned of again', async () => {
  const { world, member, start, stop } = await runner();
  await start();
  await tickAt(world, TEN, FOUR);
  await stop();
  await start();
  await tickAt(world, FOUR, '2026-03-03T21:59:59Z', '2026-03-03T22:00:00Z');
  expect(warned(world)).toEqual([
    `${member.userId} ${FOUR}`,
    `${member.userId} 2026-03-03T22:00:00Z`,
  ]);
});

test('who has left gets none, and gets it after coming back in time', async () => {
  const { world, member, start } = await runner();
  await start();
  await world.scheduler().tick();
  const left = (leftAt: Member['joinedAt'] | null) =>
    world.store.run((tx) => tx.members.update(member.id, { leftAt }));
  await left(world.clock.now());
  await tickAt(world, FOUR);
  expect(warned(world)).toEqual([]);
  await left(null);
  await tickAt(world, '2026-03-03T17:00:00Z');
  expect(warned(world)).toEqual([`${member.userId} 2026-03-03T17:00:00Z late`]);
});

test('who is deleted gets none', async () => {
  const { world, member, start } = await runner();
  await start();
  await world.scheduler().tick();
  await world.store.run((tx) => tx.privacy.deletePerson(member.person, world.clock.now()));
  await tickAt(world, '2026-03-03T10:01:00Z', FOUR);
  expect(warned(world)).toEqual([]);
  expect(await world.store.read.posts.openOfMember(member.id)).toEqual([]);
});

describe('a timer whose owner is linked with another person', () => {
  /** Ben starts his on Slack; Ana, who joined before him, uses Discord. */
  async function two() {
    const own = await runner({ surface: 'discord' });
    const { world, cast, member: ana } = own;
    world.clock.pass({ seconds: 1 });
    const ben = await addMember(world, cast, { surface: 'slack', nudge: 'off' });
    world.clock.set(TEN);
    const link = () =>
      world.store.run((tx) => tx.links.link(ana.person, ben.person, world.clock.now()));
    const unlink = (id: Awaited<ReturnType<typeof link>>['id']) =>
      world.store.run((tx) => tx.links.unlink(id, world.clock.now()));
    return { ...own, ana, ben, bens: timerOf(world, ben), link, unlink };
  }

  test('is warned of where it was started, not where they were seen last', async () => {
    const { world, ana, ben, bens, link } = await two();
    await bens.start();
    await tickAt(world, TEN);
    await link();
    await tickAt(world, '2026-03-03T11:00:00Z');
    const used = { surface: 'discord', workspaceId: '', userId: ana.userId } as const;
    await world.store.run((tx) => tx.accounts.findOrAdd(used, 'Ana', world.clock.now()));
    await tickAt(world, FOUR, '2026-03-03T17:00:00Z');
    expect(warned(world)).toEqual([`${ben.userId} ${FOUR}`]);
  });

  test('was warned of before: not again when it is another membership’s, nor after a parting', async () => {
    const { world, bens, link, unlink } = await two();
    await bens.start();
    await tickAt(world, TEN, FOUR);
    const { id } = await link();
    await tickAt(world, '2026-03-03T16:01:00Z', '2026-03-03T17:00:00Z');
    await unlink(id);
    await tickAt(world, '2026-03-03T17:01:00Z', '2026-03-03T18:00:00Z');
    expect(warned(world)).toHaveLength(1);
  });

  test('was warned of while linked: not again after a parting', async () => {
    const { world, ben, bens, link, unlink } = await two();
    await bens.start();
    await tickAt(world, TEN);
    const { id } = await link();
    await tickAt(world, FOUR);
    await unlink(id);
    await tickAt(world, '2026-03-03T16:01:00Z', '2026-03-03T17:00:00Z');
    expect(warned(world)).toEqual([`${ben.userId} ${FOUR}`]);
  });

  test('is warned of once when they are linked at the moment when it is due', async () => {
    const { world, ben, bens, link } = await two();
    await bens.start();
    await tickAt(world, TEN);
    world.clock.set(FOUR);
    await link();
    await world.scheduler().tick();
    await tickAt(world, '2026-03-03T16:00:10Z', '2026-03-03T16:00:20Z');
    expect(warned(world)).toHaveLength(1);
    expect(warned(world)[0]).toContain(ben.userId);
  });

  test('is warned of although a process that has died since held the warning when they were linked', async () => {
    const { world, ben, bens, link } = await two();
    await bens.start();
    await tickAt(world, TEN);
    world.clock.set(FOUR);
    const now = world.clock.now();
    const take = { now, until: now.add({ minutes: 2 }), claim: 'held', limit: 9 };
    await world.store.run((tx) => tx.posts.claim('slack', take));
    await link();
    await tickAt(world, '2026-03-03T16:00:10Z');
    expect(warned(world)).toEqual([]);
    await tickAt(world, '2026-03-03T16:02:00Z', '2026-03-03T16:02:10Z');
    expect(warned(world)).toEqual([`${ben.userId} 2026-03-03T16:02:00Z`]);
  });

  test('waits for the end of the other’s timer, and so does its warning', async () => {
    const { world, ben, bens, start, stop, link } = await two();
    await start();
    world.clock.set('2026-03-03T11:00:00Z');
    await bens.start();
    await link();
    await tickAt(world, '2026-03-03T11:00:00Z', FOUR, '2026-03-03T17:00:00Z');
    expect(warned(world)).toHaveLength(1);
    await stop();
    await tickAt(world, '2026-03-03T17:30:00Z', '2026-03-03T18:00:00Z');
    expect(warned(world).slice(1)).toEqual([`${ben.userId} 2026-03-03T17:30:00Z late`]);
  });
});

describe('a warning that meets trouble', () => {
  test('refused, stops nothing, is told to nobody and not tried again', async () => {
    const { world, cast, member, start } = await runner();
    await start();
    await world.scheduler().tick();
    world.discord.fate = (to) =>
      to === member.userId
        ? { kind: 'refused', because: 'forbidden', code: '50007' }
        : { kind: 'sent' };
    await tickAt(world, FOUR, '2026-03-03T17:00:00Z');
    expect(await outcomes(world, cast)).toEqual([
      expect.stringMatching(/^timer-warning 2026-03-03T10:00:00.000Z.\d+ refused \(forbidden\)$/),
    ]);
    const places = await world.store.read.places.ofGroup(cast.group.id);
    expect(places.filter(({ stop }) => stop !== undefined)).toEqual([]);
    expect(world.discord.arrived).toEqual([]);
  });

  test('of unknown outcome: repeated on Discord without a second copy, uncertain on Slack', async () => {
    for (const surface of ['discord', 'slack'] as const) {
      const { world, cast, start } = await runner({ surface });
      await start();
      await world.scheduler().tick();
      world[surface].fate = () => ({ kind: 'unknown', arrives: true });
      await tickAt(world, FOUR);
      world[surface].fate = () => ({ kind: 'sent' });
      await tickAt(world, '2026-03-03T16:00:10Z', '2026-03-03T17:00:00Z');
      expect(warned(world)).toHaveLength(1);
      const [outcome] = await outcomes(world, cast);
      expect(outcome).toContain(surface === 'discord' ? ' sent' : ' uncertain');
    }
  });

  test('of a platform that is away for a while, comes when it is back; not if the timer was stopped', async () => {
    for (const stopped of [false, true]) {
      const { world, start, stop } = await runner();
      await start();
      await world.scheduler().tick();
      world.discord.fate = () => ({ kind: 'unavailable', code: '503' });
      await tickAt(world, FOUR);
      world.discord.fate = () => ({ kind: 'sent' });
      if (stopped) await stop();
      await tickAt(world, '2026-03-03T16:01:00Z', '2026-03-03T17:00:00Z');
      expect(warned(world)).toHaveLength(stopped ? 0 : 1);
    }
  });
});
