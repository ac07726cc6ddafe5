// What `setup status` tells admins of posts: where they go, what became of the last ones, and Send again.
import { expect, test } from 'vitest';
import type { PostOutcome } from '#core/command/surface.ts';
import type { SurfaceId } from '#core/model/ids.ts';
import { buttonsOf, labelsOf } from '#support/desk.ts';
import { runSchedule } from '#support/schedule.ts';
import { stayActive, studyGroup } from '#support/study-group.ts';
import { SLACK, twoPlaces } from '#support/two-places.ts';

const UNKNOWN: PostOutcome = { kind: 'unknown', code: 'timeout' };
const CLOSED: PostOutcome = { kind: 'refused', because: 'gone', code: '10003' };
const FIRST = '2026-03-09T09:00:00Z';
/** When Discord no longer refuses a repeat of what was sent at first. */
const TOO_LATE_TO_REPEAT = '2026-03-09T09:05:00Z';
const SECOND = '2026-03-16T09:00:00Z';

/** A group whose first nudge may or may not have arrived; the channel works again. */
async function withUncertainNudge() {
  const world = await studyGroup('2026-03-08T10:00:00Z');
  const schedule = runSchedule(world);
  world.refusals.set('general', UNKNOWN);
  for (const at of [FIRST, TOO_LATE_TO_REPEAT]) await schedule.tickAt(at);
  world.refusals.clear();
  return { ...world, schedule };
}

test('words that are too many are answered with an example of the same action', async () => {
  const { ana, ben } = await studyGroup();
  const said = await ana.say('setup status now');
  expect(said.text).toBe(
    'I can\'t tell what "now" is for. For example /setup status. Nothing was changed.',
  );
  const plan = await ben.say('plan show because');
  expect(plan.text).toContain('For example /plan show. Nothing was changed.');
  const board = await ben.say('leaderboard year');
  expect(board.text).toContain('For example /leaderboard week.');
});

test('the next posts, and what became of the last', async () => {
  const world = await studyGroup('2026-03-08T10:00:00Z');
  const schedule = runSchedule(world);
  expect((await world.ana.say('setup status')).text).toContain('Nothing was due yet');
  await schedule.tickAt(FIRST);
  await schedule.tickAt('2026-03-16T13:20:00Z');
  await schedule.tickAt('2026-03-25T10:00:00Z');
  const { text, answer } = await world.ana.say('setup status');
  expect(answer).toMatchObject({ audience: 'asker' });
  expect(text).toContain('Next\n- Mon 30 Mar 09:00 · Weekly nudge\n');
  expect(text).toContain(
    [
      'Last',
      '- Mon 23 Mar 09:00 · Weekly nudge: skipped: too late',
      '- Mon 16 Mar 09:00 · Weekly nudge: sent late, Mon 16 Mar 13:20',
      '- Mon 9 Mar 09:00 · Weekly nudge: sent',
    ].join('\n'),
  );
});

test('posts that were sent in time are counted beyond the first few', async () => {
  const world = await studyGroup('2026-03-08T09:00:00Z');
  const schedule = runSchedule(world);
  await stayActive(world, '2026-04-30T09:00:00Z');
  await schedule.live('2026-04-30T09:00:00Z', []);
  const { text } = await world.ana.say('setup status');
  expect(text.match(/Weekly nudge: sent$/gm)).toHaveLength(3);
  expect(text).toContain('and 5 posts more, sent in time');
});

test('a place whose channel was closed: since when, why, what to do; the others go on', async () => {
  const world = await twoPlaces();
  world.setNow('2026-03-08T10:00:00Z');
  const schedule = runSchedule(world);
  world.refusals.set('C1', CLOSED);
  await schedule.tickAt(FIRST);
  const { text } = await world.ana.say('setup status');
  expect(text).toContain('Discord (Study server): posts in');
  expect(text).toMatch(
    /Slack \(Study server\): .* takes no posts since Mon 9 Mar 09:00: the channel is gone, or closed to Cairn\. .*pick another, or invite Cairn again\. Then run \S*setup channel/,
  );
  expect(text).toContain('Weekly nudge · Slack: refused: the channel is gone');
  expect(text).toContain('Weekly nudge · Discord: sent');
  expect(text).toContain('Mon 16 Mar 09:00 · Weekly nudge\n');
});

test('Send again sends a post that may not have arrived once', async () => {
  const { ana, schedule } = await withUncertainNudge();
  const status = await ana.say('setup status');
  expect(status.text).toContain('May not have arrived');
  expect(status.text).toContain('Mon 9 Mar 09:00 · Weekly nudge\n[Send again]');
  expect(labelsOf(status.message)).toEqual(['Send again']);
  expect(await schedule.tickAt('2026-03-10T09:00:00Z')).toEqual([]);

  const asked = await ana.press(status.message, 'Send again', { id: 'once' });
  expect(asked.text).toContain('Weekly nudge of Mon 9 Mar 09:00 goes out within a minute.');
  expect(asked.answer).toMatchObject({ audience: 'asker', replaces: true });
  expect(labelsOf(asked.message)).toEqual([]);
  expect(asked.text).toContain('Waiting since Mon 9 Mar 09:00 · Weekly nudge');
  const repeated = await ana.press(status.message, 'Send again', { id: 'once' });
  expect(repeated.text).toBe(asked.text);
  const twice = await ana.press(status.message, 'Send again');
  expect(twice.text).toContain('on its way already. Nothing was changed.');

  const arrived = await schedule.tickAt('2026-03-10T09:01:00Z');
  expect(arrived.map(({ channelId }) => channelId)).toEqual(['general']);
  expect(arrived[0]?.text).toContain('This comes late: it was due Mon 9 Mar at 09:00');
  const later = await ana.press(status.message, 'Send again');
  expect(later.text).toContain('sent late, Tue 10 Mar 09:01. Nothing was changed.');
  expect(await schedule.tickAt('2026-03-10T09:02:00Z')).toEqual([]);
  expect(await schedule.tickAt(SECOND)).toHaveLength(1);
});

test('two presses at once send it once', async () => {
  const { ana, schedule } = await withUncertainNudge();
  const { message } = await ana.say('setup status');
  const both = await Promise.all([
    ana.press(message, 'Send again'),
    ana.press(message, 'Send again'),
  ]);
  const texts = both.map(({ text }) => text.split('\n')[0]).toSorted();
  expect(texts[0]).toContain('goes out within a minute');
  expect(texts[1]).toContain('Nothing was changed');
  expect(await schedule.tickAt('2026-03-10T09:01:00Z')).toHaveLength(1);
});

test('only an admin of the group sends again', async () => {
  const { ana, ben, schedule, user } = await withUncertainNudge();
  const { message } = await ana.say('setup status');
  expect((await ben.press(message, 'Send again')).text).not.toContain('goes out');
  const elsewhere = user('Olga', { admin: true, ...SLACK });
  expect((await elsewhere.press(message, 'Send again')).text).toContain('No group is set up here');
  await elsewhere.say('setup group');
  expect((await elsewhere.press(message, 'Send again')).text).toContain('not of this group');
  expect(await schedule.tickAt('2026-03-10T09:01:00Z')).toEqual([]);
});

test('of several that may not have arrived the first few have buttons, the rest a count', async () => {
  const world = await studyGroup('2026-03-08T10:00:00Z');
  const schedule = runSchedule(world);
  world.refusals.set('general', UNKNOWN);
  await schedule.live('2026-04-07T09:00:00Z', []);
  const { message, text } = await world.ana.say('setup status');
  expect(buttonsOf(message)).toHaveLength(3);
  expect(text).toContain('and 2 more, once these are sent');
});

test('members’ direct messages are numbers, and no names', async () => {
  const world = await studyGroup('2026-03-08T10:00:00Z');
  const { ana, ben, chi } = world;
  for (const user of [ben, chi]) await user.say('settings nudge:dm');
  const schedule = runSchedule(world);
  world.refusals.set(chi.id, { kind: 'refused', because: 'forbidden', code: '50007' });
  await schedule.tickAt(FIRST);
  const { text } = await ana.say('setup status');
  expect(text).toContain('Last direct messages to members: 1 sent, 1 refused');
  expect(text).not.toContain('Chioma');
  expect(text).toContain('Discord (Study server): posts in');
});

test('a member’s direct message that may not have arrived can be sent again', async () => {
  const world = await studyGroup('2026-03-08T10:00:00Z');
  const { ana, ben } = world;
  await ben.say('settings nudge:dm');
  const schedule = runSchedule(world);
  world.refusals.set(ben.id, UNKNOWN);
  for (const at of [FIRST, TOO_LATE_TO_REPEAT]) await schedule.tickAt(at);
  world.refusals.clear();
  const status = await ana.say('setup status');
  expect(status.text).toContain('Personal nudge · to a member\n[Send again]');
  await ana.press(status.message, 'Send again');
  const arrived = await schedule.tickAt('2026-03-09T09:06:00Z');
  expect(arrived.map(({ channelId }) => channelId)).toEqual([ben.id]);
});

test.each<SurfaceId>(['discord', 'slack'])(
  'a place without a channel on %s says so',
  async (surface) => {
    const world = await studyGroup();
    const olga = world.user('Olga', { admin: true, surface, workspaceId: 'W9' });
    await olga.say('setup group');
    const { text } = await olga.say('setup status');
    expect(text).toContain('no channel is set, so nothing is posted there');
  },
);

/** A group whose nudge and checkpoint are due on Monday 9 March: Ana's quarter ends on Sunday. */
async function withCheckpoint() {
  const world = await studyGroup('2026-03-08T10:00:00Z');
  await world.ana.say('join start:2025-12-09');
  return { ...world, schedule: runSchedule(world) };
}

test('a post of a nudge and a checkpoint is told of as one', async () => {
  const { ana, schedule } = await withCheckpoint();
  const before = await ana.say('setup status');
  expect(before.text).toContain('Mon 9 Mar 09:00 · Weekly nudge + Checkpoint of quarter 1: Ana');
  expect(await schedule.tickAt(FIRST)).toHaveLength(1);
  const after = await ana.say('setup status');
  expect(after.text).toContain('Last\n- Mon 9 Mar 09:00 · Weekly nudge + Checkpoint: sent');
});

test('Send again sends all of a post that may not have arrived, by one button', async () => {
  const { ana, schedule, refusals } = await withCheckpoint();
  refusals.set('general', UNKNOWN);
  for (const at of [FIRST, TOO_LATE_TO_REPEAT]) await schedule.tickAt(at);
  refusals.clear();
  const status = await ana.say('setup status');
  expect(status.text).toContain('Mon 9 Mar 09:00 · Weekly nudge + Checkpoint\n[Send again]');
  expect(labelsOf(status.message)).toEqual(['Send again']);
  const asked = await ana.press(status.message, 'Send again');
  expect(asked.text).toContain(
    'Weekly nudge + Checkpoint of Mon 9 Mar 09:00 goes out within a minute.',
  );
  expect(labelsOf(asked.message)).toEqual([]);
  const arrived = await schedule.tickAt('2026-03-09T10:00:00Z');
  expect(arrived.map(({ text }) => text)).toEqual([
    expect.stringMatching(/Week of[\s\S]*———[\s\S]*Checkpoint/),
  ]);
  expect(await schedule.tickAt('2026-03-09T10:01:00Z')).toEqual([]);
});
