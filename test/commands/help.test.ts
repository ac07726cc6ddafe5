import { expect, onTestFinished, test } from 'vitest';
import { labelsOf, openWorld } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';
import { commands } from '../../commands/index.ts';

test('says how a group begins where there is none, and not in direct messages', async () => {
  const world = await openWorld();
  onTestFinished(() => world.close());
  const ben = world.user('Ben');
  expect((await ben.say('help')).text).toContain('/setup group');
  const direct = await ben.say('help', { direct: true });
  expect(direct.text).toContain('/log');
  expect(direct.text).not.toContain('/setup group');
});

test('says in six lines what is wanted when, to an admin; nobody else is shown the admins’ line', async () => {
  const { ana, ben } = await studyGroup();
  const lines = (await ana.say('help')).text.split('\n').filter((line) => line !== '');
  expect(lines.slice(0, 6)).toEqual([
    'Cairn keeps your study group on one roadmap: log hours, complete items, and see where you stand.',
    expect.stringMatching(/Every day \/log · .*\/done/),
    expect.stringMatching(/Sometimes .*\/leaderboard/),
    expect.stringMatching(/My settings .*\/settings/),
    expect.stringMatching(/For admins \/setup$/),
    'Examples for each: /help log.',
  ]);
  const other = await ben.say('help');
  expect(other.text).not.toContain('/setup');
  expect(labelsOf(other.message)).toEqual(['Every day', 'Sometimes', 'My settings']);
});

test('names each command once, and a button says in place what its commands are for', async () => {
  const { ana } = await studyGroup();
  const said = await ana.say('help');
  for (const { name, about, use } of commands) {
    const [first = ''] = said.text.split('Examples for each');
    expect(first.match(new RegExp(`/${name}(?![a-z])`, 'g')), name).toHaveLength(1);
    const label = use.charAt(0).toUpperCase() + use.slice(1);
    const shown = await ana.press(said.message, label);
    expect(shown.answer).toMatchObject({ replaces: true });
    expect(shown.text).toContain(`/${name} ${about}`);
  }
});
