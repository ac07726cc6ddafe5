// A member is found by name where text is typed: exact, or an unambiguous part, among those who may be looked up.
import { describe, expect, test } from 'vitest';
import { labelsOf } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';

async function withMore() {
  const group = await studyGroup();
  const people = ['Benedikt', 'Zoë Müller', 'Ana Maria', 'Hidden Hal', 'Ano Nym'];
  const [bene, zoe, maria, hal, ano] = people.map((name) => group.user(name));
  for (const user of [bene, zoe, maria, hal, ano]) await user?.say('join start:2026-02-23');
  await hal?.say('settings visibility:hidden');
  await ano?.say('settings visibility:anonymous');
  await zoe?.say('done opencv');
  return { ...group, hal };
}

describe('a member by name', () => {
  test.each([
    ['progress Ben', 'Ben · '],
    ['progress @Ben', 'Ben · '],
    ['progress ben', 'Ben · '],
    ['progress member:Ben', 'Ben · '],
    ['progress zoe', 'Zoë Müller · '],
    ['progress MULLER', 'Zoë Müller · '],
    ['progress Zoë Müller', 'Zoë Müller · '],
    ['progress member:Zoë Müller', 'Zoë Müller · '],
    ['progress "Zoë Müller" time', 'Zoë Müller · '],
    ['progress zoe time', 'Zoë Müller · '],
    ['progress ana maria quarter 2', 'Ana Maria · '],
    ['progress Chi', 'Chioma · '],
    ['history completions zoe', 'OpenCV'],
    ['history member:zoe', 'OpenCV'],
  ])('%s', async (typed, said) => {
    const { ana } = await withMore();
    const found = await ana.say(typed);
    expect(found.text).toContain(said);
    expect(labelsOf(found.message)).not.toContain('Share');
  });

  test('one’s own shows one’s own', async () => {
    const { ben } = await withMore();
    expect((await ben.say('progress Ben')).text).toContain('Your progress');
    expect((await ben.say('history Ben')).text).toContain('Your history');
  });

  test('that fits several offers them', async () => {
    const { ana } = await withMore();
    const said = await ana.say('progress bene');
    expect(said.text).toContain('Benedikt');
    const several = await ana.say('progress an time');
    expect(several.text).toContain('"an" fits several members. Who is meant?');
    expect(labelsOf(several.message).toSorted()).toEqual(['Ana', 'Ana Maria']);
    const picked = await ana.press(several.message, 'Ana Maria');
    expect(picked.text).toContain('Ana Maria');
    const turned = await ana.press(picked.message, 'Metrics');
    expect(turned.text).toContain('Ana Maria');
  });

  test('that several have is told apart in pickers and on boards, in the order of joining', async () => {
    const group = await withMore();
    const { ana } = group;
    const code = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec((await ana.say('setup link')).text)?.[0] ?? '';
    const there = { workspaceId: 'T1', surface: 'slack' } as const;
    await group.user('Ada', { ...there, admin: true }).say(`setup link code:${code}`);
    const other = group.user('Chioma', there);
    await other.say('join start:2026-02-23');
    await other.say('log 2h');
    await group.chi.say('log 1h');

    const several = await ana.say('progress Chioma');
    expect(labelsOf(several.message)).toEqual(['Chioma (1)', 'Chioma (2)']);
    const picked = await ana.press(several.message, 'Chioma (2)');
    expect(picked.text).toContain('This week 2 h');
    expect((await ana.say('progress member:"Chioma (1)"')).text).toContain('This week 1 h');
    const board = await ana.say('leaderboard by:hours');
    expect(board.text).toMatch(/Chioma \(2\).*2 h[\s\S]*Chioma \(1\).*1 h/);
    expect(board.text).not.toContain('Ana Maria (');

    await other.say('settings visibility:hidden');
    const alone = await ana.say('leaderboard by:hours');
    expect(alone.text).not.toContain('(1)');
    expect((await ana.say('progress Chioma')).text).toContain('Chioma · ');
  });

  test('whoever is hidden or anonymous is like one who is not there', async () => {
    const { ana } = await withMore();
    for (const shape of [
      'progress NAME',
      'progress member:NAME',
      'progress @NAME',
      'history NAME',
    ]) {
      const told = async (name: string) =>
        (await ana.say(shape.replace('NAME', name))).text.replaceAll(name, 'NAME');
      const absent = await told('Zack');
      expect(absent).toMatch(/A member is written as @Ben\.|Write @ and who you mean\./);
      expect(absent).not.toContain('member:…');
      expect(await told('Hidden')).toBe(absent);
      expect(await told('Nym')).toBe(absent);
    }
    const byId = await ana.say('progress member:user-nobody');
    expect((await ana.say('progress member:#7')).text).toBe(byId.text);
  });

  test.each([
    ['progress time', 'Your progress'],
    ['progress 2', 'Your progress'],
    ['progress quarter 2', 'Quarter 2'],
  ])('%s is no name', async (typed, said) => {
    const { ana } = await withMore();
    expect((await ana.say(typed)).text).toContain(said);
  });
});
