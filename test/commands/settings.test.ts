import { describe, expect, test } from 'vitest';
import { press } from '#core/message/press.ts';
import { renderPlain } from '#render/plain/message.ts';
import { type StudyGroup, studyGroup } from '#support/study-group.ts';

const STONE = 'done "Dockerized application"';
const EVERYONE = { surface: 'discord', workspaceId: 'guild-1' } as const;

function announced({ posted }: StudyGroup): string {
  return posted
    .slice(1)
    .map(({ message }) => renderPlain(message, EVERYONE))
    .join('\n');
}

describe('settings', () => {
  test('without options opens a form with what holds now', async () => {
    const { ben } = await studyGroup();
    await ben.say('settings nudge:dm');
    const { answer } = await ben.say('settings');
    if (answer.kind !== 'form') throw new Error('no form');
    expect(answer.form.fields.map(({ id, label, value }) => [id, label, value])).toEqual([
      ['timezone', 'Time zone', 'UTC'],
      ['nudge', 'Nudge', 'dm'],
      ['visibility', 'Visibility', 'public'],
      ['day-ends', 'Day ends', '00:00'],
    ]);
  });

  test('the form, sent back, changes what was changed in it', async () => {
    const { ben } = await studyGroup();
    const { answer } = await ben.say('settings');
    const said = await ben.submit(answer, {
      timezone: 'Berlin',
      nudge: 'mention',
      visibility: 'anonymous',
    });
    expect(said.text).toContain('Your settings in Study group have been changed.');
    expect(said.text).toContain('Europe/Berlin');
    expect(said.text).toContain('mention: you may be mentioned in the weekly post');
    expect(said.text).toContain('anonymous: you are “a member” to others');
  });

  test('says so when nothing is different, and when the form comes back empty', async () => {
    const { ben } = await studyGroup();
    expect((await ben.say('settings nudge:off')).text).toContain('Nothing was changed.');
    const { answer } = await ben.say('settings');
    expect((await ben.submit(answer, {})).text).toContain('Nothing was changed.');
  });

  test('a time zone that cannot be read changes nothing', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('settings timezone:Nowhere nudge:dm');
    expect(said.text).toContain('Nothing was changed.');
    expect((await ben.say('settings nudge:off')).text).toContain('off: you get no nudges');
  });

  test('a new time zone moves what is today', async () => {
    const { ben } = await studyGroup('2026-03-03T23:30:00Z');
    expect((await ben.say('log 1h')).text).toContain('Tue 3 Mar');
    await ben.say('settings timezone:Asia/Tokyo');
    expect((await ben.say('log 2h')).text).toContain('Wed 4 Mar');
  });

  test('a day that ends at four has everything before it on the day before', async () => {
    const world = await studyGroup('2026-03-04T23:30:00Z');
    const { ben } = world;
    expect((await ben.say('settings day-ends:"4 am"')).text).toContain('Day ends: 04:00');
    await ben.say('timer start coding');
    world.setNow('2026-03-05T02:00:00Z');
    expect((await ben.say('log 1h learning')).text).toContain('Wed 4 Mar');
    expect((await ben.say('log 1h learning last night')).text).toContain('Tue 3 Mar');
    expect((await ben.say('log 1h learning wed')).text).toContain('Wed 25 Feb');
    expect((await ben.say('done "Docker fundamentals"')).text).toContain('Wed 4 Mar');
    expect((await ben.say('log 23h30m')).text).toContain('Wed 4 Mar');
    expect((await ben.say('log 1h date:2026-03-05')).text).toContain('is in the future');
    expect((await ben.say('history')).text).not.toContain('Thu 5 Mar');
    world.setNow('2026-03-05T04:00:00Z');
    expect((await ben.say('log 1h')).text).toContain('Thu 5 Mar');
    // On the date when it was started, whichever day it is by now.
    expect((await ben.say('timer stop')).text).toContain('Wed 4 Mar');
  });

  test('a day that ends at another time moves no entry', async () => {
    const world = await studyGroup('2026-03-05T02:00:00Z');
    const { ben } = world;
    await ben.say('log 1h coding');
    const said = await ben.say('settings day-ends=03:00');
    expect(said.text).toContain('what is logged keeps its date');
    expect((await ben.say('history')).text).toContain('1 h coding · Thu 5 Mar');
    expect((await ben.say('log 2h coding')).text).toContain('Wed 4 Mar');
    await ben.say('settings 00:00');
    expect((await ben.say('history')).text).toContain('2 h coding · Wed 4 Mar');
  });

  test('only the member’s own day ends later: the board’s is the group’s', async () => {
    const world = await studyGroup('2026-03-09T01:00:00Z');
    const { ben, chi } = world;
    await ben.say('settings day-ends:05:00');
    await ben.say('log 1h coding');
    // Sunday for Ben, Monday for the group and its board.
    expect((await ben.say('history')).text).toContain('Sun 8 Mar');
    expect((await ben.say('leaderboard week by:hours')).text).toContain('Nothing is on this board');
    expect((await chi.say('log 1h coding')).text).toContain('Mon 9 Mar');
  });

  test.each(['07:00', '6:01', '23:30', 'late'])('a day does not end at %s', async (typed) => {
    const { ben } = await studyGroup();
    const said = await ben.say(`settings day-ends:${typed} nudge:dm`);
    expect(said.text).toContain('06:00');
    expect(said.text).toContain('Nothing was changed.');
    expect((await ben.say('settings nudge:off')).text).toContain('Day ends: 00:00');
  });

  test('Nudges off works from any message, seen by all or by one alone', async () => {
    const { ben, store } = await studyGroup();
    await ben.say('settings nudge:mention');
    const post = {
      blocks: [
        {
          kind: 'actions' as const,
          buttons: [{ label: 'Nudges off', press: press('settings', 'nudge=off') }],
        },
      ],
    };
    const said = await ben.press(post, 'Nudges off', { private: false });
    expect(said.text).toContain('off: you get no nudges');
    expect(said.answer).toMatchObject({ audience: 'asker', replaces: false });
    const account = await store.read.accounts.byUser({
      surface: 'discord',
      workspaceId: '',
      userId: ben.id,
    });
    const [member] = account ? await store.read.members.ofPerson(account.person) : [];
    expect(member?.nudge).toBe('off');
  });
});

describe('an anonymous member', () => {
  test('is told that links are shown, when becoming one and at each of them', async () => {
    const group = await studyGroup();
    const { ben } = group;
    const warning = 'may show who you are';
    expect((await ben.say('settings visibility:public')).text).not.toContain(warning);
    expect((await ben.say('settings visibility:anonymous')).text).toContain(
      'A link that you give with a deliverable is announced, and may show who you are.',
    );
    const linked = await ben.say(`${STONE} evidence:https://example.com/app`);
    expect(linked.text).toContain('your link, which may show who you are');
    expect(announced(group)).toContain('example.com/app');
    const bare = await ben.say('done "Basic FastAPI inference endpoint"');
    expect(bare.text).not.toContain(warning);
  });

  test('is announced and ranked as "a member", and what was announced before follows', async () => {
    const group = await studyGroup();
    const { ben, chi } = group;
    await ben.say(STONE);
    expect(announced(group)).toContain('Ben');
    await ben.say('settings visibility:anonymous');
    expect(announced(group)).toContain('a member laid a stone');
    expect(announced(group)).not.toContain('Ben');
    const board = await chi.say('leaderboard');
    expect(board.text).toContain('a member 1 🪨');
    expect(board.text).not.toContain('Ben');
    await ben.say('settings visibility:public');
    expect(announced(group)).toContain('Ben');
  });

  test('is not to be looked up', async () => {
    const { ben, chi } = await studyGroup();
    await ben.say(STONE);
    await ben.say('settings visibility:anonymous');
    for (const command of ['progress', 'history']) {
      const said = await chi.say(`${command} member:${ben.id}`);
      expect(said.text).toContain('There is no member of that name');
    }
  });

  test('shares progress without a name', async () => {
    const { ben } = await studyGroup();
    await ben.say('settings visibility:anonymous');
    const shared = await ben.press((await ben.say('progress')).message, 'Share');
    expect(shared.answer).toMatchObject({ audience: 'channel' });
    expect(shared.text).toContain('a member');
    expect(shared.text).not.toContain('Ben');
  });

  test('verifies without a name, also where the name stood before', async () => {
    const group = await studyGroup();
    const { ben, chi, posted } = group;
    await ben.say(STONE);
    await chi.press(posted.at(-1)?.message ?? { blocks: [] }, 'Verify', { private: false });
    expect(announced(group)).toContain('Chioma');
    await chi.say('settings visibility:anonymous');
    expect(announced(group)).not.toContain('Chioma');
    expect(announced(group)).toContain('✓ a member');
  });
});

describe('a hidden member', () => {
  test('announces nothing, and what was announced is no longer shown', async () => {
    const group = await studyGroup();
    const { ben, posted } = group;
    await ben.say(STONE);
    await ben.say('settings visibility:hidden');
    expect(announced(group)).toBe('This stone is not shown at present.');
    const before = posted.length;
    const said = await ben.say('done "Basic FastAPI inference endpoint"');
    expect(said.text).toContain('is done');
    expect(posted.length).toBe(before);
  });

  test('stays unannounced after undo and Restore', async () => {
    const group = await studyGroup();
    const { ben } = group;
    await ben.say(STONE);
    await ben.say('settings visibility:hidden');
    const undone = await ben.say('undo');
    await ben.press(undone.message, 'Restore');
    expect(announced(group)).toBe('This stone is not shown at present.');
  });

  test('is on no board, sees their own rank, and is not to be looked up', async () => {
    const { ben, chi } = await studyGroup();
    await ben.say(STONE);
    await ben.say('settings visibility:hidden');
    const others = await chi.say('leaderboard');
    expect(others.text).toContain('Nothing is on this board yet.');
    expect(others.text).not.toContain('Ben');
    expect((await ben.say('leaderboard')).text).toContain('You are 1st: 1 🪨');
    for (const command of ['progress', 'history']) {
      const said = await chi.say(`${command} member:${ben.id}`);
      expect(said.text).toContain('There is no member of that name');
    }
    expect((await ben.say('progress')).text).toContain('Your progress');
  });

  test('verifies without a name', async () => {
    const group = await studyGroup();
    const { ben, chi, posted } = group;
    await chi.say('settings visibility:hidden');
    await ben.say(STONE);
    await chi.press(posted.at(-1)?.message ?? { blocks: [] }, 'Verify', { private: false });
    expect(announced(group)).not.toContain('Chioma');
    expect((await ben.say('leaderboard')).text).toContain('1 🪨 (1 ✓)');
  });
});
