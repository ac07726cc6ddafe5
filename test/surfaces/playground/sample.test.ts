// The sample group: whole, believable, the same each time.
import { expect, onTestFinished, test } from 'vitest';
import type { Store } from '#core/model/store.ts';
import { dateFor } from '#core/time/personal-day.ts';
import { Temporal } from '#core/time/temporal.ts';
import { knownPeople } from '#surfaces/playground/chat/known-people.ts';
import { seedSample } from '#surfaces/playground/sample/sample.ts';
import { openTemporaryStore } from '../../storage/temporary-file.ts';
import { NOW, openPlayground, shippedRoadmap } from './open-playground.ts';

const roadmap = shippedRoadmap();

async function seeded(now = NOW): Promise<Store> {
  const store = await openTemporaryStore();
  await seedSample(store, roadmap, { now: () => now });
  return store;
}

async function groupOf(store: Store) {
  const place = await store.read.places.byWorkspace({
    surface: 'playground',
    workspaceId: 'playground',
  });
  if (place === undefined) throw new Error('there is no place');
  return { place, members: await store.read.members.inGroup(place.group) };
}

/** Everything that members recorded, without the ids. */
async function recorded(store: Store) {
  const { members } = await groupOf(store);
  const all = await Promise.all(
    members.map(({ id }) => store.read.entries.history(id, { offset: 0, limit: 1_000 })),
  );
  return all.flat().map(({ date, recordedAt, kind }) => `${date} ${recordedAt} ${kind}`);
}

test('is a group of seven with a channel, an admin and members of all sorts', async () => {
  const store = await seeded();
  const { place, members } = await groupOf(store);
  expect(place.channelId).toBe('study');
  expect(members).toHaveLength(7);
  expect(new Set(members.map(({ timeZone }) => timeZone)).size).toBe(7);
  expect(members.filter(({ visibility }) => visibility === 'anonymous')).toHaveLength(1);
  expect(members.filter(({ followsCohort }) => !followsCohort)).toHaveLength(1);
  const people = await knownPeople(store.read);
  expect(people.map(({ name }) => name)).toEqual([
    'Ana',
    'Ben',
    'Chioma',
    'Dee',
    'Emre',
    'Farah',
    'Gorō',
  ]);
  expect(people.filter(({ admin }) => admin).map(({ name }) => name)).toEqual(['Ana']);
});

test('has a night owl, whose hours after midnight are of the day before', async () => {
  const store = await seeded();
  const { members } = await groupOf(store);
  const owls = members.filter(({ dayEnds }) => dayEnds === '04:00');
  expect(owls).toHaveLength(1);
  for (const { id, timeZone, dayEnds } of owls) {
    const entries = await store.read.entries.history(id, { offset: 0, limit: 1_000 });
    const late = entries.filter(
      ({ date, recordedAt }) => !date.equals(recordedAt.toZonedDateTimeISO(timeZone).toPlainDate()),
    );
    expect(late.length).toBeGreaterThan(10);
    for (const { date, recordedAt } of late) {
      expect(recordedAt.toZonedDateTimeISO(timeZone).hour).toBeLessThan(4);
      expect(date.equals(dateFor({ timeZone, dayEnds }, recordedAt))).toBe(true);
    }
  }
});

test('holds completions of every kind, evidence and verifications, a pause, and an entry taken back', async () => {
  const store = await seeded();
  const { members } = await groupOf(store);
  const completions = (
    await Promise.all(members.map(({ id }) => store.read.completions.ofMember(id)))
  ).flat();
  expect(new Set(completions.map(({ itemKind }) => itemKind)).size).toBe(4);
  expect(completions.some(({ evidence }) => evidence !== undefined)).toBe(true);
  expect(completions.some(({ verifiedBy }) => verifiedBy.length > 1)).toBe(true);
  const changes = await Promise.all(members.map(({ id }) => store.read.plans.changes(id)));
  expect(changes.flat().map(({ kind }) => kind)).toEqual(['pause']);
});

test('breaks no rule that members are held to', async () => {
  const store = await seeded();
  const { members } = await groupOf(store);
  for (const { id, person } of members) {
    const entries = await store.read.entries.history(id, { offset: 0, limit: 1_000 });
    for (const entry of entries) {
      expect(Temporal.Instant.compare(entry.recordedAt, NOW)).toBeLessThanOrEqual(0);
      if (entry.kind === 'completion') expect(entry.verifiedBy).not.toContain(person);
      if (entry.kind === 'hours') {
        expect(await store.read.totals.minutesOn(id, entry.date)).toBeLessThanOrEqual(24 * 60);
      }
    }
    const items = entries.flatMap((entry) => (entry.kind === 'completion' ? [entry.item] : []));
    expect(new Set(items).size).toBe(items.length);
  }
});

test('is the same each time', async () => {
  expect(await recorded(await seeded())).toEqual(await recorded(await seeded()));
});

test.each(['2026-01-01T00:30:00Z', '2026-03-29T01:30:00Z', '2028-02-29T23:59:00Z'])(
  'goes by the clock: at %s its cohort began ten weeks before that week',
  async (now) => {
    const store = await seeded(Temporal.Instant.from(now));
    const { place } = await groupOf(store);
    const group = await store.read.groups.byId(place.group);
    const today = Temporal.Instant.from(now).toZonedDateTimeISO('Europe/Berlin').toPlainDate();
    expect(group?.start.dayOfWeek).toBe(1);
    expect(group?.start.until(today, { largestUnit: 'days' }).days).toBeGreaterThanOrEqual(70);
    expect(group?.start.until(today, { largestUnit: 'days' }).days).toBeLessThan(77);
  },
);

test('shows on the board at once', async () => {
  const { post, seenBy } = await openPlayground();
  onTestFinished(() => {});
  await post('say', { as: 'ana', channel: 'study', text: '/leaderboard quarter' });
  const { messages } = await seenBy('ana');
  expect(messages.at(-1)?.html).toMatch(/Ben.*4/);
});
