// What a member does with a nudge that comes by direct message: whatever is pressed, the nudge and its buttons stay.
import { expect, test } from 'vitest';
import { openStudyServer } from '../surfaces/discord/discord-world.ts';

test('a nudge stays when its buttons are pressed, so that it can still be stopped from there', async () => {
  const world = await openStudyServer();
  const { ben } = world;
  await ben.slash('general', 'settings', { nudge: 'dm' });
  await world.tick();
  world.setNow('2026-03-09T09:00:00Z');
  await world.tick();
  const nudge = ben.dm.last;
  expect(nudge.text).toContain('Your week');
  const steps = await ben.press(nudge, 'My next step');
  expect(steps.text).toContain('Open in this quarter');
  expect(ben.dm.messages.find(({ id }) => id === nudge.id)?.text).toContain('Your week');
  const off = await ben.press(nudge, 'Nudges off');
  expect(off.text).toContain('you get no nudges');
  expect(ben.dm.messages.find(({ id }) => id === nudge.id)?.text).toContain('Your week');
  world.setNow('2026-03-16T09:00:00Z');
  await world.tick();
  expect(ben.dm.messages.filter(({ text }) => text.includes('Your week'))).toHaveLength(1);
  expect(world.problems()).toEqual([]);
});
