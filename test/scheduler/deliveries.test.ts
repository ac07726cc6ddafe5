// What is delivered when: the weekly posts, the checkpoint and what follows from it, the roadmap's review.
import { expect, test } from 'vitest';
import { Temporal } from '#core/time/temporal.ts';
import { outcomes } from './monday.ts';
import {
  addGroup,
  addMember,
  openScheduleWorld,
  type ScheduleWorld,
  textOf,
} from './schedule-world.ts';

const SUNDAY = '2026-03-01T12:00:00Z';

function texts({ discord, slack }: ScheduleWorld): readonly string[] {
  return [...discord.arrived, ...slack.arrived].map(({ text }) => text);
}

test('the nudge comes to each place at its time, once, and not a minute before', async () => {
  const world = await openScheduleWorld(SUNDAY);
  const { group, places } = await addGroup(world, { surfaces: ['discord', 'slack'] });
  const scheduler = world.scheduler();
  const expected = places.map(({ id }) =>
    textOf({
      group: group.id,
      kind: 'nudge',
      target: { kind: 'place', place: id },
      period: '2026-03-02',
    }),
  );
  await scheduler.tick();
  world.clock.set('2026-03-02T07:59:59Z');
  await scheduler.tick();
  expect(texts(world)).toEqual([]);
  world.clock.set('2026-03-02T08:00:00Z');
  await scheduler.tick();
  expect(texts(world)).toEqual(expected);
  await scheduler.tick();
  await world.scheduler().tick();
  expect(texts(world)).toEqual(expected);
  world.clock.set('2026-03-09T08:00:00Z');
  await scheduler.tick();
  expect(texts(world)).toHaveLength(4);
});

test('a nudge says when it comes late, and is skipped after twelve hours', async () => {
  const world = await openScheduleWorld(SUNDAY);
  const { group } = await addGroup(world);
  await world.scheduler().tick();
  world.clock.set('2026-03-02T20:00:00Z');
  await world.scheduler().tick();
  expect(texts(world)).toEqual([expect.stringMatching(/2026-03-02 late$/)]);
  world.clock.set('2026-03-09T20:00:01Z');
  await world.scheduler().tick();
  expect(texts(world)).toHaveLength(1);
  const [latest] = await world.store.read.posts.lastDone(group.id, 9);
  expect(latest).toMatchObject({
    period: '2026-03-09',
    outcome: { state: 'skipped', why: 'too late' },
  });
});

test('a nudge that came due between setting up and the next start goes out late', async () => {
  const world = await openScheduleWorld('2026-03-02T07:50:00Z');
  const cast = await addGroup(world, { start: '2026-03-02' });
  await world.store.run((tx) => tx.answers.keep('setup', undefined, '{}', world.clock.now()));
  world.clock.set('2026-03-02T10:00:00Z');
  await world.scheduler().tick();
  expect(texts(world)).toEqual([expect.stringMatching(/nudge .* 2026-03-02 late$/)]);
  expect(await outcomes(world, cast)).toEqual(['nudge 2026-03-02 sent']);
});

test('what was due before the group was set up is not posted', async () => {
  const world = await openScheduleWorld('2026-03-02T08:50:00Z');
  await addGroup(world, { start: '2026-03-02' });
  await world.store.run((tx) => tx.answers.keep('setup', undefined, '{}', world.clock.now()));
  world.clock.set('2026-03-02T10:00:00Z');
  await world.scheduler().tick();
  expect(texts(world)).toEqual([]);
});

test('weeks that passed while nothing ran are each recorded as skipped', async () => {
  const world = await openScheduleWorld(SUNDAY);
  const { group } = await addGroup(world);
  await world.scheduler().tick();
  world.clock.set('2026-03-30T08:00:00Z');
  await world.scheduler().tick();
  const recent = await world.store.read.posts.lastDone(group.id, 9);
  expect(recent.map(({ period, outcome }) => [period, outcome.state]).toSorted()).toEqual([
    ['2026-03-02', 'skipped'],
    ['2026-03-09', 'skipped'],
    ['2026-03-16', 'skipped'],
    ['2026-03-23', 'skipped'],
    ['2026-03-30', 'sent'],
  ]);
});

test('members who chose messages get theirs in their own zone, and a reminder on Friday', async () => {
  const world = await openScheduleWorld(SUNDAY);
  const cast = await addGroup(world);
  const member = await addMember(world, cast, { zone: 'America/New_York', nudge: 'dm' });
  await addMember(world, cast, { nudge: 'mention' });
  await addMember(world, cast, { nudge: 'off' });
  const scheduler = world.scheduler();
  const own = () => world.discord.arrived.filter(({ to }) => to.startsWith('u'));
  for (const now of ['2026-03-02T13:59:59Z', '2026-03-02T14:00:00Z', '2026-03-06T14:00:00Z']) {
    world.clock.set(now);
    await scheduler.tick();
  }
  expect(own().map(({ to, at, text }) => [to, String(at), text.split(' ')[1]])).toEqual([
    [member.userId, '2026-03-02T14:00:00Z', 'personal-nudge'],
    [member.userId, '2026-03-06T14:00:00Z', 'reminder'],
  ]);
});

test('members whose quarter ends on one day share a checkpoint; a week later those left are reminded', async () => {
  const world = await openScheduleWorld('2026-01-05T12:00:00Z');
  const cast = await addGroup(world);
  const written = await addMember(world, cast, { start: '2026-01-05', nudge: 'dm' });
  const waiting = await addMember(world, cast, { start: '2026-01-05', nudge: 'dm' });
  const scheduler = world.scheduler();
  const about = (kind: string) =>
    world.discord.arrived
      .filter(({ text }) => text.includes(` ${kind} `))
      .map(({ to, at }) => [to, String(at)]);
  await scheduler.tick();
  world.clock.set('2026-04-05T06:59:59Z');
  await scheduler.tick();
  expect(about('checkpoint')).toEqual([]);
  world.clock.set('2026-04-05T07:00:00Z');
  await scheduler.tick();
  expect(about('checkpoint')).toHaveLength(1);
  await world.store.run((tx) =>
    tx.reviews.save(written.id, 1, { moved: 'all' }, world.clock.now()),
  );
  for (const now of ['2026-04-12T06:59:00Z', '2026-04-12T07:00:00Z', '2026-04-13T07:00:00Z']) {
    world.clock.set(now);
    await scheduler.tick();
  }
  // In the channel for those who want to be mentioned: whether anybody does is the composer's to know.
  const reminded = about('review-reminder').map(([to]) => to);
  expect(reminded.toSorted()).toEqual([`c-${cast.group.name}-discord`, waiting.userId]);
});

test('an open pause moves the checkpoint day by day', async () => {
  const world = await openScheduleWorld('2026-01-05T12:00:00Z');
  const cast = await addGroup(world);
  const { id } = await addMember(world, cast, { start: '2026-01-05', nudge: 'off' });
  const scheduler = world.scheduler();
  await scheduler.tick();
  const from = Temporal.PlainDate.from('2026-04-01');
  const pause = await world.store.run((tx) =>
    tx.plans.addChange(id, { kind: 'pause', from }, world.clock.now()),
  );
  const until = Temporal.PlainDate.from('2026-04-20');
  for (let day = 0; day < 150; day += 1) {
    world.clock.pass({ hours: 24 });
    if (day === 105) {
      await world.store.run((tx) => tx.plans.endPause(pause.id, until, world.clock.now()));
    }
    await scheduler.tick();
  }
  const checkpoints = world.discord.arrived.filter(({ text }) => text.includes(' checkpoint '));
  expect(checkpoints.map(({ text }) => text.split(' ')[4])).toEqual(['2026-04-25']);
});

test('the roadmap’s review goes to the admin, else to the channel, however late', async () => {
  const world = await openScheduleWorld('2026-03-01T12:00:00Z');
  const { group } = await addGroup(world);
  await world.scheduler().tick();
  world.discord.fate = (to) =>
    to.startsWith('admin')
      ? { kind: 'refused', because: 'forbidden', code: '50007' }
      : { kind: 'sent' };
  world.clock.set('2026-08-12T12:00:00Z');
  await world.scheduler().tick();
  const reviews = world.discord.arrived.filter(({ text }) => text.includes('roadmap-review'));
  expect(reviews.map(({ to }) => to)).toEqual([`c-${group.name}-discord`]);
});

test('the roadmap’s review that nobody took goes to the channel that is set later', async () => {
  const world = await openScheduleWorld('2026-03-01T12:00:00Z');
  const cast = await addGroup(world);
  await world.scheduler().tick();
  const [place] = cast.places;
  if (place?.channelId === undefined) throw new Error('unreachable');
  const { id, channelId } = place;
  world.discord.fate = () => ({ kind: 'refused', because: 'forbidden', code: '50001' });
  world.clock.set('2026-05-12T12:00:00Z');
  await world.scheduler().tick();
  world.clock.pass({ hours: 24 });
  await world.scheduler().tick();
  expect(await outcomes(world, cast)).toContain('roadmap-review 2026-05-12 refused (forbidden)');

  world.discord.fate = (to) =>
    to.startsWith('admin')
      ? { kind: 'refused', because: 'forbidden', code: '50007' }
      : { kind: 'sent' };
  await world.store.run((tx) => tx.places.update(id, { channelId }));
  await world.scheduler().tick();
  const reviews = world.discord.arrived.filter(({ text }) => text.includes('roadmap-review'));
  expect(reviews.map(({ to }) => to)).toEqual([`c-${cast.group.name}-discord`]);
});
