// A form with mistakes: all of them are told at once, each by its field, and nothing that was typed is lost.
import { expect, test } from 'vitest';
import { labelsOf, type Said } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';
import { filled } from './filled.ts';

function mistakesOf({ answer }: Said): readonly string[] {
  if (answer.kind !== 'message') throw new Error(`no message but ${answer.kind}`);
  return (answer.refused?.mistakes ?? []).map(({ option }) => option);
}

const WRONG = {
  time: '2hours15',
  activity: 'coding',
  item: 'no such item',
  date: '03/04/2026',
  note: 'Kept to the letter',
};

test('all mistakes of a form are told at once, each by its option, and change nothing', async () => {
  const { ben } = await studyGroup();
  const refused = await ben.submit((await ben.say('log')).answer, WRONG);
  expect(mistakesOf(refused)).toEqual(['time', 'item', 'date']);
  expect(refused.text).toContain('I can\'t read "2hours15" as a time. Try');
  expect(refused.text).toContain('no such item');
  expect(refused.text).toContain('03/04/2026');
  expect(refused.text.match(/Nothing was logged\./g)).toHaveLength(1);
  expect((await ben.say('history')).text).toContain('Nothing is logged yet');
});

test('so are those of a typed line', async () => {
  const { ben } = await studyGroup();
  const refused = await ben.say('log 1h item:nonesuch date:never');
  expect(mistakesOf(refused)).toEqual(['item', 'date']);
  expect(refused.text).toContain('nonesuch');
  expect(refused.text).toContain('I can\'t read "never" as a date.');
});

test('a required field that holds nothing is one of them', async () => {
  const { ben } = await studyGroup();
  const refused = await ben.submit((await ben.say('log')).answer, { time: ' ', date: 'never' });
  expect(mistakesOf(refused)).toEqual(['time', 'date']);
  expect(refused.text).toContain('The time is missing.');
});

test('the form opens again by a button, as it was filled in, and is sent from there', async () => {
  const { ben, ana } = await studyGroup();
  const refused = await ben.submit((await ben.say('log')).answer, WRONG);
  expect(labelsOf(refused.message)).toEqual(['Open the form']);
  const again = await ben.press(refused.message, 'Open the form');
  expect(filled(again.answer)).toEqual(WRONG);
  const sent = await ben.submit(again.answer, { ...WRONG, time: '2h', item: '', date: '' });
  expect(sent.text).toContain('2 h coding');
  const others = await ana.press(refused.message, 'Open the form');
  expect(others.text).toContain('expired');
});

test('the form of one action of a command opens again as that', async () => {
  const { ben } = await studyGroup();
  const form = await ben.say('plan shift');
  const refused = await ben.submit(form.answer, { weeks: 'lots', reason: 'Exams' });
  expect(mistakesOf(refused)).toEqual(['weeks']);
  const again = await ben.press(refused.message, 'Open the form');
  expect(filled(again.answer)).toMatchObject({ weeks: 'lots', reason: 'Exams' });
  const sent = await ben.submit(again.answer, { weeks: '2', reason: 'Exams' });
  expect(sent.text).toContain('Exams');
});

test('a form without fields to fill again offers none', async () => {
  const { ben } = await studyGroup();
  const refused = await ben.submit((await ben.say('log')).answer, {});
  expect(labelsOf(refused.message)).toEqual([]);
});

test('an edit with two mistakes tells both, and opens with what was typed', async () => {
  const { ben } = await studyGroup();
  const logged = await ben.say('log 1h coding');
  const form = await ben.press(logged.message, 'Edit');
  const typed = filled(form.answer, { time: '', date: 'never', note: 'New words' });
  const refused = await ben.submit(form.answer, typed);
  expect(mistakesOf(refused)).toEqual(['time', 'date']);
  const again = await ben.press(refused.message, 'Edit');
  expect(filled(again.answer)).toEqual(typed);
});

test('all answers of a review that are too long are told', async () => {
  const { ben } = await studyGroup();
  const form = await ben.press((await ben.say('checkpoint 1')).message, 'Write my review');
  const long = 'x'.repeat(701);
  const refused = await ben.submit(form.answer, { progress: long, skills: long, timeline: 'ok' });
  expect([...mistakesOf(refused)].toSorted()).toEqual(['progress', 'skills']);
});
