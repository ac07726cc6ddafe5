// One grammar for all commands: what an action does not take is refused, and what is mistyped is answered with whole
// commands that work when pressed. Nothing changes until then.
import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { applies } from '#core/options/option.ts';
import { labelsOf } from '#support/desk.ts';
import { type StudyGroup, studyGroup } from '#support/study-group.ts';

/** What is stored of Ben but what waits to be pressed. */
async function storedOf({ ben }: StudyGroup): Promise<object> {
  const { answer } = await ben.say('privacy export');
  const content = answer.kind === 'message' ? answer.files?.[0]?.content : undefined;
  const { exportedAt: _, interactions: __, unfinished: ___, ...rest } = JSON.parse(content ?? '');
  return rest;
}

describe('an option that the chosen action does not take', () => {
  const OUT_OF_PLACE = commands.flatMap((command) =>
    Object.entries(command.options).flatMap(([name, option]) =>
      Object.entries(option.when ?? {}).flatMap(([deciding]) =>
        (command.options[deciding]?.choices ?? [])
          .filter((choice) => !applies(option, { [deciding]: choice }))
          .map((choice) => ({ command: command.name, deciding, choice, name })),
      ),
    ),
  );

  test('belongs to one that is said, for every command that declares it', () => {
    const refused = new Set(OUT_OF_PLACE.map(({ command }) => command));
    expect([...refused].toSorted()).toEqual(['plan', 'setup', 'timer']);
  });

  test.each(OUT_OF_PLACE)('$command $choice does not take $name', async (each) => {
    const group = await studyGroup();
    const before = await storedOf(group);
    const typed = `${each.command} ${each.choice} ${each.name}:"12"`;
    const said = await group.ana.say(typed);
    expect(said.text).toMatch(
      new RegExp(`^"${each.name}" belongs to .*, not to ${each.choice}\\. .*Nothing was`),
    );
    expect(said.answer).toMatchObject({ refused: { mistakes: [{ option: each.name }] } });
    expect(labelsOf(said.message)[0]).toBe(`${each.command} ${each.choice}`);
    expect(await storedOf(group)).toEqual(before);
  });

  test('all of them are named, and what is left works when pressed', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('plan shift 1 item:opencv hours:3');
    expect(said.text).toContain('"hours" belongs to goal, not to shift. "item" belongs to skip');
    expect(labelsOf(said.message)).toEqual(['plan shift 1', 'plan goal 3', 'plan skip opencv']);
    expect((await ben.say('plan show')).text).not.toContain('later');
    const shifted = await ben.press(said.message, 'plan shift 1');
    expect(shifted.text).toContain('1 week later');
    expect(shifted.answer).toMatchObject({ replaces: true, audience: 'asker' });
  });
});

describe('a mistake shows whole commands that work, as buttons', () => {
  test.each([
    ['metric 5 commits', ['metric commits 5'], '+5 · 100+ commits'],
    ['metric 5 comits', ['metric commits 5'], '+5 · 100+ commits'],
    ['metric comits 5 with Ben', ['metric commits 5 with Ben'], '“with Ben”'],
    ['skill Beginner mlops', ['skill mlops Beginner'], 'Beginner'],
    ['help lgo', ['help log'], 'log · Log hours'],
    ['lgo 1h coding', ['log 1h coding'], '1 h coding'],
    [
      'log 1.30 activity:codng',
      ['log 1h30m activity:coding', 'log 1h18m activity:coding'],
      '1 h 30',
    ],
    ['log coding 2h', ['log 2h coding'], '2 h coding'],
    ['log coding 1h 30m', ['log 1h 30m coding'], '1 h 30 min coding'],
    ['log coding 1h fixed a bug', ['log 1h coding fixed a bug'], '1 h coding'],
    ['log wrote docs 1h', ['log 1h wrote docs'], '1 h · '],
    ['skill Expert Data Engineering', ['skill Data Engineering Expert'], 'Expert'],
    ['log 2hours15 coding went well', ['log 2h15m coding went well'], '2 h 15'],
    ['log 1h date:friday date:monday', ['log 1h date:friday', 'log 1h date:monday'], 'Fri 27 Feb'],
    ['plan shfit 2', ['plan shift 2'], '2 weeks later'],
    ['plan shift 2.5', ['plan shift 2', 'plan shift 3'], '2 weeks later'],
    ['plan skip opnecv', ['plan skip opencv'], 'Skipped: OpenCV'],
    ['plan pause until:fridy', ['plan pause until:friday'], 'Paused Tue 3 Mar to Fri 6 Mar'],
    ['timer stauts', ['timer status'], 'No timer'],
    ['leaderboard weak', ['leaderboard week'], 'This week'],
    ['leaderboard hours week', ['leaderboard week hours'], 'by hours'],
    ['history hour', ['history hours'], 'Nothing'],
    ['roadmap 9', ['roadmap 8'], 'Quarter 8'],
    ['join goal:81', ['join goal:80'], '80 h'],
    ['done dockerised application', ['done dockerized-application'], 'is done'],
  ])('%s', async (typed, labels, effect) => {
    const group = await studyGroup();
    const { ben } = group;
    const before = await storedOf(group);
    const said = await ben.say(typed);
    expect(labelsOf(said.message)).toEqual(labels);
    for (const label of labels) expect(said.text).toContain(`/${label}`);
    expect(said.text).toContain('Nothing was');
    expect(await storedOf(group)).toEqual(before);
    const done = await ben.press(said.message, labels[0] ?? '');
    expect(`${done.text} “${typed.includes('with') ? 'with Ben' : ''}”`).toContain(effect);
  });

  test('what is shown reads as what is pressed, with everything that was given', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1h activity:codng date:yesterday note:"a «b» c"');
    expect(labelsOf(said.message)).toEqual([
      'log 1h activity:coding date:yesterday note:"a «b» c"',
    ]);
    const [label = ''] = labelsOf(said.message);
    expect((await ben.press(said.message, label)).text).toContain('coding · Mon 2 Mar');
    expect((await ben.say(label)).text).toContain('coding · Mon 2 Mar');
    expect((await ben.say('history')).text.match(/a «b» c/g)).toHaveLength(2);
  });

  test('pressed twice it is done once', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1.30');
    const first = await ben.press(said.message, 'log 1h30m');
    expect((await ben.press(said.message, 'log 1h30m')).text).toBe(first.text);
    expect((await ben.say('history')).text.match(/1 h 30/g)).toHaveLength(1);
  });

  test('is no one else’s to press', async () => {
    const { ana, ben } = await studyGroup();
    const said = await ben.say('log 1.30');
    expect((await ana.press(said.message, 'log 1h30m')).text).toContain('Nothing was changed.');
    expect((await ana.say('history')).text).toContain('Nothing');
  });

  test('whoever Cairn does not know yet has it too', async () => {
    const { user } = await studyGroup();
    const dee = user('Dee');
    const said = await dee.say('help lgo');
    expect((await dee.press(said.message, 'help log')).text).toContain('Log hours');
    const join = await dee.say('join goal:81');
    expect((await dee.press(join.message, 'join goal:80')).text).toContain('Study group');
  });

  test('in a form it is the value for the field that is shown', async () => {
    const { ben } = await studyGroup();
    const { answer } = await ben.say('log');
    const said = await ben.submit(answer, { time: '1.30', activity: 'coding' });
    expect(said.text).toContain('Try 1h30m or 1h18m.');
    expect(said.answer).toMatchObject({ refused: { mistakes: [{ option: 'time' }] } });
    expect(labelsOf(said.message)).toEqual([
      'log 1h30m coding',
      'log 1h18m coding',
      'Open the form',
    ]);
  });

  test('where nothing was made of it, an example is shown and cannot be pressed', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('metric deployed perhaps');
    expect(said.text).toContain('For example /metric deployed yes.');
    expect(labelsOf(said.message)).toEqual([]);
  });

  test('admins are helped alike, and nobody else is let in by it', async () => {
    const { ana, ben } = await studyGroup();
    const typed = 'setup roadmap nope';
    const said = await ana.say(typed);
    expect(labelsOf(said.message)).toEqual(['setup roadmap mlops-cv-de']);
    expect((await ana.press(said.message, 'setup roadmap mlops-cv-de')).text).toContain('already');
    const other = await ben.say(typed);
    expect((await ben.press(other.message, 'setup roadmap mlops-cv-de')).text).toContain(
      'for whoever manages',
    );
  });
});

describe('a percentage below 1 without its sign', () => {
  test.each([
    ['metric coverage 85%', '85 %'],
    ['metric coverage 0.85%', '0.85 %'],
  ])('asks which is meant; %s', async (label, stored) => {
    const group = await studyGroup();
    const { ben } = group;
    const before = await storedOf(group);
    const said = await ben.say('metric coverage 0.85');
    expect(said.text).toContain('0.85 can mean 85 % or 0.85 %');
    expect(labelsOf(said.message)).toEqual(['metric coverage 85%', 'metric coverage 0.85%']);
    expect(await storedOf(group)).toEqual(before);
    expect((await ben.press(said.message, label)).text).toContain(stored);
  });

  test('keeps the date and the note', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('metric coverage ,5 yesterday of the API');
    const done = await ben.press(said.message, 'metric coverage 50% yesterday of the API');
    expect(done.text).toContain('Mon 2 Mar');
    expect(done.text).toContain('of the API');
  });

  test.each([
    'metric coverage 0',
    'metric coverage 1',
    'metric coverage 0.85%',
    'metric deployed 1',
  ])('%s asks nothing', async (typed) => {
    const { ben } = await studyGroup();
    expect(labelsOf((await ben.say(typed)).message)).toContain('Undo');
  });
});

describe('the same grammar everywhere', () => {
  test.each([
    ['roadmap quarter 2', 'Quarter 2'],
    ['progress quarter 2', 'Quarter 2'],
    ['plan pause until friday', 'Paused Tue 3 Mar to Fri 6 Mar'],
    ['plan shift two', '2 weeks later'],
    ['settings nudge dm', 'dm'],
    ['join timezone Berlin goal 12', 'Europe/Berlin'],
    ['setup schedule day:fri', 'Friday 09:00'],
    ['setup schedule fri 18:30', 'Friday 18:30'],
    ['setup schedule day sat', 'Saturday 09:00'],
    ['setup group name "Night owls"', 'Night owls'],
    ['cairn log 1h coding', '1 h coding'],
    ['/cairn log 1h coding', '1 h coding'],
    ['/cairn /log 1h coding', '1 h coding'],
    ['cairn', 'Cairn'],
    ['log time 1h30m activity coding', '1 h 30 min coding'],
  ])('%s', async (typed, said) => {
    const { ana } = await studyGroup();
    expect((await ana.say(typed)).text).toContain(said);
  });
});
