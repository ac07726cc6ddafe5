// Whoever types before they have joined: it is refused, kept with the Join button, and offered once they have joined.
import { describe, expect, test } from 'vitest';
import { buttonsOf, labelsOf } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';

describe('what was typed before joining is offered after it', () => {
  test.each([
    ['log 2h learning', 'Log 2 h learning', '2 h learning'],
    ['log 1:30 yesterday', 'Log 1 h 30 min yesterday', '1 h 30 min'],
    ['log 45m coding fixed it', 'Log 45 min coding fixed it', '“fixed it”'],
    ['done opencv', 'Done opencv', 'OpenCV'],
    ['metric commits 5', 'Metric commits 5', '+5'],
    ['timer start coding', 'Timer start coding', 'Timer started'],
    ['plan shift 2', 'Plan shift 2', '2 weeks later'],
    ['skill mlops Beginner', 'Skill mlops Beginner', 'Beginner'],
    ['settings nudge:dm', 'Settings dm', 'dm'],
    ['catchup mon 2h coding', 'Catchup mon 2h coding', '2 h coding'],
    ['log', 'Log hours', ''],
  ])('%s', async (typed, label, effect) => {
    const { user } = await studyGroup();
    const dee = user('Dee');
    const refused = await dee.say(typed);
    expect(refused.text).toContain('You have not joined Study group yet. Nothing was');
    expect(labelsOf(refused.message)).toEqual(['Join']);

    const joined = await dee.press(refused.message, 'Join');
    expect(joined.answer).toMatchObject({ audience: 'asker', replaces: true });
    expect(joined.text).toContain('You have joined Study group');
    expect(joined.text).toContain('How would you like to be nudged');
    expect(joined.text).toContain('What you typed before joining:');
    expect(labelsOf(joined.message).at(-1)).toBe(label);

    const done = await dee.press(joined.message, label);
    if (effect === '') expect(done.answer.kind).toBe('form');
    else
      expect(`“${done.text.replaceAll('> ', '')}`).toContain(
        effect.replace('”', '').replace('“', ''),
      );
    // The question how to be nudged stays.
    expect(done.answer).not.toMatchObject({ replaces: true });
  });

  test('of whoever Cairn knows, whole, however long it is', async () => {
    const { user } = await studyGroup();
    const dee = user('Dee');
    await dee.say('join');
    const left = await dee.say('privacy delete');
    await dee.press(left.message, 'Delete everything');
    const fay = user('Fay', { admin: true });
    await fay.say('setup schedule friday');
    const note =
      'read chapter three of the book, twice, and wrote down what it says of loaders and of batches';
    const refused = await fay.say(`log 2h learning ${note}`);
    const joined = await fay.press(refused.message, 'Join');
    const logged = await fay.press(joined.message, `Log 2 h learning ${note}`);
    expect(logged.text).toContain(note);
  });

  test('what the button has no room for is not offered, and nothing is kept of who has not joined', async () => {
    const { user } = await studyGroup();
    const dee = user('Dee');
    const refused = await dee.say(`log 2h learning ${'long '.repeat(30)}`);
    expect(buttonsOf(refused.message)).toMatchObject([{ press: { action: 'join', args: [] } }]);
    expect((await dee.say('privacy export')).text).toContain('Nothing');
  });

  test('pressed twice it is done once', async () => {
    const { user } = await studyGroup();
    const dee = user('Dee');
    const refused = await dee.say('log 2h learning');
    const joined = await dee.press(refused.message, 'Join');
    await dee.press(joined.message, 'Log 2 h learning');
    await dee.press(joined.message, 'Log 2 h learning');
    expect((await dee.say('history')).text.match(/2 h learning/g)).toHaveLength(1);
  });

  test('Join pressed twice joins once and offers it both times', async () => {
    const { user } = await studyGroup();
    const dee = user('Dee');
    const refused = await dee.say('log 2h learning');
    await dee.press(refused.message, 'Join');
    const again = await dee.press(refused.message, 'Join');
    expect(again.text).toContain('You are already in Study group');
    expect(labelsOf(again.message)).toContain('Log 2 h learning');
  });

  test('what cannot be read is answered as ever', async () => {
    const { user } = await studyGroup();
    const dee = user('Dee');
    const mistaken = await dee.say('log 1.30 coding');
    const refused = await dee.press(mistaken.message, 'log 1h30m coding');
    const joined = await dee.press(refused.message, 'Join');
    expect(labelsOf(joined.message)).toContain('Log 1 h 30 min coding');
  });

  test('words that look like an activity are asked about then', async () => {
    const { user } = await studyGroup();
    const dee = user('Dee');
    const refused = await dee.say('log 1h codng');
    const joined = await dee.press(refused.message, 'Join');
    const logged = await dee.press(joined.message, 'Log 1 h codng');
    expect(labelsOf(logged.message)).toContain('Set coding');
  });

  test('undo has nothing to offer', async () => {
    const { user } = await studyGroup();
    const dee = user('Dee');
    const joined = await dee.press((await dee.say('undo')).message, 'Join');
    expect(joined.text).not.toContain('What you typed');
  });
});

describe('join again', () => {
  test('offers one’s own values', async () => {
    const { ben } = await studyGroup();
    await ben.say('join timezone:Asia/Tokyo goal:9');
    const said = await ben.say('join');
    const line = 'join start:2026-02-23 timezone:Asia/Tokyo goal:9';
    expect(said.text).toContain(`Change any of it: /${line}.`);
    expect((await ben.say(line)).text).toContain('Corrected.');
  });
});
