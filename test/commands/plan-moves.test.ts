// /plan show, shift, pause and resume: where the quarters lie.
import { describe, expect, test } from 'vitest';
import { labelsOf } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';
import { filled } from './filled.ts';

describe('plan show', () => {
  test('lays the quarters on dates, with the goal', async () => {
    const { ben } = await studyGroup();
    const shown = await ben.say('plan show');
    expect(shown.text).toContain('goal 15 h a week');
    expect(shown.text).toContain('▸ Quarter 1 Mon 23 Feb to Fri 22 May');
    expect(shown.text).toContain('○ Quarter 2 Sat 23 May to Sat 22 Aug');
    expect(labelsOf(shown.message)).toEqual(['Shift my plan', 'Pause', 'My next step']);
  });

  test('lists what was changed and why, and takes any of it back', async () => {
    const { ben } = await studyGroup();
    await ben.say('plan shift 2 reason:"exam period"');
    await ben.say('plan skip dockerized-application');
    const shown = await ben.say('plan show');
    expect(shown.text).toContain('2 weeks later from Tue 3 Mar · exam period');
    expect(shown.text).toContain('Skipped: Dockerized application');
    const [select] = shown.message.blocks.filter((block) => block.kind === 'select');
    const shift = select?.options.find(({ label }) => label.startsWith('2 weeks later'));
    await ben.choose(shown.message, shift?.value ?? '');
    const after = await ben.say('plan show');
    expect(after.text).toContain('Mon 23 Feb to Fri 22 May');
    expect(after.text).toContain('Skipped: Dockerized application');
  });
});

describe('plan shift', () => {
  test('moves the end of the running quarter and all after it, and says so', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('plan shift 2');
    expect(said.text).toContain('2 weeks later from Tue 3 Mar');
    expect(said.text).toContain('Quarter 1 ends Fri 22 May → Fri 5 Jun.');
    expect(said.text).toContain('The roadmap ends Tue 22 Feb 2028 → Tue 7 Mar 2028.');
    expect(said.text).not.toContain('past');
    expect((await ben.say('progress')).text).toContain('until Fri 5 Jun');
    expect((await ben.say('next')).text).toContain('Quarter 1 ends Fri 5 Jun');
  });

  test('may be negative, and stops at its own date', async () => {
    const { ben } = await studyGroup();
    expect((await ben.say('plan shift -1')).text).toContain('Fri 22 May → Fri 15 May');
    expect((await ben.say('plan shift weeks:-60')).text).toContain('Fri 15 May → Tue 3 Mar');
    expect((await ben.say('plan shift -1')).text).toContain('Nothing was changed.');
  });

  test('Undo withdraws exactly that shift, once', async () => {
    const { ben } = await studyGroup();
    const first = await ben.say('plan shift 2');
    await ben.say('plan shift 1');
    const undone = await ben.press(first.message, 'Undo');
    expect(undone.text).toContain('Quarter 1 ends Fri 12 Jun → Fri 29 May.');
    expect(undone.answer).toMatchObject({ replaces: true });
    expect((await ben.press(first.message, 'Undo')).text).toContain('Nothing was changed.');
    expect((await ben.say('plan show')).text).toContain('to Fri 29 May');
    const restored = await ben.press(undone.message, 'Restore');
    expect(restored.text).toContain('Fri 29 May → Fri 12 Jun');
    expect((await ben.press(undone.message, 'Restore')).text).toContain('Nothing was changed.');
  });

  test('of another member is not undone', async () => {
    const { ana, ben } = await studyGroup();
    const shifted = await ben.say('plan shift 2');
    expect((await ana.press(shifted.message, 'Undo')).text).toContain('Nothing was changed.');
    expect((await ben.say('plan show')).text).toContain('to Fri 5 Jun');
    const undone = await ben.press(shifted.message, 'Undo');
    expect((await ana.press(undone.message, 'Restore')).text).toContain('Nothing was changed.');
    expect((await ben.say('plan show')).text).toContain('to Fri 22 May');
  });

  test('reopens a plan that is over', async () => {
    const { ben, setNow } = await studyGroup();
    setNow('2028-03-01T10:00:00Z');
    expect((await ben.say('next')).text).toContain('Your plan is over');
    const said = await ben.say('plan shift 4');
    expect(said.text).toContain('Quarter 8 ends Tue 22 Feb → Tue 21 Mar.');
    expect(said.text).toContain(
      'This changes the past: quarter 8 ended Tue 22 Feb, now Tue 21 Mar.',
    );
    expect((await ben.say('next')).text).toContain('Quarter 8 ends Tue 21 Mar');
  });

  test('of a past quarter says that the past changes', async () => {
    const { ben } = await studyGroup('2026-06-01T10:00:00Z');
    const said = await ben.say('plan shift 2 from:2026-05-01');
    expect(said.text).toContain(
      'This changes the past: quarter 1 ended Fri 22 May, now Fri 5 Jun.',
    );
  });

  test('without weeks opens a form with its own fields; a blank one is answered with an example', async () => {
    const { ben } = await studyGroup();
    const { answer } = await ben.say('plan shift');
    if (answer.kind !== 'form') throw new Error('no form');
    expect(answer.form.fields.map(({ id }) => id)).toEqual(['weeks', 'reason']);
    expect(answer.form.fields[1]?.hint).toContain('Industry trends, personal interests');
    expect((await ben.submit(answer, {})).text).toContain('plan shift 2. Nothing was changed.');
    expect((await ben.submit(answer, { weeks: '2', reason: 'learning-pace' })).text).toContain(
      'Learning pace (faster or slower than expected)',
    );
    expect((await ben.say('plan show')).text).toContain('to Fri 5 Jun');
  });

  test('the reasons of the roadmap are offered, and own words are taken', async () => {
    const { ben } = await studyGroup();
    expect(await ben.complete('plan', 'reason', '')).toHaveLength(4);
    expect(await ben.complete('plan', 'reason', 'job')).toContain('job-market');
    expect(await ben.complete('plan', 'reason', 'exams')).toContain('exams');
  });

  test.each([
    'plan shift 0',
    'plan shift 2.5',
    'plan shift 500',
    'plan shift weeks:many',
    'plan move',
  ])('%s changes nothing and says so', async (typed) => {
    const { ben } = await studyGroup();
    expect((await ben.say(typed)).text).toContain('Nothing was changed.');
    expect((await ben.say('plan show')).text).toContain('to Fri 22 May');
  });

  test('delivered twice has one effect', async () => {
    const { ben } = await studyGroup();
    const first = await ben.say('plan shift 2', { id: 'same' });
    expect((await ben.say('plan shift 2', { id: 'same' })).text).toBe(first.text);
    expect((await ben.say('plan show')).text).toContain('to Fri 5 Jun');
  });
});

describe('plan pause and resume', () => {
  test('a pause moves the quarter by its days, both ends included', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('plan pause from:2026-03-09 until:2026-03-22');
    expect(said.text).toContain('Paused Mon 9 Mar to Sun 22 Mar, 14 days');
    expect(said.text).toContain('Quarter 1 ends Fri 22 May → Fri 5 Jun.');
    const undone = await ben.press(said.message, 'Undo');
    expect(undone.text).toContain('Fri 5 Jun → Fri 22 May');
  });

  test('an open one lasts until resumed; nothing is asked meanwhile', async () => {
    const { ben, setNow } = await studyGroup();
    await ben.say('plan pause');
    setNow('2026-03-16T10:00:00Z');
    const next = await ben.say('next');
    expect(next.text).toContain('Your plan is paused');
    expect(next.text).not.toContain('Open in this quarter');
    expect((await ben.say('progress')).text).not.toContain('a week would');
    const resumed = await ben.say('plan resume');
    expect(resumed.text).toContain('Mon 16 Mar counts again');
    expect(resumed.text).toContain('Quarter 1 ends Fri 5 Jun → Thu 4 Jun.');
    expect((await ben.say('next')).text).toContain('This week needs');
    const undone = await ben.press(resumed.message, 'Undo');
    expect(undone.text).toContain('Undone: Paused since Tue 3 Mar');
    expect((await ben.say('next')).text).toContain('Your plan is paused');
  });

  test('a paused week freezes the streak at once', async () => {
    const { ben, setNow } = await studyGroup();
    await ben.say('join goal:5');
    await ben.say('log 15h date:2026-02-24');
    setNow('2026-03-17T10:00:00Z');
    await ben.say('log 5h');
    expect((await ben.say('progress')).text).toContain('Streak 1 week');
    const said = await ben.say('plan pause from:2026-03-02 until:2026-03-15');
    expect(said.text).toContain(
      '14 past days are paused: pace and streak of those weeks change with it',
    );
    expect((await ben.say('progress')).text).toContain('Streak 2 weeks');
  });

  test('resumed on its first day it was never there', async () => {
    const { ben } = await studyGroup();
    await ben.say('plan pause reason:"new job"');
    const resumed = await ben.say('plan resume');
    expect(resumed.text).toContain('Sat 23 May → Fri 22 May');
    expect((await ben.say('plan show')).text).not.toContain('Paused');
    await ben.press(resumed.message, 'Undo');
    expect((await ben.say('plan show')).text).toContain('Paused since Tue 3 Mar · new job');
  });

  test('of two that overlap resuming ends both', async () => {
    const { ben } = await studyGroup();
    await ben.say('plan pause from:2026-03-02 until:2026-03-15');
    await ben.say('plan pause from:2026-03-10 until:2026-03-29');
    const resumed = await ben.say('plan resume from:2026-03-12');
    expect(resumed.text).toContain('Quarter 1 ends Fri 19 Jun → Mon 1 Jun.');
    const undone = await ben.press(resumed.message, 'Undo');
    expect(undone.text).toContain('Mon 1 Jun → Fri 19 Jun');
  });

  test.each([
    ['plan resume', 'is not paused on Tue 3 Mar'],
    ['plan shift 0', 'Try /plan shift 1 or /plan shift -1.'],
    [
      'plan pause from:2026-03-22 until:2026-03-09',
      'cannot end on Mon 9 Mar. Try /plan pause from:2026-03-22 until:2026-04-04.',
    ],
    ['plan pause until:2026-03-01', 'Try /plan pause from:2026-03-03 until:2026-03-16.'],
    ['plan pause from:2026-03-01 until:2028-03-01', 'at most 365 are possible'],
    ['plan pause from:03/04/2026', 'Nothing was changed.'],
  ])('%s changes nothing: %s', async (typed, expected) => {
    const { ben } = await studyGroup();
    const said = await ben.say(typed);
    expect(said.text).toContain(expected);
    expect(said.text).toContain('Nothing was changed.');
    expect((await ben.say('plan show')).text).toContain('to Fri 22 May');
  });

  test('days that are paused already are not paused twice', async () => {
    const { ben } = await studyGroup();
    await ben.say('plan pause until:2026-03-09');
    for (const again of ['until:2026-03-09', 'from:2026-03-04 until:2026-03-08']) {
      expect((await ben.say(`plan pause ${again}`)).text).toContain('Nothing was changed.');
    }
  });

  test('an end is set for the one that is running without; Undo opens it again', async () => {
    const { ben } = await studyGroup();
    await ben.say('plan pause reason:"new job"');
    const ended = await ben.say('plan pause until friday');
    expect(ended.text).toContain('Paused until Fri 6 Mar, from Tue 3 Mar on.');
    expect((await ben.say('plan show')).text).toContain('Paused Tue 3 Mar to Fri 6 Mar');
    expect((await ben.press(ended.message, 'Undo')).text).toContain('Paused since Tue 3 Mar');
    expect((await ben.say('plan show')).text).toContain('Paused since Tue 3 Mar · new job');
  });

  test('an end is moved ahead, and set for one that begins later; a later end makes it longer', async () => {
    const { ben } = await studyGroup();
    await ben.say('plan pause until:2026-03-20');
    expect((await ben.say('plan pause until:2026-03-06')).text).toContain('Paused until Fri 6 Mar');
    await ben.say('plan pause until:2026-03-13');
    expect((await ben.say('next')).text).toContain('Your plan is paused');
    await ben.say('plan pause from:2026-04-06');
    const ahead = await ben.say('plan pause until:2026-04-12');
    expect(ahead.text).toContain('Paused until Sun 12 Apr, from Mon 6 Apr on.');
  });

  test('a pause ahead is named when there is none to resume from', async () => {
    const { ben } = await studyGroup();
    await ben.say('plan pause from:2026-03-09 until:2026-03-22');
    expect((await ben.say('plan resume')).text).toContain('plan resume from:2026-03-09');
    await ben.say('plan resume from:2026-03-09');
    expect((await ben.say('plan show')).text).toContain('to Fri 22 May');
  });
});

describe('typed without names', () => {
  test.each([
    ['plan pause 2026-03-09 2026-03-22', 'Paused Mon 9 Mar to Sun 22 Mar, 14 days'],
    ['plan pause next monday', 'Paused from Mon 9 Mar on'],
    ['plan shift 2 2026-04-01', '2 weeks later from Wed 1 Apr'],
    ['plan goal 12', '15 h → 12 h'],
    ['plan skip "Dockerized application"', 'Skipped: Dockerized application'],
  ])('%s: %s', async (typed, expected) => {
    const { ben } = await studyGroup();
    expect((await ben.say(typed)).text).toContain(expected);
  });

  test('a reason without its name is not taken for something else', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('plan shift 2 exam period');
    expect(said.text).toContain('Try /plan shift 2 "exam period".');
    expect(said.text).toContain('Nothing was changed.');
  });

  test('an item in part is offered by what it may be', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('plan skip mlflow setup');
    expect(said.text).toContain('Try /plan skip mlflow-tracking-setup');
    expect((await ben.say('plan skip item:"mlflow exp"')).text).toContain('Skipped: MLflow');
  });

  test('plan alone asks for the action, and then for what the action needs', async () => {
    const { ben } = await studyGroup();
    const { answer } = await ben.say('plan');
    if (answer.kind !== 'form') throw new Error('no form');
    expect(answer.form.fields.map(({ id }) => id)).toEqual(['action']);
    const { answer: further } = await ben.submit(answer, { action: 'goal' });
    if (further.kind !== 'form') throw new Error('no further form');
    expect(further.form.fields.map(({ id }) => id)).toEqual(['from', 'hours', 'reason']);
    const asked = await ben.submit(further, {});
    expect(asked.text).toContain('How many hours? For example /plan goal 12.');
    const form = await ben.press(asked.message, 'My weekly goal');
    expect((await ben.submit(form.answer, { hours: '12' })).text).toContain('15 h → 12 h');
  });

  test('numbers are typed with their units, too', async () => {
    const { ben } = await studyGroup();
    expect((await ben.say('plan shift 2 weeks')).text).toContain('2 weeks later');
    expect((await ben.say('plan shift weeks:-1week "A quiet month"')).text).toContain(
      '1 week earlier',
    );
    expect((await ben.say('plan goal 12 hours')).text).toContain('15 h → 12 h');
    expect((await ben.say('join goal:9,5h')).text).toContain('9.5 h');
    expect((await ben.say('plan goal 12 weeks')).text).toContain('Nothing was changed.');
  });

  test('what was typed before the action was chosen is in the form, and in the one after it', async () => {
    const { ben } = await studyGroup();
    const { answer } = await ben.say('plan weeks:2 reason:"A new job"');
    const first = filled(answer, { action: 'shift' });
    expect(first).toEqual({ action: 'shift', weeks: '2', reason: 'A new job' });
    const { answer: further } = await ben.submit(answer, first);
    expect(filled(further)).toEqual({ weeks: '2', from: '', reason: 'A new job' });
    expect((await ben.submit(further, filled(further))).text).toContain('2 weeks later');
  });
});

test('who has not joined gets a Join button', async () => {
  const { user } = await studyGroup();
  expect(labelsOf((await user('Dee').say('plan shift 2')).message)).toEqual(['Join']);
});

test('a pause of one day is said as one day', async () => {
  const { ben } = await studyGroup();
  const said = await ben.say('plan pause 2026-03-09 2026-03-09');
  expect(said.text).toContain('Paused on Mon 9 Mar, 1 day');
});
