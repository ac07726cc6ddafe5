// The life of an announcement: what happens where a platform does not take it, and what people are told of it.
import { expect, test } from 'vitest';
import type { PostOutcome } from '#core/command/surface.ts';
import { announcementOf } from '#core/entries/announcement.ts';
import { announcementsOf } from '#support/announcements.ts';
import { labelsOf, type World } from '#support/desk.ts';
import { runSchedule, type Schedule } from '#support/schedule.ts';
import { studyGroup } from '#support/study-group.ts';
import { twoPlaces } from '#support/two-places.ts';

const AWAY: PostOutcome = { kind: 'unavailable', code: '503' };
const UNKNOWN: PostOutcome = { kind: 'unknown', code: 'timeout' };
const CLOSED: PostOutcome = { kind: 'refused', because: 'gone', code: '10003' };
const STONE = 'done "Dockerized application"';

/** Ben has laid a stone at 10:00 while the channel answered so; it answers as it should from then on. */
async function announcedInto(outcome: PostOutcome) {
  const group = await studyGroup();
  const schedule = runSchedule(group);
  group.refusals.set('general', outcome);
  const said = await group.ben.say(STONE);
  return { ...group, schedule, said };
}

const at = (time: string, day = '03') => `2026-03-${day}T${time}Z`;

async function arrivedAt(schedule: Schedule, time: string): Promise<number> {
  return (await schedule.tickAt(time)).filter(({ text }) => text.includes('laid a stone')).length;
}

async function statesOf({ store }: Pick<World, 'store'>) {
  return (await announcementsOf(store)).map(({ state }) => state);
}

test('one that the platform did not take is tried again with growing pauses, without a new start', async () => {
  const { schedule, refusals, said, ...group } = await announcedInto(AWAY);
  expect(said.text).toContain('is done');
  expect(await arrivedAt(schedule, at('10:00:29'))).toBe(0);
  await schedule.tickAt(at('10:00:30'));
  refusals.clear();
  expect(await arrivedAt(schedule, at('10:01:29'))).toBe(0);
  expect(await arrivedAt(schedule, at('10:01:30'))).toBe(1);
  expect(await arrivedAt(schedule, at('12:00:00'))).toBe(0);
  expect(await statesOf(group)).toEqual(['sent']);
});

test('it comes up to twelve hours late', async () => {
  const { schedule, refusals } = await announcedInto(AWAY);
  for (let hour = 10; hour < 22; hour += 1) await schedule.tickAt(at(`${hour}:00:00`));
  refusals.clear();
  expect(await arrivedAt(schedule, at('22:00:00'))).toBe(1);
});

test('later it is shown to the admin, who may send it again; the completion stands', async () => {
  const { schedule, refusals, ...group } = await announcedInto(AWAY);
  await schedule.tickAt(at('22:00:01'));
  refusals.clear();
  expect(await arrivedAt(schedule, at('23:00:00'))).toBe(0);
  const status = await group.ana.say('setup status');
  expect(status.text).toContain('Not announced');
  expect(status.text).toContain('Ben: Dockerized application');
  const again = await group.ana.press(status.message, 'Send again');
  expect(again.text).toContain('Dockerized application');
  expect(again.text).not.toContain('Not announced');
  expect(await statesOf(group)).toEqual(['sent']);
  expect((await group.ana.say('leaderboard')).text).toMatch(/Ben.*1 🪨/);
  const twice = await group.ana.press(status.message, 'Send again');
  expect(twice.text).toContain('already announced. Nothing was changed.');
  expect(stones(group)).toBe(1);
});

test('refused by its channel it is shown with the reason, until it is undone', async () => {
  const { refusals, ana, ben } = await announcedInto(CLOSED);
  refusals.clear();
  const status = (await ana.say('setup status')).text;
  expect(status).toContain('the channel is gone, or closed to Cairn');
  await ben.say('undo');
  expect((await ana.say('setup status')).text).not.toContain('Not announced');
});

test('of unknown outcome it is sent again within two minutes where the platform refuses a repeat', async () => {
  const { schedule, refusals, ...group } = await announcedInto(UNKNOWN);
  refusals.clear();
  expect(await arrivedAt(schedule, at('10:00:04'))).toBe(0);
  expect(await arrivedAt(schedule, at('10:02:00'))).toBe(1);
  expect(await statesOf(group)).toEqual(['sent']);
});

test('after that it is uncertain, shown, and edited once its message is known', async () => {
  const { schedule, refusals, ...group } = await announcedInto(UNKNOWN);
  refusals.clear();
  expect(await arrivedAt(schedule, at('10:02:01'))).toBe(0);
  expect(await statesOf(group)).toEqual(['uncertain']);
  const status = await group.ana.say('setup status');
  expect(status.text).toContain('May not have been announced');
  expect(labelsOf(status.message)).toContain('Send again');

  // It had arrived, and Chioma presses Verify on it.
  const { store } = group;
  const shown = await showsAnnouncement(group);
  await group.chi.press(shown, 'Verify', { on: 'm-arrived' });
  expect(await announcementsOf(store)).toMatchObject([{ state: 'sent', messageId: 'm-arrived' }]);
  expect((await group.ana.say('setup status')).text).not.toContain('May not have been announced');
});

test('on Slack it is never sent again by itself', async () => {
  const group = await twoPlaces();
  const schedule = runSchedule(group);
  group.refusals.set('C1', UNKNOWN);
  await group.ben.say(STONE);
  group.refusals.clear();
  expect(await statesOf(group)).toEqual(['sent', 'uncertain']);
  expect(await arrivedAt(schedule, at('10:01:00'))).toBe(0);
});

test('undone before it was taken it is not announced; restored it is', async () => {
  const { schedule, refusals, ben } = await announcedInto(AWAY);
  const undone = await ben.say('undo');
  refusals.clear();
  expect(await arrivedAt(schedule, at('10:01:00'))).toBe(0);
  await ben.press(undone.message, 'Restore');
  expect(await arrivedAt(schedule, at('10:16:00'))).toBe(1);
});

test('who deletes their data is told of what may still be seen', async () => {
  const { schedule, refusals, ben } = await announcedInto(UNKNOWN);
  await schedule.tickAt(at('10:02:01'));
  refusals.clear();
  const asked = await ben.say('privacy delete');
  const deleted = await ben.press(asked.message, 'Delete everything');
  expect(deleted.text).not.toContain('Nothing of yours was announced');
  expect(deleted.text).toContain('1 announcement that may or may not have arrived');
});

test('a press on what was announced of somebody deleted takes it down', async () => {
  const { schedule, refusals, ben, chi, ...group } = await announcedInto(UNKNOWN);
  await schedule.tickAt(at('10:02:01'));
  refusals.clear();
  const shown = await showsAnnouncement(group);
  const asked = await ben.say('privacy delete');
  await ben.press(asked.message, 'Delete everything');
  const pressed = await chi.press(shown, 'Verify', { on: 'm-arrived' });
  expect(pressed.answer).toMatchObject({ replaces: true });
  expect(pressed.text).toBe('This announcement was removed.');
});

/** The message as it stands in the channel, though nobody said so. */
async function showsAnnouncement({ store, roadmap }: Pick<World, 'store' | 'roadmap'>) {
  const [first] = await announcementsOf(store);
  const entry = first && (await store.read.entries.byId(first.entry));
  if (entry?.kind !== 'completion') throw new Error('nothing is announced');
  return announcementOf(store.read, roadmap, entry);
}

function stones({ posted }: Pick<World, 'posted'>): number {
  return posted.filter(({ message }) => labelsOf(message).includes('Verify')).length;
}
