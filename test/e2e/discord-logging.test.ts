// Members log hours and stones on Discord, undo them, look back; with good input and bad.
import { describe, expect, test } from 'vitest';
import { openDiscordWorld, openStudyServer } from '../surfaces/discord/discord-world.ts';

const STONE = 'MLflow experiment tracking setup';

describe('hours', () => {
  test('are logged, undone and restored by buttons', async () => {
    const { ana, problems } = await openStudyServer();
    const logged = await ana.slash('general', 'log', {
      time: '1h30m',
      activity: 'coding',
      date: 'yesterday',
    });
    expect(logged).toMatchObject({ ephemeral: true });
    expect(logged.text).toMatch(/1 h 30 min coding · Mon 2 Mar.*1 h 30 of 15 h/s);
    await ana.press(logged, 'Undo');
    expect(logged.text).toContain('Undone: 1 h 30 min');
    await ana.press(logged, 'Restore');
    expect(logged.text).toContain('Restored: 1 h 30 min');
    expect((await ana.slash('general', 'undo')).text).toContain('Undone: 1 h 30 min');
    expect((await ana.slash('general', 'undo')).text).toContain('nothing to undo');
    expect(problems()).toEqual([]);
  });

  test.each([
    { time: '2hours15' },
    { time: '0' },
    { time: '25h' },
    { time: '1h', date: '03/04/2026' },
    { time: '1h', date: 'tomorrow' },
    { time: '1h', activity: 'sleeping' },
    { time: '1h', item: 'no such item' },
    { time: '1h', note: 'x'.repeat(501) },
  ])('that cannot be read are refused: %o', async (options) => {
    const { ana } = await openStudyServer();
    const answer = await ana.slash('general', 'log', options);
    expect(answer).toMatchObject({ ephemeral: true });
    expect(answer.text).toContain('Nothing was logged.');
    expect((await ana.slash('general', 'history')).text).toContain('Nothing is logged yet.');
  });

  test('typed before joining are offered once one has joined', async () => {
    const { olga } = await openStudyServer();
    const refused = await olga.slash('general', 'log', { time: '2h', activity: 'learning' });
    const joined = await olga.press(refused, 'Join');
    expect(joined.text).toContain('You have joined');
    const logged = await olga.press(joined, 'Log 2 h learning');
    expect(logged).toMatchObject({ ephemeral: true });
    expect(logged.text).toContain('2 h learning');
    expect((await olga.slash('general', 'history')).text).toContain('2 h learning');
  });

  test('that were mistyped are logged by the button of what was meant, once', async () => {
    const { ana, problems } = await openStudyServer();
    const answer = await ana.slash('general', 'log', { time: '1.30', note: 'fixed *it*' });
    expect(answer.text).toContain('/log 1h30m fixed *it*');
    await ana.press(answer, 'log 1h30m fixed *it*');
    expect(answer.text).toContain('1 h 30 min');
    expect(problems()).toEqual([]);
  });

  test('an option that an action does not take is refused, with what works', async () => {
    const { ana, problems } = await openStudyServer();
    const answer = await ana.slash('general', 'plan', {
      action: 'shift',
      weeks: 1,
      item: 'opencv',
    });
    expect(answer.text).toContain('"item" belongs to skip and unskip, not to shift.');
    await ana.press(answer, 'plan skip opencv');
    expect(answer.text).toContain('Skipped: OpenCV');
    expect(problems()).toEqual([]);
  });

  test('are logged by the form that /next offers', async () => {
    const { ana } = await openStudyServer();
    const next = await ana.slash('general', 'next');
    const form = await ana.press(next, 'Log hours');
    expect(form.modal.fields.map(({ label, required }) => [label, required])).toEqual([
      ['Time', true],
      ['Activity', false],
      ['Item', false],
      ['Date', false],
      ['Note', false],
    ]);
    const wrong = await ana.submit(form, { Time: 'a while' });
    expect(wrong.text).toContain('Nothing was logged.');
    const again = await ana.press(next, 'Log hours');
    const logged = await ana.submit(again, { Time: '2h', Note: 'two\nlines' });
    expect(logged.text).toMatch(/^2 h · Tue 3 Mar\ntwo/);
  });

  test('mistyped in a form are told all at once, and the form opens again as it was filled in', async () => {
    const { ana } = await openStudyServer();
    const form = await ana.press(await ana.slash('general', 'next'), 'Log hours');
    const typed = { Time: 'a while', Activity: 'coding', Date: '03/04/2026', Note: 'two\nlines' };
    const wrong = await ana.submit(form, typed);
    expect(wrong.text).toContain('a while');
    expect(wrong.text).toContain('03/04/2026');
    const again = await ana.press(wrong, 'Open the form');
    const held = again.modal.fields.map(({ label, value }) => [label, value ?? '']);
    expect(Object.fromEntries(held)).toEqual({ ...typed, Item: '' });
    const logged = await ana.submit(again, { Time: '2h', Date: 'yesterday' });
    expect(logged.text).toMatch(/^2 h coding · Mon 2 Mar\ntwo/);
  });

  test('can be logged in direct messages', async () => {
    const { ana, guild } = await openStudyServer();
    const logged = await ana.slash(ana.dm, 'log', { time: '45m' });
    expect(logged.text).toContain('45 min');
    expect((await ana.press(logged, 'Undo')).text).toContain('Undone: 45 min');
    const stranger = guild.member({ name: 'Eve' });
    const refused = await stranger.slash(stranger.dm, 'log', { time: '1h' });
    expect(refused.text).toContain('You are not in a study group yet');
  });

  test('that are delivered twice are logged once', async () => {
    const { ana, discord, problems } = await openStudyServer();
    const logged = await ana.slash('general', 'log', { time: '1h' });
    discord.redeliver(logged);
    await discord.waitForRequest(({ code }) => code === 40_060);
    const history = await ana.slash('general', 'history');
    expect(history.text.match(/1 h/g)).toHaveLength(1);
    expect(problems()).toEqual([]);
  });
});

describe('a stone', () => {
  test('is announced, and verified by others alone', async () => {
    const { ana, ben, guild, olga } = await openStudyServer();
    const cairn = guild.channel('cairn');
    const done = await ana.slash('general', 'done', {
      item: STONE,
      evidence: 'https://github.com/ana/mlflow-setup',
    });
    expect(done).toMatchObject({ ephemeral: true });
    const post = await cairn.waitFor(({ text }) => text.includes('laid a stone'));
    expect(post.text).toMatch(/🪨 @?Ana laid a stone: MLflow.*github\.com\/ana\/mlflow-setup/s);
    const own = await ana.press(post, 'Verify');
    expect(own).toMatchObject({ ephemeral: true, kind: 'message' });
    expect(own.text).toContain('Somebody else has to verify your stone');
    expect((await olga.press(post, 'Verify')).text).toMatch(
      /^You have not joined.*Nothing was changed\./,
    );
    await ben.press(post, 'Verify');
    expect(post.text).toMatch(/✓ @?Ben/);
    await ben.press(post, 'Verify');
    expect(post.text).not.toContain('✓');
  });

  test('that is taken back says so where it was announced', async () => {
    const { ana, guild } = await openStudyServer();
    await ana.slash('general', 'done', { item: STONE });
    const post = await guild.channel('cairn').waitFor(({ text }) => text.includes('laid a stone'));
    const undone = await ana.slash('general', 'undo');
    await expect.poll(() => post.text).toContain('took this stone back');
    await ana.press(undone, 'Restore');
    await expect.poll(() => post.text).toContain('laid a stone');
    expect((await ana.slash('general', 'done', { item: STONE })).text).toContain(
      'was already done',
    );
  });

  test('whose title fits several items is asked for', async () => {
    const { ana } = await openStudyServer();
    const asked = await ana.slash('general', 'done', { item: 'docker' });
    const [select] = asked.selects();
    const option = select?.options.find(({ label }) => label === 'Dockerized application');
    if (select === undefined || option === undefined) throw new Error('nothing was asked');
    await ana.choose(asked, select.placeholder, option.value);
    expect(asked.text).toContain('Dockerized application is done');
  });

  test('stands when Discord took the announcement and then failed, and is announced once', async () => {
    const { ana, guild, discord } = await openStudyServer();
    discord.faults.answer(500, 'after', { method: 'POST', path: /^\/channels/ });
    await ana.slash('general', 'done', { item: STONE });
    const cairn = guild.channel('cairn');
    await cairn.waitFor(({ text }) => text.includes('laid a stone'));
    await discord.waitForRequest(
      ({ method, path, status }) => method === 'POST' && /^\/channels/.test(path) && status === 500,
    );
    await expect
      .poll(() => discord.requests.filter(({ path }) => path.startsWith('/channels')).length)
      .toBe(3);
    expect(cairn.messages.filter(({ text }) => text.includes('laid a stone'))).toHaveLength(1);
  });
});

describe('looking back', () => {
  test('goes by pages, and shows completions alone of others', async () => {
    const { ana, ben } = await openStudyServer();
    for (let minutes = 1; minutes <= 10; minutes += 1) {
      await ana.slash('general', 'log', { time: `${minutes}m` });
    }
    const history = await ana.slash('general', 'history', { kind: 'hours' });
    await ana.press(history, 'Older');
    expect(history.buttons().map(({ label }) => label)).toContain('Newer');
    await ana.press(history, 'Newer');
    expect(history.text).toContain('10 min');
    const other = await ben.slash('general', 'history', { member: ana, kind: 'hours' });
    expect(other.text).toContain(
      'You can see other members’ completions, but not their hours or metrics.',
    );
  });

  test('of what others hold open is not for anybody else’s buttons', async () => {
    const { ana, ben } = await openStudyServer();
    const logged = await ana.slash('general', 'log', { time: '1h' });
    await expect(ben.press(logged, 'Undo')).rejects.toThrow('ephemeral');
  });
});

test('a number that Discord sends as one is taken as it is', async () => {
  const { ana } = await openStudyServer();
  const metric = { name: 'coverage', amount: 79.125 };
  expect((await ana.slash('general', 'metric', metric)).text).toContain('79.125 % of 80 %');
  const goal = await ana.slash('general', 'plan', { action: 'goal', hours: 12.125 });
  expect(goal.text).toContain('→ 12.125 h');
});

test('suggestions come for every option that has them, numbers as numbers', async () => {
  const { ana } = await openStudyServer();
  const offered = async (command: string, option: string, typed: string, others = {}) =>
    (await ana.complete('general', command, option, typed, others)).map(({ value }) => value);
  expect(await offered('done', 'item', 'mlflow')).toContain('mlflow-tracking-setup');
  expect(await offered('log', 'activity', 'cod', { time: '1h' })).toEqual(['coding']);
  expect(await offered('join', 'timezone', 'berl')).toContain('Europe/Berlin');
  expect(await offered('log', 'date', 'yest', { time: '1h' })).toEqual(['yesterday']);
  expect(await offered('roadmap', 'quarter', '')).toContain(8);
  expect(await offered('log', 'item', '', { time: '1h' })).toHaveLength(25);
  expect(await offered('log', 'item', 'zzzzzz', { time: '1h' })).toEqual([]);
});

test('help works for who has no group', async () => {
  const { discord, problems } = await openDiscordWorld();
  const ana = discord.guild({ channels: ['general'] }).member({ name: 'Ana' });
  expect((await ana.slash('general', 'help')).text).toContain('/log');
  expect((await ana.slash('general', 'help', { command: 'log' })).text).toContain('/log 1h30m');
  expect((await ana.slash(ana.dm, 'help', { command: 'nothing' })).text).toContain('no command');
  expect(problems()).toEqual([]);
});
