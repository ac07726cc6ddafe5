// A group that has gone quiet is asked once, then left alone until somebody acts.
import { expect, test } from 'vitest';
import { labelsOf } from '#support/desk.ts';
import { runSchedule, type Schedule } from '#support/schedule.ts';
import { type StudyGroup, studyGroup } from '#support/study-group.ts';

/** Monday mornings; the group joined on Tue 3 Mar. */
const MONDAYS = ['2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30', '2026-04-06'];
const at = (day: string) => `${day}T09:00:00Z`;

async function firstLines(schedule: Schedule, days: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const day of days) {
    const arrived = await schedule.tickAt(at(day));
    lines.push(...arrived.map(({ text }) => text.split('\n')[0] ?? ''));
  }
  return lines;
}

/** The question has come. */
async function askedGroup(): Promise<
  StudyGroup & { readonly schedule: Schedule; readonly question: StudyGroup['posted'][number] }
> {
  const world = await studyGroup();
  const schedule = runSchedule(world);
  await firstLines(schedule, MONDAYS);
  const question = world.posted.at(-1);
  if (question === undefined) throw new Error('nothing was posted');
  return { ...world, schedule, question };
}

test('after three nudges of quiet weeks one question comes, then nothing for a year, checkpoints included', async () => {
  const world = await studyGroup();
  const before = world.posted.length;
  const arrived = await runSchedule(world).live('2027-03-03T10:00:00Z', []);
  expect(arrived.map(({ text }) => text.split('\n')[0])).toEqual([
    'Week of Mon 2 Mar',
    'Week of Mon 9 Mar',
    'Week of Mon 16 Mar',
    'Week of Mon 23 Mar',
    'Three quiet weeks · Nobody has recorded anything in them. What would help?',
    expect.stringContaining('is due for a review'),
  ]);
  expect(world.posted).toHaveLength(before + 6);
});

test('the question has four buttons', async () => {
  const { question } = await askedGroup();
  expect(labelsOf(question.message)).toEqual([
    'Smaller goal',
    'Pause together',
    'Start anew',
    'Stop nudges',
  ]);
});

test.each<[string, (world: StudyGroup) => Promise<unknown>]>([
  ['an entry', ({ ben }) => ben.say('log 1h')],
  ['a metric', ({ ben }) => ben.say('metric commits 3')],
  ['a plan change', ({ ben }) => ben.say('plan shift 1')],
  ['a goal', ({ ben }) => ben.say('plan goal 5')],
  [
    'a hidden member’s entry',
    async ({ ben }) => {
      await ben.say('settings visibility:hidden');
      await ben.say('log 1h');
    },
  ],
  ['somebody who joins', ({ user }) => user('Dee').say('join')],
])('%s ends the silence', async (_, act) => {
  const world = await askedGroup();
  expect(await firstLines(world.schedule, ['2026-04-13', '2026-04-20'])).toEqual([]);
  await act(world);
  expect(await firstLines(world.schedule, ['2026-04-27'])).toEqual([
    expect.stringMatching(/^Week of Mon 20 Apr/),
  ]);
});

test('what somebody does before the question keeps the nudges coming', async () => {
  const world = await studyGroup();
  const schedule = runSchedule(world);
  await firstLines(schedule, MONDAYS.slice(0, 4));
  await world.chi.say('log 30m');
  expect(await firstLines(schedule, MONDAYS.slice(4))).toEqual([
    'Week of Mon 30 Mar · 30 min together',
  ]);
});

test('Smaller goal offers the presser smaller ones of their own, and wakes the channel', async () => {
  const { ben, question, schedule } = await askedGroup();
  const offered = await ben.press(question.message, 'Smaller goal');
  expect(offered.answer).toMatchObject({ audience: 'asker', replaces: false });
  expect(labelsOf(offered.message)).toEqual(['10 h', '8 h', '4 h']);
  const set = await ben.press(offered.message, '8 h');
  expect(set.text).toContain('Weekly goal 15 h → 8 h');
  expect(labelsOf(set.message)).toContain('Undo');
  expect(await firstLines(schedule, ['2026-04-13'])).toHaveLength(1);
});

test('Pause together pauses whoever presses it, nobody else, and can be undone', async () => {
  const { ana, ben, question } = await askedGroup();
  const paused = await ben.press(question.message, 'Pause together');
  expect(paused.text).toContain('This pauses your plan');
  expect(labelsOf(paused.message)).toEqual(['Undo', 'Resume']);
  expect((await ben.say('plan show')).text).toContain('Paused');
  expect((await ana.say('plan show')).text).not.toContain('Paused');
});

test('Start anew asks first, then starts the presser’s plan today', async () => {
  const { ana, ben, question } = await askedGroup();
  const asked = await ben.press(question.message, 'Start anew');
  expect(asked.text).toContain('Your plan started on Mon 23 Feb.');
  expect(asked.text).toContain('join start:2026-02-23');
  expect((await ben.say('join')).text).toContain('23 Feb');
  const started = await ben.press(asked.message, 'Start today');
  expect(started.text).toContain('Mon 6 Apr');
  expect((await ana.say('join')).text).toContain('23 Feb');
});

test('Stop nudges leaves the channel alone until somebody records something, and can be undone', async () => {
  const world = await askedGroup();
  const { ana, ben, chi, question, schedule } = world;
  await chi.press(question.message, 'Smaller goal');
  const stopped = await ben.press(question.message, 'Stop nudges');
  expect(stopped.text).toContain('Nothing is posted in this channel until somebody');
  expect((await ana.say('setup status')).text).toContain('Somebody pressed Stop nudges');
  expect(await firstLines(schedule, ['2026-04-13'])).toEqual([]);
  const undone = await ben.press(stopped.message, 'Undo');
  expect(undone.text).toContain('Posts go on in this channel.');
  expect(await firstLines(schedule, ['2026-04-20'])).toHaveLength(1);
  await ben.press(question.message, 'Stop nudges');
  expect(await firstLines(schedule, ['2026-04-27'])).toEqual([]);
  await chi.say('log 1h');
  expect(await firstLines(schedule, ['2026-05-04'])).toContainEqual(
    expect.stringMatching(/^Week of Mon 27 Apr/),
  );
});

test('whoever has not joined is asked to', async () => {
  const { user, question } = await askedGroup();
  const pressed = await user('Zoe').press(question.message, 'Stop nudges');
  expect(labelsOf(pressed.message)).toContain('Join');
});

test('status and preview tell of the question, and of the silence after it', async () => {
  const world = await studyGroup();
  const schedule = runSchedule(world);
  await firstLines(schedule, MONDAYS.slice(0, 4));
  const before = await world.ana.say('setup preview');
  expect(before.text).toContain('the next nudge is a question to the group');
  expect(before.text).toContain('Mon 6 Apr 09:00 · Question to the quiet group');
  expect(before.text).not.toContain('Mon 13 Apr');
  expect(before.text).toContain('What would help?');
  await firstLines(schedule, MONDAYS.slice(4));
  for (const command of ['setup preview', 'setup status']) {
    const said = (await world.ana.say(command)).text;
    expect(said).toContain('The group is quiet and was asked');
    expect(said).not.toContain('Mon 13 Apr');
  }
});

test('a group that rests is neither asked nor told of empty weeks for ever, and is greeted when it goes on', async () => {
  const world = await studyGroup();
  for (const user of [world.ana, world.ben, world.chi]) {
    await user.say('plan pause until:2026-07-05');
  }
  const schedule = runSchedule(world);
  const during = await schedule.live('2026-07-05T23:00:00Z', []);
  expect(during.filter(({ text }) => text.startsWith('Three quiet weeks'))).toEqual([]);
  expect(during.filter(({ text }) => text.startsWith('Week of'))).toHaveLength(4);
  expect(await firstLines(schedule, ['2026-07-06'])).toHaveLength(1);
});
