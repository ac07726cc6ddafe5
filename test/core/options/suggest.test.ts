// What is offered while dates and items are typed.
import { expect, test } from 'vitest';
import { studyGroup } from '#support/study-group.ts';

test.each([
  ['', ['today', 'yesterday', '2 days ago', '3 days ago']],
  ['last f', ['last friday']],
  ['2 ', ['2 days ago', '2 weeks ago']],
  ['1', ['1 day ago', '1 week ago']],
  ['fri', ['fri']],
  ['mar 2', ['mar 2']],
  ['tom', []],
  ['next', []],
])('"%s" as the date of an entry', async (typed, offered) => {
  const { ben } = await studyGroup();
  expect(await ben.complete('log', 'date', typed)).toEqual(offered);
});

test.each([
  ['', ['today', 'tomorrow', 'next monday', 'in 2 weeks']],
  ['next f', ['next friday']],
  ['in 3', ['in 3 days', 'in 3 weeks']],
  ['last m', ['last monday']],
])('"%s" as the day from which a plan changes', async (typed, offered) => {
  const { ben } = await studyGroup();
  expect(await ben.complete('plan', 'from', typed)).toEqual(offered);
});

test('the name of a group is offered as it is, and as it is typed', async () => {
  const { ben } = await studyGroup();
  const [current] = await ben.complete('setup', 'name', '');
  expect(current).toBe('Study group');
  expect(await ben.complete('setup', 'name', 'Night ow')).toEqual(['Night ow', 'Study group']);
  expect(await ben.complete('setup', 'name', 'Study group')).toEqual(['Study group']);
});

test('one’s own time zone comes first: the member’s, the platform’s, the group’s', async () => {
  const { ana, ben, user } = await studyGroup();
  await ben.say('settings timezone:Europe/Lisbon');
  expect((await ben.complete('settings', 'timezone', ''))[0]).toBe('Europe/Lisbon');
  expect((await ben.complete('settings', 'timezone', 'europe'))[0]).toBe('Europe/Lisbon');
  expect(await ben.complete('settings', 'timezone', 'toky')).toEqual(['Asia/Tokyo']);
  const eva = user('Eva', { timeZone: 'America/Lima' });
  expect((await eva.complete('join', 'timezone', ''))[0]).toBe('America/Lima');
  await ana.say('setup group timezone:Asia/Kolkata');
  expect((await user('Fay').complete('join', 'timezone', ''))[0]).toBe('Asia/Kolkata');
});

test('nothing is offered for what the chosen action does not take', async () => {
  const { ben } = await studyGroup();
  expect(await ben.complete('plan', 'item', '', { action: 'shift' })).toEqual([]);
  expect(await ben.complete('plan', 'from', '', { action: 'goal' })).not.toEqual([]);
  expect(await ben.complete('plan', 'item', '', { action: 'skip' })).toHaveLength(25);
  expect(await ben.complete('plan', 'item', '')).toHaveLength(25);
});

test('what is skipped comes last, and first where it is to be taken back', async () => {
  const { ben } = await studyGroup();
  await ben.say('plan skip dockerized-application');
  const [skip, unskip] = [{ action: 'skip' }, { action: 'unskip' }];
  expect(await ben.complete('plan', 'item', 'docker', skip)).toEqual([
    'docker-fundamentals',
    'docker-compose',
    'dockerized-application',
  ]);
  expect((await ben.complete('plan', 'item', '', unskip))[0]).toBe('dockerized-application');
  expect(await ben.complete('plan', 'item', '', unskip)).toHaveLength(25);
});
