// A new start or time zone of a group in which something is logged: shown, applied, taken back.
import { describe, expect, test } from 'vitest';
import { actions, button, message } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { labelsOf } from '#support/desk.ts';
import { type StudyGroup, studyGroup } from '#support/study-group.ts';

/** Since 23 February: Ben has laid a stone on 24 February and logged 2 h on 2 March; Chioma starts on 1 March by herself. */
async function withHistory(): Promise<StudyGroup> {
  const group = await studyGroup();
  const { ben, chi } = group;
  await chi.say('join start:2026-03-01');
  await ben.say('done "Dockerized application" date:2026-02-24');
  await ben.say('log 2h 2026-03-02');
  return group;
}

const MOVE = 'setup group start:2026-03-09';
const SHOWN = 'Start: Mon 23 Feb → Mon 9 Mar';

async function startOf({ ana }: StudyGroup): Promise<string> {
  return /Start: (.*)/.exec((await ana.say('setup group')).text)?.[1] ?? '';
}

describe('a new start of a group with history', () => {
  test('is shown with what it moves, and changes nothing yet', async () => {
    const group = await withHistory();
    const { ana, ben, chi } = group;
    const said = await ana.say(MOVE);
    expect(said.text).toContain('What this moves in Study group. Nothing is changed yet.');
    for (const line of [
      SHOWN,
      '2 members start with the cohort: their start and their plan move 2 weeks later.',
      '1 member has a start of their own, which stays.',
      'Next checkpoint: Sat 23 May → Mon 1 Jun',
      'Quarter on boards: Quarter 1, Mon 23 Feb to Fri 22 May → Quarter 1, Mon 9 Mar to Mon 8 Jun',
      '1 stone and 2 h come to lie before the start: still progress, on boards no more.',
    ]) {
      expect(said.text).toContain(line);
    }
    expect(labelsOf(said.message)).toEqual(['Apply']);
    expect(await startOf(group)).toBe('Mon 23 Feb');
    expect((await ben.say('join')).text).toContain('Start: Mon 23 Feb');
    expect((await chi.say('join')).text).toContain('Start: Sun 1 Mar');
  });

  test('applied it moves them, announcements follow, and Undo takes it back', async () => {
    const group = await withHistory();
    const { ana, ben, chi, posted } = group;
    const announced = () =>
      JSON.stringify(posted.filter(({ channelId }) => channelId === 'general').at(-1)?.message);
    expect(announced()).toContain('laid a stone');
    const applied = await ana.press((await ana.say(MOVE)).message, 'Apply');
    expect(applied.text).toContain('Study group is changed.');
    expect(applied.text).toContain('1 stone and 2 h come to lie before the start');
    expect(labelsOf(applied.message)).toEqual(['Undo']);
    expect(await startOf(group)).toBe('Mon 9 Mar');
    expect((await ben.say('join')).text).toContain('Start: Mon 9 Mar');
    expect((await chi.say('join')).text).toContain('Start: Sun 1 Mar');
    expect((await ana.say('leaderboard')).text).toContain('Nothing is on this board yet.');
    expect(announced()).toContain('did this before their start');

    const back = await ana.press(applied.message, 'Undo');
    expect(back.text).toContain('Study group is as it was.');
    expect(await startOf(group)).toBe('Mon 23 Feb');
    expect((await ben.say('join')).text).toContain('Start: Mon 23 Feb');
    expect((await ana.say('leaderboard')).text).toContain('Ben');
    expect(announced()).toContain('laid a stone');
  });

  test('earlier, it says what counts from then on', async () => {
    const { ana, ben } = await studyGroup();
    await ben.say('log 2h 2026-02-20');
    const said = await ana.say('setup group start:2026-02-16');
    expect(said.text).toContain('move 1 week earlier');
    expect(said.text).toContain('2 h lay before the start: they count on boards from then on.');
  });

  test('where a quarter has ended it says that its checkpoint comes anew', async () => {
    const { ana, ben, setNow } = await withHistory();
    setNow('2026-06-01T10:00:00Z');
    await ben.say('log 1h');
    const said = await ana.say('setup group start:2026-04-06');
    expect(said.text).toContain(
      'For 2 members a quarter that has ended runs again, or is still to come; its checkpoint comes anew.',
    );
  });

  test('pressed twice, again by another admin, and delivered again it says the same and moves once', async () => {
    const group = await withHistory();
    const { ana, user } = group;
    const olga = user('Olga', { admin: true });
    const shown = (await ana.say(MOVE)).message;
    const first = await ana.press(shown, 'Apply', { id: 'once' });
    for (const again of [
      await ana.press(shown, 'Apply', { id: 'once' }),
      await ana.press(shown, 'Apply'),
      await olga.press(shown, 'Apply'),
    ]) {
      expect(again.text).toBe(first.text);
      expect(labelsOf(again.message)).toEqual(['Undo']);
    }
    const back = await olga.press(first.message, 'Undo');
    expect((await ana.press(first.message, 'Undo')).text).toBe(back.text);
    expect(await startOf(group)).toBe('Mon 23 Feb');
  });

  test('after a change in between neither Apply nor Undo changes anything', async () => {
    const group = await withHistory();
    const { ana } = group;
    const shown = (await ana.say(MOVE)).message;
    const other = (await ana.say('setup group start:2026-03-16')).message;
    const applied = await ana.press(shown, 'Apply');
    expect((await ana.press(other, 'Apply')).text).toContain(
      'has changed since that was shown. Nothing was changed.',
    );
    await ana.press((await ana.say('setup group start:2026-03-23')).message, 'Apply');
    expect((await ana.press(applied.message, 'Undo')).text).toContain('Nothing was changed.');
    expect(await startOf(group)).toBe('Mon 23 Mar');
  });

  test('whoever has chosen a start of their own meanwhile keeps it, and whoever joined the cohort comes along', async () => {
    const { ana, ben, user } = await withHistory();
    const applied = await ana.press((await ana.say(MOVE)).message, 'Apply');
    await ben.say('join start:2026-02-25');
    const dee = user('Dee');
    await dee.say('join');
    expect((await dee.say('join')).text).toContain('Start: Mon 9 Mar');
    await ana.press(applied.message, 'Undo');
    expect((await ben.say('join')).text).toContain('Start: Wed 25 Feb');
    expect((await dee.say('join')).text).toContain('Start: Mon 23 Feb');
  });

  test('is an admin’s to apply and to take back', async () => {
    const group = await withHistory();
    const { ana, ben } = group;
    const shown = (await ana.say(MOVE)).message;
    expect((await ben.press(shown, 'Apply')).text).toContain('Nothing was changed.');
    const applied = await ana.press(shown, 'Apply');
    expect((await ben.press(applied.message, 'Undo')).text).toContain('Nothing was changed.');
    expect(await startOf(group)).toBe('Mon 9 Mar');
  });

  test('a name beside it is set at once, and said to be', async () => {
    const { ana } = await withHistory();
    const said = await ana.say('setup group name:Owls start:2026-03-09');
    expect(said.text).toContain('What this moves in Owls. The name is changed, nothing else yet.');
    expect((await ana.say('setup group')).text).toContain('Owls is already set up.');
  });

  test('the start that it has already moves nothing', async () => {
    const { ana } = await withHistory();
    const said = await ana.say('setup group start:2026-02-23');
    expect(said.text).toContain('Study group has been changed.');
    expect(labelsOf(said.message)).toEqual([]);
  });
});

describe('a new time zone of a group with history', () => {
  test('is shown with the posts that it moves, and taken back', async () => {
    const { ana, ben } = await withHistory();
    const said = await ana.say('setup group timezone:Asia/Tokyo');
    for (const line of [
      'Time zone: UTC → Asia/Tokyo',
      'Members keep their own zones.',
      'Next nudge: Mon 9 Mar 09:00 (UTC) → Mon 9 Mar 09:00 (Asia/Tokyo)',
    ]) {
      expect(said.text).toContain(line);
    }
    expect(said.text).not.toContain('stone');
    expect(said.text).not.toContain('Start:');
    const applied = await ana.press(said.message, 'Apply');
    expect((await ana.say('setup group')).text).toContain('Time zone: Asia/Tokyo');
    expect((await ben.say('join')).text).toContain('Time zone: UTC');
    await ana.press(applied.message, 'Undo');
    expect((await ana.say('setup group')).text).toContain('Time zone: UTC');
  });

  test('the longest names of zones fit the button', async () => {
    const { ana } = await withHistory();
    const zones = ['America/Argentina/Buenos_Aires', 'America/North_Dakota/New_Salem'];
    for (const zone of zones) {
      const said = await ana.say(`setup group timezone:${zone} start:2026-03-09`);
      expect((await ana.press(said.message, 'Apply')).text).toContain('is changed.');
      await ana.say('setup group start:2026-02-23');
    }
  });
});

test('a group in which nothing is logged changes at once', async () => {
  const { ana, ben } = await studyGroup();
  const said = await ana.say(`${MOVE} timezone:Asia/Tokyo`);
  expect(said.text).toContain('Study group has been changed.');
  expect(labelsOf(said.message)).toEqual([]);
  expect((await ben.say('join')).text).toContain('Start: Mon 9 Mar');
});

test.each([[[]], [['kfz', 'Nowhere', 'kfz', 'UTC']], [['', 'UTC', '!', 'UTC']]])(
  'a made-up button with %j changes nothing',
  async (args) => {
    const { ana } = await withHistory();
    const made = message(actions(button('Apply', press('setup.move', ...args))));
    expect((await ana.press(made, 'Apply')).text).toContain('Nothing was changed.');
  },
);
