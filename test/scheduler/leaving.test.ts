// Who has left is looked for before a post is composed, and no post waits long for it.
import { afterEach, expect, test, vi } from 'vitest';
import type { Presence } from '#core/command/surface.ts';
import type { MemberId } from '#core/model/ids.ts';
import { outcomes, planned } from './monday.ts';
import { addGroup, addMember } from './schedule-world.ts';

afterEach(() => vi.useRealTimers());

/** A group of two whose nudge is due; `presence` answers for each of them. */
async function leaving(presence: (userId: string) => Promise<Presence>) {
  const { world, cast } = await planned();
  const ana = await addMember(world, cast, { nudge: 'off' });
  const ben = await addMember(world, cast, { nudge: 'off' });
  const members = async () =>
    (await world.store.read.members.inGroup(cast.group.id)).map(({ id }) => id);
  const { discord } = world;
  discord.presence = (_, userId) => presence(userId);
  /** Who counts as a member when the nudge goes out. */
  const there: (readonly MemberId[])[] = [];
  discord.fate = async () => {
    there.push(await members());
    return { kind: 'sent' };
  };
  return { world, cast, ana, ben, there, members, scheduler: world.scheduler() };
}

test('who has left is no member any more when the nudge is composed', async () => {
  const gone = new Set<string>();
  const { ana, ben, there, scheduler } = await leaving(async (userId) =>
    gone.has(userId) ? 'gone' : 'present',
  );
  gone.add(ben.userId);
  await scheduler.tick();
  expect(there).toEqual([[ana.id]]);
});

test('a platform that does not answer holds the nudge up for seconds only, and counts later', async () => {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Presence>();
  const { world, cast, ana, ben, there, members, scheduler } = await leaving(async () => {
    asked.resolve();
    return answer.promise;
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const tick = scheduler.tick();
  await asked.promise;
  vi.advanceTimersByTime(2_900);
  expect(there).toEqual([]);
  vi.advanceTimersByTime(100);
  await tick;
  vi.useRealTimers();
  expect(there).toEqual([[ana.id, ben.id]]);
  expect(await outcomes(world, cast)).toEqual(['nudge 2026-03-02 sent']);
  answer.resolve('gone');
  await expect.poll(members).toEqual([]);
});

test('a look that fails costs no nudge', async () => {
  const { world, cast, there, scheduler } = await leaving(async () => {
    throw new Error('outage');
  });
  await scheduler.tick();
  expect(there).toHaveLength(1);
  expect(await outcomes(world, cast)).toEqual(['nudge 2026-03-02 sent']);
});

test('with many posts due at once nobody is looked for, since that would hold the posts up', async () => {
  const { world, scheduler } = await leaving(async () => 'present');
  const looked: string[] = [];
  world.discord.presence = async (_, userId) => {
    looked.push(userId);
    return 'present';
  };
  for (let index = 0; index < 30; index += 1) await addMember(world, await addGroup(world));
  await scheduler.tick();
  world.clock.pass({ hours: 168 });
  looked.length = 0;
  await scheduler.tick();
  expect(world.discord.arrived.length).toBeGreaterThan(30);
  // The last ones are few again.
  expect(looked.length).toBeLessThanOrEqual(12);
});
