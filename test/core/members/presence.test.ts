// Looking who has left: a few at a time, not again at once, gone from every place before gone.
import { expect, test } from 'vitest';
import type { Presence, Surface } from '#core/command/surface.ts';
import { createPresenceKeeper } from '#core/members/presence.ts';
import { Temporal } from '#core/time/temporal.ts';
import { studyGroup } from '#support/study-group.ts';

async function lookingAt(presences: Readonly<Record<string, Presence>>) {
  const group = await studyGroup();
  const asked: string[] = [];
  const surface: Surface = {
    id: 'discord',
    post: async () => ({ kind: 'unavailable', code: 'none' }),
    direct: async () => ({ kind: 'unavailable', code: 'none' }),
    edit: async () => ({ kind: 'gone' }),
    async presence(workspaceId, userId) {
      asked.push(`${userId} in ${workspaceId}`);
      return presences[`${userId} in ${workspaceId}`] ?? 'present';
    },
  };
  let now = Temporal.Instant.from('2026-03-03T10:00:00Z');
  const keeper = createPresenceKeeper({
    store: group.store,
    clock: { now: () => now },
    surface: (id) => (id === 'discord' ? surface : undefined),
  });
  const place = await group.store.read.places.byWorkspace({
    surface: 'discord',
    workspaceId: 'guild-1',
  });
  if (place === undefined) throw new Error('no place');
  return {
    ...group,
    place,
    asked,
    later: (minutes: number) => {
      now = now.add({ minutes });
    },
    look: () => keeper.look(place.group),
    names: async () => {
      const members = await group.store.read.members.inGroup(place.group);
      const profiles = await group.store.read.members.profiles(members.map(({ id }) => id));
      return profiles.map(({ name }) => name).toSorted();
    },
  };
}

test('who is gone is no member of the group’s posts and boards any more', async () => {
  const { look, names } = await lookingAt({ 'user-ben in guild-1': 'gone' });
  await look();
  expect(await names()).toEqual(['Ana', 'Chioma']);
});

test('who may be there is there: in another place, or where the platform does not say', async () => {
  const { look, names, store, place } = await lookingAt({
    'user-ben in guild-1': 'gone',
    'user-chioma in guild-1': 'unknown',
  });
  await store.run((tx) =>
    tx.places.add({
      group: place.group,
      surface: 'discord',
      workspaceId: 'guild-2',
      name: 'Second',
    }),
  );
  await look();
  expect(await names()).toEqual(['Ana', 'Ben', 'Chioma']);
});

test('members are not asked about again at once', async () => {
  const { look, later, asked } = await lookingAt({});
  await look();
  await look();
  expect(asked).toHaveLength(3);
  later(2);
  await look();
  expect(asked).toHaveLength(6);
});
