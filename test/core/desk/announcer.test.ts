// What the desk's tests cannot time: people deleted while an announcement is on its way, edits that the platform does
// not take, a second process.

import { expect, test } from 'vitest';
import type { EditOutcome, Presence, Surface } from '#core/command/surface.ts';
import { createAnnouncer } from '#core/desk/announcer.ts';
import type { Place } from '#core/model/places.ts';
import { Temporal } from '#core/time/temporal.ts';
import { renderPlain } from '#render/plain/message.ts';
import { announcementsOf } from '#support/announcements.ts';
import { shelfOf } from '#support/shelf.ts';
import { type StudyGroup, studyGroup } from '#support/study-group.ts';

const NOW = Temporal.Instant.from('2026-03-03T10:00:00Z');
const REMOVED = 'This announcement was removed.';

test('an announcement that arrives after its person was deleted is edited to say so', async () => {
  const group = await studyGroup();
  const entry = await announcePending(group);
  const { announcer, shown } = withChannel(group, { posting: () => deletePerson(group, 'ben') });
  await announcer.announce(entry);
  expect([...shown]).toEqual([['m1', REMOVED]]);
  expect(await group.store.read.privacy.removals()).toEqual([]);
});

test('where it cannot be edited then, it is after the next start', async () => {
  const group = await studyGroup();
  const entry = await announcePending(group);
  const { announcer, shown, edits } = withChannel(group, {
    posting: () => deletePerson(group, 'ben'),
  });
  edits.outcome = { kind: 'unavailable', code: '503' };
  await announcer.announce(entry);
  expect(shown.get('m1')).toContain('Ben');
  const next = withChannel(group, { shown });
  await next.announcer.resume();
  expect([...shown]).toEqual([['m1', REMOVED]]);
});

test('an announcement that could not be removed when its person was deleted is tried again until it is', async () => {
  const group = await studyGroup();
  const entry = await announcePending(group);
  const { announcer, shown, edits } = withChannel(group);
  await announcer.announce(entry);
  await deletePerson(group, 'ben');
  edits.outcome = { kind: 'unavailable', code: '503' };
  await announcer.unname();
  expect(shown.get('m1')).toContain('Ben');
  edits.outcome = { kind: 'edited' };
  await announcer.unname();
  expect(shown.get('m1')).toBe(REMOVED);
  edits.count = 0;
  await announcer.unname();
  expect(edits.count).toBe(0);
});

test('one that is gone is tried no more', async () => {
  const group = await studyGroup();
  const entry = await announcePending(group);
  const { announcer, edits } = withChannel(group);
  await announcer.announce(entry);
  await deletePerson(group, 'ben');
  edits.outcome = { kind: 'gone' };
  await announcer.unname();
  expect(await group.store.read.privacy.removals()).toEqual([]);
});

test('a verifier who is deleted is taken off what others announced, after a start at the latest', async () => {
  const group = await studyGroup();
  const entry = await announcePending(group);
  const chi = await accountOf(group, 'chioma');
  await group.store.run((tx) => tx.completions.toggleVerification(entry, chi.person, NOW));
  const { announcer, shown, edits } = withChannel(group);
  await announcer.announce(entry);
  expect(shown.get('m1')).toContain('✓ Chioma');
  await deletePerson(group, 'chioma');
  edits.outcome = { kind: 'unavailable', code: '503' };
  await announcer.unname();
  const next = withChannel(group, { shown });
  await next.announcer.resume();
  expect(shown.get('m1')).toContain('✓ a member');
  expect(shown.get('m1')).not.toContain('Chioma');
  expect(await group.store.read.announcements.stale()).toEqual([]);
});

test('a channel that takes an announcement is repaired: its place goes on', async () => {
  const group = await studyGroup();
  const entry = await announcePending(group);
  const stopped = await stopPlace(group);
  await withChannel(group).announcer.announce(entry);
  expect(await stopsIn(group, stopped)).toEqual([]);
});

test('an announcement in a channel that the place has left repairs nothing', async () => {
  const group = await studyGroup();
  const entry = await announcePending(group);
  const place = await stopPlace(group, { channelId: 'another' });
  await withChannel(group).announcer.announce(entry);
  expect(await stopsIn(group, place)).toHaveLength(1);
});

test('an announcement that is refused stops nothing', async () => {
  const group = await studyGroup();
  group.refusals.set('general', { kind: 'refused', because: 'forbidden', code: '50013' });
  await group.ben.say('done "Dockerized application"');
  const place = await placeOf(group);
  expect(await stopsIn(group, place)).toEqual([]);
});

test.each([
  ['gone', 0],
  ['present', 1],
  // Nobody is gone by an outage.
  ['unknown', 1],
] as const)(
  'who completes by direct message and is %s is announced %i times',
  async (presence, times) => {
    const group = await studyGroup();
    const entry = await announcePending(group, { direct: true });
    const { announcer, shown } = withChannel(group, { presence });
    await announcer.announce(entry);
    expect(shown.size).toBe(times);
    const [{ state } = {}] = await announcementsOf(group.store);
    expect(state).toBe(times === 0 ? 'skipped' : 'sent');
    expect((await group.ana.say('setup status')).text).not.toContain('Not announced');
  },
);

test('who is known to have left is not announced though the platform does not say', async () => {
  const group = await studyGroup();
  const entry = await announcePending(group, { direct: true });
  const stored = await group.store.read.entries.byId(entry);
  await group.store.run(async (tx) => stored && tx.members.update(stored.member, { leftAt: NOW }));
  const { announcer, shown } = withChannel(group, { presence: 'unknown' });
  await announcer.announce(entry);
  expect(shown.size).toBe(0);
});

test('who completes in a place is not asked for there', async () => {
  const group = await studyGroup();
  const entry = await announcePending(group);
  const { announcer, shown } = withChannel(group, { presence: 'gone' });
  await announcer.announce(entry);
  expect(shown.size).toBe(1);
});

test('a sending that another process took for lost is known when it arrives', async () => {
  const group = await studyGroup();
  const entry = await announcePending(group);
  const { announcer, shown } = withChannel(group, {
    async posting() {
      const [lost] = await group.store.read.announcements.ofEntry(entry);
      const uncertain = { state: 'uncertain', at: NOW } as const;
      await group.store.run(
        async (tx) => lost && tx.announcements.end(lost.id, 'sending', uncertain),
      );
    },
  });
  await announcer.announce(entry);
  expect(shown.get('m1')).toContain('laid a stone');
  expect(await group.store.read.announcements.ofEntry(entry)).toMatchObject([
    { state: 'sent', messageId: 'm1' },
  ]);
});

/** Ben has completed a deliverable, and nothing is posted of it yet. */
async function announcePending(
  { ben, store, refusals, setNow }: StudyGroup,
  how: { readonly direct?: boolean } = {},
) {
  refusals.set('general', { kind: 'unavailable', code: '503' });
  await ben.say('done "Dockerized application"', how);
  const [pending] = await announcementsOf(store);
  if (pending?.state !== 'pending') throw new Error('nothing is pending');
  // When the pause after that is over.
  setNow(String(pending.nextAt));
  return pending.entry;
}

async function stopsIn({ store }: StudyGroup, { group }: Place) {
  return (await store.read.places.ofGroup(group)).filter(({ stop }) => stop !== undefined);
}

async function accountOf({ store }: StudyGroup, name: string) {
  const key = { surface: 'discord', workspaceId: '', userId: `user-${name}` } as const;
  const account = await store.read.accounts.byUser(key);
  if (account === undefined) throw new Error(`nobody is called ${name}`);
  return account;
}

async function placeOf({ store }: StudyGroup): Promise<Place> {
  const place = await store.read.places.byWorkspace({ surface: 'discord', workspaceId: 'guild-1' });
  if (place === undefined) throw new Error('no place');
  return place;
}

/** Its channel refused a post; `moved` is where it posts since. */
async function stopPlace(
  group: StudyGroup,
  moved?: { readonly channelId: string },
): Promise<Place> {
  const place = await placeOf(group);
  await group.store.run(async (tx) => {
    if (moved) await tx.places.update(place.id, moved);
    await tx.places.stop(place.id, 'forbidden', NOW);
  });
  return place;
}

async function deletePerson(group: StudyGroup, name: string): Promise<void> {
  const { person } = await accountOf(group, name);
  await group.store.run((tx) => tx.privacy.deletePerson(person, NOW));
}

type Channel = {
  /** What is answered of whoever is asked for. */
  readonly presence?: Presence;
  /** What happens while a message is being posted. */
  readonly posting?: () => Promise<void>;
  /** What stands in the channel, by message. */
  readonly shown?: Map<string, string>;
};

/** An announcer as after a start, on a channel of its own. */
function withChannel({ store, roadmap, parts }: StudyGroup, channel: Channel = {}) {
  const { posting, presence = 'present', shown = new Map<string, string>() } = channel;
  const edits: { outcome: EditOutcome; count: number } = { outcome: { kind: 'edited' }, count: 0 };
  const place = { surface: 'discord', workspaceId: 'guild-1' } as const;
  const surface: Surface = {
    id: 'discord',
    async post(_channel, message) {
      shown.set('m1', renderPlain(message, place));
      await posting?.();
      return { kind: 'sent', messageId: 'm1' };
    },
    async edit(_channel, id, message) {
      edits.count += 1;
      if (edits.outcome.kind === 'edited') shown.set(id, renderPlain(message, place));
      return edits.outcome;
    },
    direct: async () => ({ kind: 'unavailable', code: 'not-here' }),
    presence: async () => presence,
  };
  const silent = () => undefined;
  const announcer = createAnnouncer({
    store,
    surface: () => surface,
    roadmaps: shelfOf(roadmap),
    clock: parts.clock,
    log: { info: silent, warn: silent, error: silent },
  });
  return { announcer, shown, edits };
}
