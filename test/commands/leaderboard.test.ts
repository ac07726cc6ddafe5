import { expect, test } from 'vitest';
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
