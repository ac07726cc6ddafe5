// In which order announcements are edited where platforms take their time.

import { expect, test, vi } from 'vitest';
import type { Surface } from '#core/command/surface.ts';
import { createAnnouncer } from '#core/desk/announcer.ts';
import { announcementsOf } from '#support/announcements.ts';
import { shelfOf } from '#support/shelf.ts';
import { twoPlaces } from '#support/two-places.ts';

test('a slow platform holds up no announcement on the other one, and catches up in one edit', async () => {
  const { ben, store, roadmap, parts } = await twoPlaces();
  await ben.say('done "Dockerized application"');
  const [sent] = await announcementsOf(store);
  if (sent === undefined) throw new Error('nothing was announced');
  const slow = Promise.withResolvers<void>();
  const edits = { discord: 0, slack: 0 };
  const unused = async () => ({ kind: 'unavailable', code: 'not-here' }) as const;
  const surface = (id: 'discord' | 'slack'): Surface => ({
    id,
    post: unused,
    direct: unused,
    async edit() {
      edits[id] += 1;
      if (id === 'discord') await slow.promise;
      return { kind: 'edited' };
    },
  });
  const silent = () => undefined;
  const announcer = createAnnouncer({
    store,
    surface: (id) => (id === 'discord' || id === 'slack' ? surface(id) : undefined),
    roadmaps: shelfOf(roadmap),
    clock: parts.clock,
    log: { info: silent, warn: silent, error: silent },
  });

  const works = [announcer.announce(sent.entry)];
  await vi.waitFor(() => expect(edits).toEqual({ discord: 1, slack: 1 }));
  for (let more = 0; more < 5; more += 1) works.push(announcer.announce(sent.entry));
  await vi.waitFor(() => expect(edits).toEqual({ discord: 1, slack: 2 }));
  slow.resolve();
  await Promise.all(works);
  expect(edits).toEqual({ discord: 2, slack: 2 });
});
