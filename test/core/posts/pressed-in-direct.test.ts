// What Cairn sends by direct message stays when one of its buttons is pressed: the others are needed still.
import { expect, test } from 'vitest';
import { labelsOf } from '#support/desk.ts';
import { runSchedule } from '#support/schedule.ts';
import { studyGroup } from '#support/study-group.ts';

async function nudgedBen() {
  const world = await studyGroup('2026-03-05T10:00:00Z');
  await world.ben.say('settings nudge:dm');
  const schedule = runSchedule(world);
  const arrived = await schedule.tickAt('2026-03-06T09:00:00Z');
  const nudge = arrived.find(({ text }) => text.includes('Nothing is logged this week yet.'));
  if (nudge === undefined) throw new Error('no reminder came');
  return { ...world, nudge: nudge.message };
}

test('a nudge can be stopped from itself after its next step was looked at', async () => {
  const { ben, nudge } = await nudgedBen();
  expect(labelsOf(nudge)).toEqual(['Log hours', 'My next step', 'Nudges off']);
  const next = await ben.press(nudge, 'My next step');
  expect(next.text).toContain('Open in this quarter');
  expect(next.answer).toMatchObject({ audience: 'asker', replaces: false });
});

test('stopping nudges leaves what the nudge said', async () => {
  const { ben, nudge } = await nudgedBen();
  const stopped = await ben.press(nudge, 'Nudges off');
  expect(stopped.text).toContain('off: you get no nudges');
  expect(stopped.answer).toMatchObject({ audience: 'asker', replaces: false });
});

test('in an answer the next step takes the place of what was asked before', async () => {
  const { ben } = await nudgedBen();
  const progress = await ben.say('progress');
  const next = await ben.press(progress.message, 'My next step');
  expect(next.answer).toMatchObject({ replaces: true });
});
