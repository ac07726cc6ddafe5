import { describe, expect, test } from 'vitest';
import { labelsOf } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';

describe('log', () => {
  test('says what was stored, and the week against its goal', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1h30m coding');
    expect(said.text).toContain('1 h 30 min coding · Tue 3 Mar');
    expect(said.text).toContain('This week 1 h 30 of 15 h');
    expect(labelsOf(said.message)).toEqual(['Undo', 'Edit']);
  });

  test('a goal that is met is said to be, and by the entry that meets it which week of a streak it makes', async () => {
    const { ben, setNow } = await studyGroup('2026-02-24T10:00:00Z');
    expect((await ben.say('log 14h')).text).not.toContain('goal met');
    expect((await ben.say('log 1h')).text).toContain('This week 15 h of 15 h · goal met ▰');
    setNow('2026-03-03T10:00:00Z');
    const met = await ben.say('log 20h');
    expect(met.text).toContain(
      'This week 20 h of 15 h · goal met, week 2 of your streak ▰▰▰▰▰▰▰▰▰▰ +33 %',
    );
    expect((await ben.say('log 1h')).text).toContain('This week 21 h of 15 h · goal met ▰');
    expect((await ben.say('log 1h date:2026-02-25')).text).toContain(
      'Week of Mon 23 Feb: 16 h of 15 h · goal met ▰',
    );
    expect((await ben.say('progress')).text).toContain('This week 21 h of 15 h · goal met ▰');
  });

  test('before the start it says at once what counts where, and asks nothing of the week', async () => {
    const { user } = await studyGroup();
    const dee = user('Dee');
    expect((await dee.say('join start:2026-03-24')).text).toContain(
      'Until your start completions count as progress; hours and boards count from then on.',
    );
    const said = await dee.say('log 2h coding');
    expect(said.text).toContain(
      'This week 2 h\nDated before your start, Tue 24 Mar: it stays in your history, and counts neither for your plan nor on boards.',
    );
    const form = await dee.press(said.message, 'Edit');
    const edited = await dee.submit(form.answer, { time: '3h', date: '2026-03-02' });
    expect(edited.text).toContain('Dated before your start, Tue 24 Mar');
    expect((await dee.say('done docker-fundamentals')).text).toContain(
      'Dated before your start, Tue 24 Mar: it counts as progress, not for boards.',
    );
    expect((await dee.say('next')).text).toContain(
      'Your plan starts Tue 24 Mar. Until your start completions count as progress',
    );
  });

  test('takes any date, and adds it to the week of that date', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 2h learning last friday');
    expect(said.text).toContain('2 h learning · Fri 27 Feb');
    expect(said.text).toContain('Week of Mon 23 Feb: 2 h of 15 h');
  });

  test('reads the date in the member’s own zone', async () => {
    const { ben } = await studyGroup('2026-03-03T22:00:00Z');
    await ben.say('join timezone:Asia/Tokyo');
    expect((await ben.say('log 1h')).text).toContain('Wed 4 Mar');
  });

  test('keeps the note to the letter', async () => {
    const { ben } = await studyGroup();
    const note = 'fixed  *the* loader: "a:b" <@1> @everyone';
    await ben.say(`log 1h coding ${note}`);
    expect((await ben.say('history')).text).toContain(note);
  });

  test.each([
    ['log 2hours15', `I can't read "2hours15" as a time. Try /log 2h15m. Nothing was logged.`],
    ['log 0m', 'Nothing was logged.'],
    ['log 25h', 'Nothing was logged.'],
    ['log 1h date:03/04/2026', 'Nothing was logged.'],
    ['log 1h date:tomorrow', 'Nothing was logged.'],
    ['log 1h activity:knitting', 'Nothing was logged.'],
    ['log 1h item:knitting', 'Nothing was logged.'],
  ])('%s changes nothing and says so', async (typed, expected) => {
    const { ben } = await studyGroup();
    expect((await ben.say(typed)).text).toContain(expected);
    expect((await ben.say('history')).text).toContain('Nothing is logged yet.');
  });

  test('never lets a date hold more than 24 hours', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 20h date:2026-03-01');
    const refused = await ben.say('log 4h01m date:2026-03-01');
    expect(refused.text).toContain('Sun 1 Mar has room for 4 h more');
    expect(refused.text).toContain('Nothing was logged.');
    expect((await ben.say('log 4h date:2026-03-01')).text).toContain('24 h');
  });

  test('opens a form when the time is missing, and the form logs', async () => {
    const { ben } = await studyGroup();
    const asked = await ben.say('log activity:coding');
    expect(asked.answer.kind).toBe('form');
    const said = await ben.submit(asked.answer, { time: '45m', activity: 'coding', note: '' });
    expect(said.text).toContain('45 min coding');
  });

  test('offers the candidates of an ambiguous item, and logs with the one picked', async () => {
    const { ben } = await studyGroup();
    const asked = await ben.say('log 1h item:docker');
    expect(asked.text).toContain('fits several items');
    const said = await ben.choose(asked.message, 'docker-fundamentals');
    expect(said.text).toContain('1 h · Docker fundamentals');
  });

  test('has one effect when the platform delivers it twice, and gives the same answer', async () => {
    const { ben } = await studyGroup();
    const first = await ben.say('log 1h', { id: 'same' });
    const second = await ben.say('log 1h', { id: 'same' });
    expect(second.text).toBe(first.text);
    expect((await ben.say('log 1m')).text).toContain('This week 1 h 01');
  });

  test('has one effect when it is delivered twice at the same moment', async () => {
    const { ben } = await studyGroup();
    await Promise.all([ben.say('log 1h', { id: 'same' }), ben.say('log 1h', { id: 'same' })]);
    expect((await ben.say('log 1m')).text).toContain('This week 1 h 01');
  });
});
