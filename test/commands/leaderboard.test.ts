import { describe, expect, test } from 'vitest';
import { runSchedule } from '#support/schedule.ts';
import { studyGroup } from '#support/study-group.ts';

test.each([
  ['1h1m', '1 h more makes it 1st.'],
  ['2h10m', '2 h 15 more makes it 1st.'],
])('who has a minute learns how much more %s of another asks for', async (time, hint) => {
  const { ben, chi } = await studyGroup();
  await ben.say(`log ${time}`);
  await chi.say('log 1m');
  expect((await chi.say('leaderboard week hours')).text).toContain(hint);
});

test('a few minutes are no aim', async () => {
  const { ben, chi } = await studyGroup();
  await ben.say('log 3m');
  await chi.say('log 1m');
  const { text } = await chi.say('leaderboard week hours');
  expect(text).toContain('You are 2nd: 1 min · 0 🪨.\n');
  expect(text).not.toContain('more make');
});

test('nobody is ranked by nothing, and is told what a first step makes', async () => {
  const { ben, chi } = await studyGroup();
  await ben.say('log 15h');
  await chi.say('done dockerized-application');
  const streak = (await chi.say('leaderboard by:streak')).text;
  expect(streak).toMatch(/^1 Ben 1 week · 15 h\n2 members without a streak at present\n/m);
  expect(streak).toContain('You are not on this board yet. One week makes it 2nd.');
  const byHours = (await chi.say('leaderboard by:hours')).text;
  expect(byHours).toContain('2 members without hours in this time');
  expect(byHours).toContain('You are not on this board yet. 1 h makes it 2nd.');
});

test('from 100 h on hours are whole', async () => {
  const { ben } = await studyGroup();
  for (const day of [24, 25, 26, 27]) await ben.say(`log 23h50m date:2026-02-${day}`);
  expect((await ben.say('leaderboard by:hours')).text).toContain('1 Ben 95 h 20 · 0 🪨 · you');
  await ben.say('log 20h date:2026-02-28');
  const { text } = await ben.say('leaderboard by:hours');
  expect(text).toContain('1 Ben 115 h · 0 🪨 · you');
  expect(text).toContain('You are 1st: 115 h · 0 🪨.');
});

test('an hour and a stone before one’s start count alike: on no board, which says from when on they do', async () => {
  const { user } = await studyGroup();
  const dee = user('Dee');
  await dee.say('join start:2026-03-24');
  await dee.say('log 2h');
  await dee.say('done dockerized-application');
  for (const typed of ['leaderboard', 'leaderboard week hours', 'leaderboard month']) {
    const { text } = await dee.say(typed);
    expect(text).toContain('Nothing is on this board yet.');
    expect(text).toContain(
      'You are not on this board yet. Boards count what you do from your start on, Tue 24 Mar.',
    );
  }
});

test('a quarter that has not begun is not this one, and asks nothing of anybody', async () => {
  const { ana, ben } = await studyGroup();
  await ana.say('setup group start:2026-04-06');
  await ben.say('done dockerized-application');
  const { text } = await ben.say('leaderboard quarter');
  expect(text).toMatch(/^Quarter 1 · by deliverables · begins Mon 6 Apr\n/);
  expect(text).not.toMatch(/This quarter|to go|more makes|One stone/);
});

describe('a board says which time it is about', () => {
  test.each([
    ['week', 'This week · by deliverables · Mon 2 Mar to Sun 8 Mar'],
    ['month', 'This month · by deliverables · March 2026'],
    [
      'quarter',
      'This quarter · by deliverables · Quarter 1, 11 weeks to go · Mon 23 Feb to Fri 22 May',
    ],
    ['all', 'All time · by deliverables · up to Tue 3 Mar 2026'],
  ])('%s', async (period, title) => {
    const { ben } = await studyGroup();
    const board = await ben.say(`leaderboard ${period}`);
    expect(board.text.split('\n')[0]).toBe(title);
    const shared = await ben.press(board.message, 'Share');
    expect(shared.text.split('\n')[0]).toBe(title);
  });
});

test('the asker’s own row is marked for them alone; a shared board names who shared it, if they may be named', async () => {
  const { ben, chi } = await studyGroup();
  await ben.say('log 2h');
  await chi.say('log 1h');
  const board = await ben.say('leaderboard');
  expect(board.text).toMatch(/^1 Ben 0 🪨 · 2 h · you\n2 Chioma 0 🪨 · 1 h$/m);
  const shared = await ben.press(board.message, 'Share');
  expect(shared.text).not.toContain('you');
  expect(shared.text).toContain('Shared by Ben');
  await ben.say('settings visibility:anonymous');
  const own = await ben.say('leaderboard');
  expect(own.text).toMatch(/^1 a member .* · you$/m);
  const nameless = await ben.press(own.message, 'Share');
  expect(nameless.text).not.toMatch(/Ben|Shared/);
});

test('the button of a big group’s nudge shows the whole of the week that the nudge reported', async () => {
  const world = await studyGroup();
  const { ana, ben } = world;
  for (let index = 0; index < 6; index += 1) {
    await world.user(`Member ${index}`).say('join start:2026-02-23');
  }
  await ana.say('log 9h');
  await ben.say('log 2h');
  const [nudge] = await runSchedule(world).tickAt('2026-03-09T08:59:00Z');
  expect(nudge).toBeUndefined();
  const [posted] = await runSchedule(world).tickAt('2026-03-09T09:00:00Z');
  if (posted === undefined) throw new Error('no nudge came');
  await ana.say('log 1h');
  const board = await ben.press(posted.message, 'Week', { private: false });
  expect(board.answer).toMatchObject({ audience: 'asker' });
  expect(board.text).toContain('Week of Mon 2 Mar · by hours');
  expect(board.text).toMatch(/1 .*Ana.* 9 h/);
  expect(board.text).toContain('You are 2nd: 2 h · 0 🪨.');
  expect(board.text).not.toContain('more make');
});
