import { describe, expect, test } from 'vitest';
import { labelsOf } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';
import { filled } from './filled.ts';

const AT_TEN = '2026-03-03T10:00:00Z';
const at = (time: string, date = '2026-03-03') => `${date}T${time}:00Z`;

describe('timer', () => {
  test('stop logs the elapsed time as log would, with what was said at start', async () => {
    const { ben, setNow } = await studyGroup(AT_TEN);
    const started = await ben.say('timer start coding item:docker-fundamentals note:"First image"');
    expect(started.text).toContain('Timer started · coding · Docker fundamentals');
    expect(started.text).toContain("If it still runs in 6 hours, I'll write to you.");
    expect(labelsOf(started.message)).toEqual(['Stop', 'Cancel']);
    setNow(at('11:30'));
    const stopped = await ben.say('timer stop');
    expect(stopped.text).toContain('1 h 30 min coding · Docker fundamentals · Tue 3 Mar');
    expect(stopped.text).toContain('First image');
    expect(stopped.text).toContain('This week 1 h 30 of 15 h');
    expect(labelsOf(stopped.message)).toEqual(['Undo', 'Edit']);
    expect((await ben.say('timer status')).text).toContain('No timer is running.');
  });

  test('what is said at stop counts instead of what was said at start', async () => {
    const { ben, setNow } = await studyGroup(AT_TEN);
    await ben.say('timer start coding docker-fundamentals');
    setNow(at('11:00'));
    const stopped = await ben.say('timer stop learning note:"Read the docs"');
    expect(stopped.text).toContain('1 h learning · Docker fundamentals');
    expect(stopped.text).toContain('Read the docs');
  });

  test.each([
    ['10:00:10', '1 min'],
    ['10:01:29', '1 min'],
    ['10:01:30', '2 min'],
    ['16:00:00', '6 h'],
  ])('stopped at %s it logs %s', async (time, logged) => {
    const { ben, setNow } = await studyGroup(AT_TEN);
    await ben.say('timer start');
    setNow(`2026-03-03T${time}Z`);
    expect((await ben.say('timer stop')).text).toContain(`${logged} · Tue 3 Mar`);
  });

  test('logs on the member’s own date when it was started', async () => {
    const { ben, setNow } = await studyGroup(at('14:30'));
    await ben.say('join timezone:Asia/Tokyo');
    await ben.say('timer start');
    setNow(at('15:30'));
    expect((await ben.say('timer stop')).text).toContain('1 h · Tue 3 Mar');
  });

  test('refuses a second one and says how long the first has run', async () => {
    const { ben, setNow } = await studyGroup(AT_TEN);
    await ben.say('timer start coding');
    setNow(at('10:20'));
    const second = await ben.say('timer start learning');
    expect(second.text).toContain('A timer is running already: 20 min coding · since');
    const stopped = await ben.press(second.message, 'Stop');
    expect(stopped.text).toContain('20 min coding');
  });

  test('each member has their own', async () => {
    const { ben, chi, setNow } = await studyGroup(AT_TEN);
    await ben.say('timer start coding');
    expect((await chi.say('timer start learning')).text).toContain('Timer started');
    setNow(at('10:45'));
    expect((await chi.say('timer stop')).text).toContain('45 min learning');
    expect((await ben.say('timer status')).text).toContain('45 min coding');
  });

  test('without a running timer stop, status and cancel say so and offer what to do', async () => {
    const { ben } = await studyGroup(AT_TEN);
    const stopped = await ben.say('timer stop');
    expect(stopped.text).toContain('No timer is running. Nothing was logged.');
    expect(labelsOf(stopped.message)).toEqual(['Start', 'Log hours']);
    expect((await ben.say('timer cancel')).text).toContain('No timer is running.');
    expect((await ben.press(stopped.message, 'Start')).text).toContain('Timer started');
  });

  test.each(['timer', 'timer pause', 'timer start activity:knitting', 'timer stop item:knitting'])(
    '%s starts and logs nothing',
    async (typed) => {
      const { ben } = await studyGroup(AT_TEN);
      await ben.say(typed);
      expect((await ben.say('timer status')).text).toContain('No timer is running.');
      expect((await ben.say('history')).text).toContain('Nothing is logged yet.');
    },
  );

  test('has one effect when the platform delivers start or stop twice', async () => {
    const { ben, setNow } = await studyGroup(AT_TEN);
    const started = await ben.say('timer start', { id: 'start' });
    expect((await ben.say('timer start', { id: 'start' })).text).toBe(started.text);
    setNow(at('11:00'));
    const stopped = await ben.say('timer stop', { id: 'stop' });
    setNow(at('11:10'));
    expect((await ben.say('timer stop', { id: 'stop' })).text).toBe(stopped.text);
    await Promise.all([ben.say('timer start'), ben.say('timer start')]);
    setNow(at('11:40'));
    await Promise.all([ben.say('timer stop'), ben.say('timer stop')]);
    expect((await ben.say('log 1m')).text).toContain('This week 1 h 31');
  });
});

describe('a timer that ran for more than 6 hours', () => {
  async function overnight() {
    const group = await studyGroup(at('20:00'));
    await group.ben.say('timer start coding note:"Trained"');
    group.setNow(at('06:00', '2026-03-04'));
    return group;
  }

  test('is warned of in its status, and stop shows what it would log before it logs', async () => {
    const { ben } = await overnight();
    expect((await ben.say('timer status')).text).toContain('That is more than 6 h.');
    const asked = await ben.say('timer stop');
    expect(asked.text).toContain('The timer has run for 10 h coding');
    expect(asked.text).toContain('Nothing was logged yet, and the timer runs on.');
    expect(labelsOf(asked.message)).toEqual(['Log 10 h', 'Log another time', 'Cancel']);
    expect((await ben.say('history')).text).toContain('Nothing is logged yet.');
  });

  test('logs what was shown, however late the button is pressed, once', async () => {
    const { ben, setNow } = await overnight();
    const asked = await ben.say('timer stop learning');
    setNow(at('07:00', '2026-03-04'));
    const logged = await ben.press(asked.message, 'Log 10 h');
    expect(logged.text).toContain('10 h learning · Tue 3 Mar');
    expect(logged.text).toContain('The timer ran for 11 h.');
    const again = await ben.press(asked.message, 'Log 10 h');
    expect(again.text).toContain('That timer has ended already. Nothing was logged.');
    await ben.say('timer start');
    expect((await ben.press(asked.message, 'Log 10 h')).text).toContain('has ended already');
    expect((await ben.say('timer status')).text).toContain('Running · since');
  });

  test('logs another time from a form that holds the rest', async () => {
    const { ben } = await overnight();
    const asked = await ben.say('timer stop');
    const form = await ben.press(asked.message, 'Log another time');
    expect(filled(form.answer)).toEqual({
      time: '10 h',
      activity: 'coding',
      item: '',
      date: '2026-03-03',
      note: 'Trained',
    });
    const refused = await ben.submit(form.answer, filled(form.answer, { time: 'ages' }));
    expect(refused.text).toContain('Nothing was logged.');
    expect(labelsOf(refused.message)).toEqual(['Log another time']);
    const logged = await ben.submit(form.answer, filled(form.answer, { time: '2h30m' }));
    expect(logged.text).toContain('2 h 30 min coding · Tue 3 Mar');
    expect(logged.text).toContain('The timer ran for 10 h.');
    expect((await ben.say('timer status')).text).toContain('No timer is running.');
    const late = await ben.submit(form.answer, filled(form.answer, { time: '1h' }));
    expect(late.text).toContain('That timer has ended already. Nothing was logged.');
  });

  test('never logs more than its date has room for', async () => {
    const { ben } = await overnight();
    await ben.say('log 20h date:2026-03-03');
    const asked = await ben.say('timer stop');
    expect(asked.text).toContain('Tue 3 Mar has room for 4 h more');
    await ben.say('log 1h date:2026-03-03');
    expect((await ben.press(asked.message, 'Log 4 h')).text).toContain('Nothing was logged.');
    const [log] = labelsOf((await ben.say('timer stop')).message);
    expect(log).toBe('Log 3 h');
  });

  test('another member’s button ends nothing', async () => {
    const { ben, chi } = await overnight();
    const asked = await ben.say('timer stop');
    expect((await chi.press(asked.message, 'Log 10 h')).text).toContain('Nothing was logged.');
    expect((await ben.say('timer status')).text).toContain('10 h coding');
  });
});

test('stop shows what fits when a date has no room for a short run either', async () => {
  const { ben, setNow } = await studyGroup(AT_TEN);
  await ben.say('log 23h30m');
  await ben.say('timer start');
  setNow(at('11:00'));
  const asked = await ben.say('timer stop');
  expect(asked.text).toContain('Tue 3 Mar has room for 30 min more');
  expect((await ben.press(asked.message, 'Log 30 min')).text).toContain('This week 24 h of 15 h');
});

test('over midnight and a change of the clocks the time that passed is logged on its first date', async () => {
  const { ben, setNow } = await studyGroup('2026-03-28T22:30:00Z');
  await ben.say('join timezone:Europe/Berlin');
  await ben.say('timer start coding');
  // 23:30 to 04:30 on the wall, and an hour of it never was.
  setNow('2026-03-29T02:30:00Z');
  const stopped = await ben.say('timer stop');
  expect(stopped.text).toContain('4 h coding · Sat 28 Mar');
  expect((await ben.say('history hours')).text).toContain('4 h coding · Sat 28 Mar');
});

describe('timer cancel', () => {
  test('says what was not logged, and Restore logs it after all', async () => {
    const { ben, setNow } = await studyGroup(AT_TEN);
    await ben.say('timer start coding');
    setNow(at('11:12'));
    const cancelled = await ben.say('timer cancel');
    expect(cancelled.text).toContain('Timer cancelled, not logged: 1 h 12 min coding · Tue 3 Mar');
    expect((await ben.say('history')).text).toContain('Nothing is logged yet.');
    expect((await ben.say('timer status')).text).toContain('No timer is running.');
    const restored = await ben.press(cancelled.message, 'Restore');
    expect(restored.text).toContain('Restored: 1 h 12 min coding');
    expect(restored.text).toContain('This week 1 h 12 of 15 h');
  });

  test('after more than a day offers what its date has room for, and Restore logs it', async () => {
    const { ben, setNow } = await studyGroup(AT_TEN);
    await ben.say('log 2h learning');
    await ben.say('timer start coding');
    setNow('2026-03-04T23:00:00Z');
    const cancelled = await ben.say('timer cancel');
    expect(cancelled.text).toContain('Timer cancelled after 37 h. Nothing was logged.');
    expect(cancelled.text).toContain(
      'Restore logs what the date has room for: 22 h coding · Tue 3 Mar',
    );
    expect(labelsOf(cancelled.message)).toEqual(['Restore', 'Log hours']);
    const restored = await ben.press(cancelled.message, 'Restore');
    expect(restored.text).toContain('Restored: 22 h coding · Tue 3 Mar');
  });

  test('of a date that is full offers no Restore', async () => {
    const { ben, setNow } = await studyGroup(AT_TEN);
    await ben.say('timer start coding');
    await ben.say('log 24h learning');
    setNow(at('11:00'));
    const cancelled = await ben.say('timer cancel');
    expect(cancelled.text).toContain('Timer cancelled after 1 h. Nothing was logged.');
    expect(cancelled.text).toContain('Tue 3 Mar is full: a date holds at most 24 h.');
    expect(labelsOf(cancelled.message)).toEqual(['Log hours']);
  });

  test('within the first half minute leaves nothing to restore', async () => {
    const { ben } = await studyGroup(AT_TEN);
    await ben.say('timer start');
    const cancelled = await ben.say('timer cancel');
    expect(cancelled.text).toContain('cancelled after less than a minute');
    expect(labelsOf(cancelled.message)).toEqual([]);
  });
});
