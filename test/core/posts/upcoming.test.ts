// The preview of the weeks to come: what it lists is what comes.
import { expect, test } from 'vitest';
import { factsOf } from '#core/posts/facts.ts';
import { upcomingPosts } from '#core/posts/upcoming.ts';
import { addGroup, addMember, openScheduleWorld, textOf } from '../../scheduler/schedule-world.ts';

test('lists the posts of all channels by their time, and each of them comes then', async () => {
  const world = await openScheduleWorld('2026-03-25T12:00:00Z');
  const cast = await addGroup(world, { surfaces: ['discord', 'slack'] });
  const { store, roadmap, clock } = world;
  await addMember(world, cast, { start: '2026-01-05', nudge: 'off' });
  await addMember(world, cast, { start: '2026-01-05', nudge: 'off' });
  const scheduler = world.scheduler();
  await scheduler.tick();
  const facts = factsOf(store.read, cast.group, roadmap);
  const listed = await upcomingPosts(facts, clock.now(), 8);
  const kinds = listed.map(({ kind, dueAt }) => `${kind} ${dueAt}`);
  expect(kinds.slice(0, 4)).toEqual([
    'nudge 2026-03-30T07:00:00Z',
    'nudge 2026-03-30T07:00:00Z',
    'checkpoint 2026-04-05T07:00:00Z',
    'checkpoint 2026-04-05T07:00:00Z',
  ]);
  expect(kinds).toContain('roadmap-review 2026-05-12T07:00:00Z');
  for (const { dueAt } of listed) {
    clock.set(dueAt);
    await scheduler.tick();
  }
  const arrived = [...world.discord.arrived, ...world.slack.arrived]
    .map(({ text, at }) => `${at} ${text}`)
    .filter((line) => !line.includes('review-reminder'));
  const expected = listed.map(
    (post) => `${post.dueAt} ${textOf({ ...post, group: cast.group.id })}`,
  );
  expect(arrived.toSorted()).toEqual(expected.toSorted());
});

test('knows the week whose nudge has come already, and what a change makes of it', async () => {
  const world = await openScheduleWorld('2026-03-01T12:00:00Z');
  const { group } = await addGroup(world);
  const scheduler = world.scheduler();
  await scheduler.tick();
  world.clock.set('2026-03-02T08:00:00Z');
  await scheduler.tick();
  const nudge = { day: 'friday', time: '18:00' } as const;
  const facts = factsOf(world.store.read, { ...group, nudge }, world.roadmap);
  const listed = await upcomingPosts(facts, world.clock.now(), 2);
  expect(listed.map(({ period }) => period)).toEqual(['2026-03-09']);
  await world.store.run((tx) => tx.groups.update(group.id, { nudge }));
  await scheduler.tick();
  const [stored] = await world.store.read.posts.openOfGroup(group.id);
  expect(stored?.dueAt).toEqual(listed[0]?.dueAt);
  expect(String(stored?.dueAt)).toBe('2026-03-13T17:00:00Z');
});
