// Write my review on a checkpoint of several quarters: each member's own, also once it is written.
import { expect, test } from 'vitest';
import { runSchedule } from '#support/schedule.ts';
import { studyGroup } from '#support/study-group.ts';

test('opens what a member has written, not the quarter that began since', async () => {
  const world = await studyGroup('2026-03-03T10:00:00Z');
  const { ana, ben, chi, posted } = world;
  // Ana's second quarter ends on the day on which Ben's first does; Chioma's runs on.
  await ana.say('join start:2025-09-10');
  await ben.say('join start:2025-12-10');
  await chi.say('join start:2026-02-23');
  const schedule = runSchedule(world);
  await schedule.tickAt('2026-03-03T10:00:00Z');
  await schedule.tickAt('2026-03-10T09:00:00Z');
  const post = posted.findLast(({ channelId }) => channelId === 'general')?.message;
  if (post === undefined) throw new Error('no checkpoint');
  const pressed = async (user: typeof ana) => {
    const { answer } = await user.press(post, 'Write my review', { private: false });
    if (answer.kind !== 'form') throw new Error(`no form but ${answer.kind}`);
    return answer;
  };
  const form = await pressed(ana);
  expect(form.form.title).toBe('Review of quarter 2');
  await ana.submit(form, { progress: 'Four of four' });
  const again = await pressed(ana);
  expect(again.form.title).toBe('Review of quarter 2');
  expect(again.form.fields[0]?.value).toBe('Four of four');
  expect((await pressed(ben)).form.title).toBe('Review of quarter 1');
  expect((await pressed(chi)).form.title).toBe('Review of quarter 1');
});
