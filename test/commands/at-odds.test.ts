// What members do at one moment, or too late: two at one entry, and all that is open when an item goes.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderPlain } from '#render/plain/message.ts';
import type { Said, User } from '#support/desk.ts';
import { type StudyGroup, studyGroup } from '#support/study-group.ts';
import { filled } from './filled.ts';

const STONE = 'done dockerized-application evidence:https://github.com/ben/app note:Small';
const EVERYONE = { surface: 'discord', workspaceId: 'guild-1' } as const;
const SEEN_BY_ALL = { private: false };

const YAML = readFileSync('roadmap/mlops-cv-de.yaml', 'utf8');
const SHORTER = YAML.replace('id: mlops-cv-de', 'id: shorter')
  .replace(/ {6}- id: docker-fundamentals\n.*\n/, '')
  .replace(/ {6}- id: dockerized-application\n.*\n/, '');

function announcement({ posted }: StudyGroup) {
  const found = posted.find(({ message }) => JSON.stringify(message).includes('Dockerized'));
  if (found === undefined) throw new Error('nothing was announced');
  return { message: found.message, text: renderPlain(found.message, EVERYONE) };
}

async function saved(user: User, form: Said, typed: Readonly<Record<string, string>>) {
  return user.submit(form.answer, filled(form.answer, typed));
}

describe('two members at one entry at the same moment', () => {
  test('verifying it count both, and the announcement names both', async () => {
    const group = await studyGroup();
    await group.ben.say(STONE);
    const { message } = announcement(group);
    await Promise.all([
      group.ana.press(message, 'Verify', SEEN_BY_ALL),
      group.chi.press(message, 'Verify', SEEN_BY_ALL),
    ]);
    expect(announcement(group).text).toMatch(/✓ (Ana, Chioma|Chioma, Ana)/);
    expect((await group.ben.say('history completions')).text).toContain('✓ 2');
  });

  test('one undoing it, one verifying: it is undone, and restored whoever was first', async () => {
    const group = await studyGroup();
    const said = await group.ben.say(STONE);
    const { message } = announcement(group);
    const [undone, verified] = await Promise.all([
      group.ben.press(said.message, 'Undo'),
      group.chi.press(message, 'Verify', SEEN_BY_ALL),
    ]);
    expect(undone.text).toContain('Undone: 🪨 Dockerized application');
    expect(verified.text).toContain('That completion is no longer there. Nothing was changed.');
    expect(announcement(group).text).toContain('Ben took this stone back');
    expect((await group.chi.say('leaderboard')).text).toContain('Nothing is on this board yet.');
    await group.ben.press(undone.message, 'Restore');
    expect(announcement(group).text).toContain('laid a stone');
    expect(announcement(group).text).not.toContain('✓');
  });

  test('one verifying it before the other changes its link: it begins anew', async () => {
    const group = await studyGroup();
    const form = await group.ben.press((await group.ben.say(STONE)).message, 'Edit');
    await Promise.all([
      group.chi.press(announcement(group).message, 'Verify', SEEN_BY_ALL),
      saved(group.ben, form, { evidence: 'https://github.com/ben/other' }),
    ]);
    expect(announcement(group).text).toContain('github.com/ben/other');
    expect(announcement(group).text).not.toContain('Chioma');
  });

  test('one verifying it after the other has changed its link is shown what they verified', async () => {
    const group = await studyGroup();
    const form = await group.ben.press((await group.ben.say(STONE)).message, 'Edit');
    const [, verified] = await Promise.all([
      saved(group.ben, form, { evidence: 'https://github.com/ben/other' }),
      group.chi.press(announcement(group).message, 'Verify', SEEN_BY_ALL),
    ]);
    expect(verified.text).toContain('github.com/ben/other');
    expect(verified.text).toContain('✓ Chioma');
  });
});

describe('when an item goes from the roadmap', () => {
  async function openThings() {
    const group = await studyGroup();
    const { ana, ben, chi } = group;
    const stone = await ben.say(STONE);
    const edit = await ben.press(stone.message, 'Edit');
    const skipped = await chi.say('plan skip dockerized-application reason:Later');
    const question = await chi.say('done docker');
    const form = await chi.say('log');
    await chi.say('timer start item:docker-fundamentals');
    const proposed = await ana.say('setup roadmap file:https://files.test/shorter.yaml', {
      file: async () => ({ name: 'shorter.yaml', text: SHORTER }),
    });
    await ana.press(proposed.message, 'Apply');
    group.setNow('2026-03-03T11:00:00Z');
    return { ...group, stone, edit, skipped, question, form };
  }

  test('choosing or typing it is answered by its name, and nothing is logged', async () => {
    const { chi, question, form } = await openThings();
    const gone = '"Docker fundamentals" is no longer in the roadmap. ';
    const said = [
      await chi.choose(question.message, 'docker-fundamentals'),
      await chi.submit(form.answer, { time: '1h', item: 'docker-fundamentals' }),
      await chi.say('log 1h item:"docker fundamentals"'),
      await chi.say('done docker-fundamentals'),
    ];
    for (const { text } of said) expect(text).toMatch(new RegExp(`^${gone}.*Nothing was logged`));
    expect((await chi.say('history')).text).toContain('Nothing');
  });

  test('its completion is edited, verified, undone and restored as before', async () => {
    const group = await openThings();
    const { ben, chi, edit, stone } = group;
    expect((await saved(ben, edit, { note: 'Smaller' })).text).toContain('Smaller');
    await chi.press(announcement(group).message, 'Verify', SEEN_BY_ALL);
    expect(announcement(group).text).toContain('✓ Chioma');
    const undone = await ben.press(stone.message, 'Undo');
    expect(undone.text).toContain('Dockerized application · no longer in the roadmap');
    await ben.press(undone.message, 'Restore');
    expect((await chi.say('leaderboard')).text).toContain('1 🪨 (1 ✓)');
  });

  test('a timer on it logs its time, and a skip of it is taken back', async () => {
    const { chi, skipped } = await openThings();
    expect((await chi.say('timer stop')).text).toContain(
      '1 h · Docker fundamentals · no longer in the roadmap',
    );
    expect((await chi.press(skipped.message, 'Undo')).text).toContain('Undone: Skipped');
    expect((await chi.say('plan show')).text).not.toContain('skipped');
  });

  test('an export names it still', async () => {
    const { ben } = await openThings();
    const { answer } = await ben.say('privacy export');
    const content = answer.kind === 'message' ? answer.files?.[0]?.content : undefined;
    expect(JSON.parse(content ?? '{}').entries).toMatchObject([
      { item: 'dockerized-application', itemTitle: 'Dockerized application' },
    ]);
  });
});
