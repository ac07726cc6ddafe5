// What the desk's tests cannot time: what happens while an announcement is on its way.
import { expect, test } from 'vitest';
import { createAnnouncer } from '#core/app/announcer.ts';
import type { Surface } from '#core/ports/surface.ts';
import { Temporal } from '#core/time/temporal.ts';
import { renderPlain } from '#render/plain.ts';
import { loadRoadmapFile } from '#roadmap/load.ts';
import { studyGroup } from '#support/study-group.ts';
import { twoPlaces } from '#support/two-places.ts';

test('an announcement that arrives after its person was deleted is edited to say so', async () => {
  const { ben, store, refusals } = await studyGroup();
  refusals.set('general', { kind: 'unavailable', code: '503' });
  await ben.say('done "Dockerized application"');
  const [pending] = await store.read.announcementsIn('pending');
  const account = await store.read.account({
    surface: 'discord',
    workspaceId: '',
    userId: ben.id,
  });
  if (pending === undefined || account === undefined) throw new Error('nothing is pending');
  const loaded = loadRoadmapFile('roadmap/mlops-cv-de.yaml');
  if (!loaded.ok) throw new Error('the shipped roadmap is invalid');

  const shown = new Map<string, string>();
  const surface: Surface = {
    id: 'discord',
    async post(_channel, message) {
      shown.set('m1', renderPlain(message, { surface: 'discord', workspaceId: 'guild-1' }));
      const now = Temporal.Instant.from('2026-03-03T10:00:00Z');
      await store.run((tx) => tx.deletePerson(account.person, now));
      return { kind: 'sent', messageId: 'm1' };
    },
    async edit(_channel, id, message) {
      shown.set(id, renderPlain(message, { surface: 'discord', workspaceId: 'guild-1' }));
      return { kind: 'edited' };
    },
    direct: async () => ({ kind: 'unavailable', code: 'not-here' }),
  };
  const silent = () => undefined;
  const announcer = createAnnouncer({
    store,
    surface: () => surface,
    roadmaps: new Map(),
    defaultRoadmap: loaded.roadmap,
    log: { info: silent, warn: silent, error: silent },
  });
  await announcer.announce(pending.entry);
  expect([...shown]).toEqual([['m1', 'This announcement was removed.']]);
});

test('a platform that takes its time holds up no announcement on the other one', async () => {
  const { ben, store, roadmap } = await twoPlaces();
  await ben.say('done "Dockerized application"');
  const entry = (await store.read.announcementsIn('sent'))[0]?.entry;
  if (entry === undefined) throw new Error('nothing was announced');
  const edited = Promise.withResolvers<void>();
  const slow = Promise.withResolvers<void>();
  const unused = async () => ({ kind: 'unavailable', code: 'not-here' }) as const;
  const surface = (id: 'discord' | 'slack'): Surface => ({
    id,
    post: unused,
    direct: unused,
    async edit() {
      if (id === 'discord') await slow.promise;
      else edited.resolve();
      return { kind: 'edited' };
    },
  });
  const silent = () => undefined;
  const announcer = createAnnouncer({
    store,
    surface: (id) => (id === 'playground' ? undefined : surface(id)),
    roadmaps: new Map(),
    defaultRoadmap: roadmap,
    log: { info: silent, warn: silent, error: silent },
  });
  const work = announcer.announce(entry);
  await edited.promise;
  slow.resolve();
  await work;
});
