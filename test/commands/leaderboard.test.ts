import { expect, test } from 'vitest';
import { runSchedule } from '#support/schedule.ts';
import { studyGroup } from '#support/study-group.ts';

test.each([
  ['2m', '1 min more makes it 1st.'],
  ['1h1m', '1 h more makes it 1st.'],
  ['3m', '2 min more make it 1st.'],
])('who has a minute learns how much more %s of another asks for', async (time, hint) => {
  const { ben, chi } = await studyGroup();
  await ben.say(`log ${time}`);
  await chi.say('log 1m');
  expect((await chi.say('leaderboard week hours')).text).toContain(hint);
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
