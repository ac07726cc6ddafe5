// What is due in one channel on one local day is one post: taken together, sent once, ended together.
import { describe, expect, test } from 'vitest';
import type { NewPost } from '#core/model/posts.ts';
import { Temporal } from '#core/time/temporal.ts';
import { openTemporaryStore, temporaryFile } from '../storage/temporary-file.ts';
import { beingSent, DUE, outcomes, SUNDAY } from './monday.ts';
import { mortal } from './mortal.ts';
import {
  addGroup,
  addMember,
  type Cast,
  type GroupOptions,
  openScheduleWorld,
  type ScheduleWorld,
} from './schedule-world.ts';

/** A group on Sunday: on Monday its nudge is due, and the checkpoint of a member whose quarter ends on Sunday. */
async function mondayOfTwo(options: GroupOptions & { readonly file?: string } = {}) {
  const world = await openScheduleWorld(SUNDAY, options.file);
  const cast = await addGroup(world, options);
  const member = await addMember(world, cast, { start: '2025-12-02', nudge: 'off' });
  const scheduler = world.scheduler();
  await scheduler.tick();
  return { world, cast, member, scheduler };
}

/** Each message that reached the group's channels: when, and which posts were in it. */
function messages({ discord, slack }: ScheduleWorld, { group }: Cast): readonly string[] {
  return [...discord.arrived, ...slack.arrived]
    .filter(({ to }) => to.startsWith(`c-${group.name}-`))
    .map(({ at, text }) => `${at} ${text.split('\n').map(kindOf).join(' + ')}`);
}

/** "nudge", "nudge late". */
function kindOf(line: string): string {
  const [, kind, , , , ...late] = line.split(' ');
  return [kind, ...late].join(' ');
}

/** Stores a reminder of the checkpoint of a day that was sent before. */
async function remind(
  world: ScheduleWorld,
  { group, places }: Cast,
  dueAt: string,
  period: string,
) {
  const [place] = places;
  if (place === undefined) throw new Error('a group without a place');
  const reminder: NewPost = {
    group: group.id,
    kind: 'review-reminder',
    target: { kind: 'place', place: place.id },
    surface: place.surface,
    period,
    dueAt: Temporal.Instant.from(dueAt),
  };
  await world.store.run((tx) => tx.posts.schedule([reminder]));
}

describe.each(['discord', 'slack'] as const)('on %s', (surface) => {
  test('the nudge and the checkpoint of one day are one message, and each is known as sent by it', async () => {
    const { world, cast, scheduler } = await mondayOfTwo({ surfaces: [surface] });
    world.clock.set(DUE);
    await scheduler.tick();
    await scheduler.tick();
    expect(messages(world, cast)).toEqual([`${DUE} nudge + checkpoint`]);
    const done = await world.store.read.posts.lastDone(cast.group.id, 9);
    expect(done.map(({ outcome }) => outcome)).toEqual([
      expect.objectContaining({ state: 'sent', messageId: 'm0', late: false }),
      expect.objectContaining({ state: 'sent', messageId: 'm0', late: false }),
    ]);
    // A week later the reminder of the checkpoint is due with the nudge.
    world.clock.set('2026-03-09T08:00:00Z');
    await scheduler.tick();
    expect(messages(world, cast)[1]).toBe('2026-03-09T08:00:00Z nudge + review-reminder');
  });

  test('a process that dies at any step leaves it sent once as a whole, or uncertain as a whole', async () => {
    for (let steps = 1; ; steps += 1) {
      const { world, cast } = await mondayOfTwo({ surfaces: [surface] });
      world.clock.set(DUE);
      const { store, wrap, death } = mortal(world.store, steps);
      const tick = world.scheduler(store, wrap).tick();
      const end = await Promise.race([death.then(() => 'died'), tick.then(() => 'lived')]);
      world.clock.pass({ seconds: 40 });
      await world.scheduler().tick();
      world.clock.pass({ minutes: 3 });
      await world.scheduler().tick();
      const arrived = messages(world, cast);
      const states = await outcomes(world, cast);
      const uncertain = ['checkpoint 2026-03-02 uncertain', 'nudge 2026-03-02 uncertain'];
      const sent = ['checkpoint 2026-03-02 sent', 'nudge 2026-03-02 sent'];
      expect([sent, uncertain]).toContainEqual(states);
      if (surface === 'discord') expect(states).toEqual(sent);
      if (states[0] === sent[0]) expect(arrived).toHaveLength(1);
      expect(arrived.length).toBeLessThanOrEqual(1);
      for (const each of arrived) expect(each).toMatch(/ nudge \+ checkpoint$/);
      if (end === 'lived') break;
    }
  });

  test('a channel that refuses it refuses all, and once it is repaired all of it comes in one', async () => {
    const { world, cast, scheduler } = await mondayOfTwo({ surfaces: [surface] });
    world[surface].fate = (to) =>
      to.startsWith('c-')
        ? { kind: 'refused', because: 'forbidden', code: '50013' }
        : { kind: 'sent' };
    world.clock.set(DUE);
    await scheduler.tick();
    expect(await outcomes(world, cast)).toEqual([
      'checkpoint 2026-03-02 refused (forbidden)',
      'nudge 2026-03-02 refused (forbidden)',
    ]);
    world[surface].fate = () => ({ kind: 'sent' });
    world.clock.pass({ hours: 2 });
    const [place] = cast.places;
    if (place?.channelId === undefined) throw new Error('unreachable');
    const { id, channelId } = place;
    await world.store.run((tx) => tx.places.update(id, { channelId }));
    await scheduler.tick();
    expect(messages(world, cast)).toEqual(['2026-03-02T10:00:00Z nudge late + checkpoint late']);
  });

  test('a platform that is not available gets all of it in one, later', async () => {
    const { world, cast, scheduler } = await mondayOfTwo({ surfaces: [surface] });
    world[surface].fate = () => ({ kind: 'unavailable', code: '503', seconds: 600 });
    world.clock.set(DUE);
    await scheduler.tick();
    world[surface].fate = () => ({ kind: 'sent' });
    await remind(world, cast, '2026-03-02T08:05:00Z', '2026-02-23');
    world.clock.pass({ minutes: 6 });
    await scheduler.tick();
    expect(messages(world, cast)).toEqual([]);
    world.clock.pass({ minutes: 4 });
    await scheduler.tick();
    expect(messages(world, cast)).toEqual([
      '2026-03-02T08:10:00Z nudge + checkpoint + review-reminder',
    ]);
  });

  test('one that may not have arrived is sent again as a whole by asking for any of it, once', async () => {
    const { world, cast, scheduler } = await mondayOfTwo({ surfaces: [surface] });
    world[surface].fate = () => ({ kind: 'unknown', arrives: false });
    world.clock.set(DUE);
    await scheduler.tick();
    world.clock.pass({ minutes: 5 });
    await scheduler.tick();
    world[surface].fate = () => ({ kind: 'sent' });
    const [one, other] = await world.store.read.posts.lastDone(cast.group.id, 2);
    if (one === undefined || other === undefined) throw new Error('nothing is done');
    expect([one.outcome.state, other.outcome.state]).toEqual(['uncertain', 'uncertain']);
    world.clock.set('2026-03-03T12:00:00Z');
    const again = (id: typeof one.id) =>
      world.store.run((tx) => tx.posts.sendAgain(id, world.clock.now()));
    expect([await again(one.id), await again(other.id)]).toEqual([true, false]);
    await scheduler.tick();
    await scheduler.tick();
    expect(messages(world, cast)).toEqual(['2026-03-03T12:00:00Z nudge late + checkpoint late']);
  });
});

test('two processes on one database post a day’s posts once, and together', async () => {
  const file = temporaryFile();
  const { world } = await mondayOfTwo({ file });
  const other = await openTemporaryStore(file);
  const casts = [];
  for (let index = 0; index < 12; index += 1) {
    const cast = await addGroup(world);
    await addMember(world, cast, { start: '2025-12-02', nudge: 'off' });
    casts.push(cast);
  }
  const schedulers = [world.scheduler(), world.scheduler(other)];
  const tick = () => Promise.all(schedulers.map((each) => each.tick()));
  await tick();
  world.clock.set(DUE);
  await tick();
  await tick();
  for (const cast of casts) expect(messages(world, cast)).toEqual([`${DUE} nudge + checkpoint`]);
});

describe('with the first of the day', () => {
  test('goes what is due later on it', async () => {
    const { world, cast, scheduler } = await mondayOfTwo();
    await remind(world, cast, '2026-03-02T15:20:00Z', '2026-02-23');
    // After midnight in Berlin: another day's.
    await remind(world, cast, '2026-03-02T23:10:00Z', '2026-02-24');
    for (const at of [DUE, '2026-03-02T15:20:00Z']) {
      world.clock.set(at);
      await scheduler.tick();
    }
    expect(messages(world, cast)).toEqual([`${DUE} nudge + checkpoint + review-reminder`]);
    world.clock.set('2026-03-02T23:10:00Z');
    await scheduler.tick();
    expect(messages(world, cast)[1]).toBe('2026-03-02T23:10:00Z review-reminder');
  });

  test('goes the nudge, too, where a reminder is due before it', async () => {
    const { world, cast, scheduler } = await mondayOfTwo();
    await remind(world, cast, '2026-03-02T06:20:00Z', '2026-02-23');
    for (const at of ['2026-03-02T06:20:00Z', DUE]) {
      world.clock.set(at);
      await scheduler.tick();
    }
    expect(messages(world, cast)).toEqual([
      '2026-03-02T06:20:00Z nudge + checkpoint + review-reminder',
    ]);
    world.clock.set('2026-03-09T08:00:00Z');
    await scheduler.tick();
    expect(messages(world, cast)).toHaveLength(2);
  });

  test('goes what is left over from days before, where that can wait', async () => {
    const { world, cast, scheduler } = await mondayOfTwo({
      nudge: { day: 'tuesday', time: '09:00' },
    });
    world.clock.set('2026-03-03T05:00:00Z');
    await scheduler.tick();
    expect(messages(world, cast)).toEqual([]);
    world.clock.set('2026-03-03T08:00:00Z');
    await scheduler.tick();
    expect(messages(world, cast)).toEqual(['2026-03-03T08:00:00Z nudge + checkpoint late']);
  });

  test('what is left over and cannot wait takes the day’s along', async () => {
    const world = await openScheduleWorld(SUNDAY);
    const cast = await addGroup(world, { nudge: { day: 'sunday', time: '18:00' } });
    await addMember(world, cast, { start: '2025-12-02', nudge: 'off' });
    await world.scheduler().tick();
    // Monday at 03:00 in Berlin: Sunday's nudge is ten hours late, the checkpoint due at 18:00.
    world.clock.set('2026-03-02T02:00:00Z');
    await world.scheduler().tick();
    world.clock.set('2026-03-02T17:00:00Z');
    await world.scheduler().tick();
    expect(messages(world, cast)).toEqual(['2026-03-02T02:00:00Z nudge late + checkpoint']);
  });

  test('after weeks in which nothing ran the checkpoint waits for the nudge that follows from those', async () => {
    const { world, cast } = await mondayOfTwo();
    world.clock.set('2026-03-16T07:00:00Z');
    const scheduler = world.scheduler();
    await scheduler.tick();
    expect(messages(world, cast)).toEqual([]);
    world.clock.set('2026-03-16T08:00:00Z');
    await scheduler.tick();
    expect(messages(world, cast)).toEqual(['2026-03-16T08:00:00Z nudge + checkpoint late']);
    expect(await outcomes(world, cast)).toEqual([
      'checkpoint 2026-03-02 sent',
      'nudge 2026-03-02 skipped (too late)',
      'nudge 2026-03-09 skipped (too late)',
      'nudge 2026-03-16 sent',
    ]);
  });
});

describe('after the post of the day', () => {
  test('a checkpoint that a plan brings waits for the next day', async () => {
    const world = await openScheduleWorld(SUNDAY);
    const cast = await addGroup(world);
    const options = { start: '2025-12-02', nudge: 'off', visibility: 'hidden' } as const;
    const { id } = await addMember(world, cast, options);
    const scheduler = world.scheduler();
    await scheduler.tick();
    world.clock.set(DUE);
    await scheduler.tick();
    expect(messages(world, cast)).toEqual([`${DUE} nudge`]);
    await world.store.run((tx) => tx.members.update(id, { visibility: 'public' }));
    await remind(world, cast, '2026-03-02T09:00:00Z', '2026-02-23');
    world.clock.pass({ hours: 3 });
    await scheduler.tick();
    expect(messages(world, cast)).toHaveLength(1);
    world.clock.set('2026-03-03T08:00:00Z');
    await scheduler.tick();
    // The reminder could not wait so long.
    expect(messages(world, cast)[1]).toBe('2026-03-03T08:00:00Z checkpoint late');
    expect(await outcomes(world, cast)).toContain(
      'review-reminder 2026-02-23 skipped (the channel had its post of that day)',
    );
  });

  test('one that an admin had sent again does not count for the day', async () => {
    const { world, cast, scheduler } = await mondayOfTwo({
      surfaces: ['slack'],
      nudge: { day: 'tuesday', time: '09:00' },
    });
    world.slack.fate = () => ({ kind: 'unknown', arrives: false });
    world.clock.set(DUE);
    await scheduler.tick();
    world.slack.fate = () => ({ kind: 'sent' });
    const [checkpoint] = await world.store.read.posts.lastDone(cast.group.id, 1);
    if (checkpoint === undefined) throw new Error('nothing is done');
    world.clock.set('2026-03-03T07:00:00Z');
    await world.store.run((tx) => tx.posts.sendAgain(checkpoint.id, world.clock.now()));
    for (const at of ['2026-03-03T07:00:00Z', '2026-03-03T08:00:00Z']) {
      world.clock.set(at);
      await scheduler.tick();
    }
    expect(messages(world, cast)).toEqual([
      '2026-03-03T07:00:00Z checkpoint late',
      '2026-03-03T08:00:00Z nudge',
    ]);
  });

  test('while it is being sent nothing else goes to the channel, from no process', async () => {
    const { world, cast } = await mondayOfTwo();
    world.clock.set(DUE);
    world.discord.fate = () => new Promise<never>(() => {});
    void world.scheduler().tick();
    await expect.poll(() => beingSent(world, cast)).toBe(true);
    world.discord.fate = () => ({ kind: 'sent' });
    await remind(world, cast, DUE, '2026-02-23');
    await world.scheduler().tick();
    expect(messages(world, cast)).toEqual([]);
    world.clock.pass({ seconds: 40 });
    await world.scheduler().tick();
    await world.scheduler().tick();
    expect(messages(world, cast)).toEqual(['2026-03-02T08:00:40Z nudge + checkpoint']);
  });
});
