// The Home tab, the modals that come of it, and the shortcut, from end to end with the real Bolt client.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, OpenView } from '#support/slack/shown.ts';
import type { TestUser } from '#support/slack/user.ts';
import { openSlackWorld, type SlackWorld, withGroup } from '../surfaces/slack/slack-world.ts';

let world: SlackWorld;
beforeEach(async () => {
  world = await openSlackWorld();
});
afterEach(async () => {
  const { userErrors, warnings } = world.slack;
  await world.close();
  expect(world.errors).toEqual([]);
  expect(userErrors).toEqual([]);
  expect(warnings).toEqual([]);
});

const general = () => world.slack.team.channel('general', { botIsMember: true });
const publications = () => world.slack.calls.filter(({ method }) => method === 'views.publish');

async function member(name: string): Promise<TestUser> {
  const { members } = await withGroup(world, name);
  const user = members[name];
  if (user === undefined) throw new Error('nobody has joined');
  return user;
}

async function homeOf(user: TestUser): Promise<OpenView> {
  const opened = await user.openHome();
  if (opened.kind !== 'home' || opened.view === undefined)
    throw new Error(`no home: ${opened.kind}`);
  return opened.view;
}

function viewOf({ view, kind, text }: Answer): OpenView {
  if (view === undefined) throw new Error(`no view but ${kind}: ${text}`);
  return view;
}

describe('the Home tab', () => {
  test('shows a member their pace, week and streak, and what is next', async () => {
    const ana = await member('Ana');
    await ana.slash(general(), '/cairn', 'log 3h coding');
    const home = await homeOf(ana);
    for (const said of [
      'Study group',
      'Deliverables 0 of 31',
      '3 h of 15 h',
      'Streak',
      'needs 12 h',
    ])
      expect(home.text).toContain(said);
    expect(home.text).toContain('Open in this quarter');
    expect(home.buttons).toEqual(
      expect.arrayContaining(['Log hours', 'My next step', 'Leaderboard']),
    );
  });

  test('says how to begin before there is a group, and before one has joined', async () => {
    const ana = world.slack.team.user({ name: 'Ana' });
    expect((await homeOf(ana)).text).toContain('No study group is set up here yet');
    await withGroup(world);
    const home = await homeOf(ana);
    expect(home.text).toContain('You have not joined yet');
    const joined = await ana.press(home, 'Join');
    expect(viewOf(joined).text).toContain('You have joined');
    await world.slack.until(() => home.text.includes('Your progress'));
  });

  test('is as it is now each time that it is opened', async () => {
    const ana = await member('Ana');
    const home = await homeOf(ana);
    await ana.slash(general(), '/cairn', 'log 3h coding');
    await homeOf(ana);
    expect(home.text).toContain('3 h of 15 h');
  });

  test('shows names and titles as they were typed', async () => {
    const olga = world.slack.team.user({ name: 'Olga', owner: true });
    const name = '<!channel> *crew* :wave: &amp;';
    await olga.slash(general(), '/cairn', `setup group name:"${name}"`);
    await olga.slash(general(), '/cairn', 'join');
    const home = await homeOf(olga);
    expect(home.text).toContain(name);
    expect(JSON.stringify(home.raw)).not.toMatch(/"type":"(broadcast|emoji|mrkdwn)"/);
  });

  test('is not published where the tab for messages is opened', async () => {
    const ana = await member('Ana');
    expect((await ana.openHome('messages')).kind).toBe('nothing');
    expect(publications()).toEqual([]);
  });

  test('that is switched off, or that Slack does not take, is a line in the log', async () => {
    const ana = await member('Ana');
    world.slack.team.change({ homeTab: false });
    for (const _ of [1, 2]) await ana.openHome();
    expect(world.warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('the Home tab is switched off'),
    ]);
  });

  test('that has changed meanwhile is published anew', async () => {
    const ana = await member('Ana');
    await homeOf(ana);
    world.slack.faults.add({ method: 'views.publish', kind: { error: 'hash_conflict' } });
    await ana.slash(general(), '/cairn', 'log 3h');
    const home = await homeOf(ana);
    expect(home.text).toContain('3 h of 15 h');
    expect(world.warnings).toEqual([]);
  });
});

describe('a button of the Home tab', () => {
  test('logs hours by a form that turns into the answer, and the tab follows', async () => {
    const ana = await member('Ana');
    const home = await homeOf(ana);
    const form = viewOf(await ana.press(home, 'Log hours'));
    const refused = await ana.submit(form, { Time: 'soon' });
    expect(refused.errors['time']).toContain("I can't read");
    const sent = await ana.submit(form, { Time: '2h' });
    expect(sent.view?.text).toContain('2 h');
    await world.slack.until(() => home.text.includes('2 h of 15 h'));
    const undone = viewOf(await ana.press(form, 'Undo'));
    expect(undone.text).toContain('Undone');
    await world.slack.until(() => home.text.includes('0 h of 15 h'));
    // The answer to joining is all that stands anywhere else.
    expect([ana.ephemerals.length, ana.directMessages.length]).toEqual([1, 0]);
  });

  test('shows the board in a modal that turns in place', async () => {
    const ana = await member('Ana');
    const board = viewOf(await ana.press(await homeOf(ana), 'Leaderboard'));
    expect(board.text).toContain('All time');
    const turned = viewOf(await ana.press(board, 'Week'));
    expect(turned.id).toBe(board.id);
    expect(board.text).toContain('This week');
  });

  test('that shares says that there is no channel here', async () => {
    const ana = await member('Ana');
    const board = viewOf(await ana.press(await homeOf(ana), 'Leaderboard'));
    const before = general().messages.length;
    expect(viewOf(await ana.press(board, 'Share')).text).toContain('no channel here');
    expect(general().messages).toHaveLength(before);
  });

  test('that changes nothing does not publish the tab again', async () => {
    const ana = await member('Ana');
    const home = await homeOf(ana);
    const before = publications().length;
    await ana.press(home, 'My next step');
    await ana.press(home, 'Leaderboard');
    await world.surface.stop();
    expect(publications()).toHaveLength(before);
  });

  test('completes an item that is searched in the form, and it is announced', async () => {
    const ana = await member('Ana');
    const form = viewOf(await ana.press(await homeOf(ana), 'Complete an item'));
    const { values } = await ana.suggest(form, 'Item', 'mlflow experiment');
    const sent = await ana.submit(form, {
      Item: { text: { type: 'plain_text', text: 'x' }, value: values[0] ?? '' },
    });
    expect(sent.view?.text).toContain('is done');
    await world.slack.until(
      () => general().messages.at(-1)?.text.includes('laid a stone') === true,
    );
  });

  test('pressed twice by one delivery writes once', async () => {
    const ana = await member('Ana');
    const home = await homeOf(ana);
    const form = viewOf(await ana.press(home, 'Log hours'));
    const sent = await ana.submit(form, { Time: '2h' });
    await world.slack.redeliver(sent);
    expect((await ana.slash(general(), '/cairn', 'history')).text.match(/2 h/g)).toHaveLength(1);
  });

  test('opens the same form again in one modal, and each is carried out', async () => {
    const ana = await member('Ana');
    const home = await homeOf(ana);
    const modal = viewOf(await ana.press(home, 'Log hours'));
    await ana.submit(modal, { Time: '1h' });
    for (const time of ['2h', '1h', '2h']) {
      await ana.press(modal, 'Edit');
      await world.slack.until(() => modal.fields.includes('Time'));
      await ana.submit(modal, { Time: time });
    }
    expect(modal.text).toContain('2 h');
    await world.slack.until(() => home.text.includes('2 h of 15 h'));
    expect((await ana.slash(general(), '/cairn', 'history')).text).toContain('2 h');
  });

  test('whose answer takes long says so in the modal, then shows it', async () => {
    const ana = await member('Ana');
    const form = viewOf(await ana.press(await homeOf(ana), 'Log hours'));
    const gate = Promise.withResolvers<void>();
    world.between = (desk) => ({
      ...desk,
      async answer(ask) {
        await gate.promise;
        return desk.answer(ask);
      },
    });
    const sent = await ana.submit(form, { Time: '2h' });
    expect(sent.view?.text).toContain('One moment');
    gate.resolve();
    await world.slack.until(() => form.text.includes('2 h'));
  });

  test('whose modal cannot be opened in time is answered by direct message', async () => {
    const ana = await member('Ana');
    const home = await homeOf(ana);
    world.slack.faults.add({ method: 'views.open', kind: { error: 'expired_trigger_id' } });
    await ana.press(home, 'Leaderboard');
    await world.slack.until(() => ana.directMessages.some(({ text }) => text.includes('All time')));
  });
});

describe('setting up from the Home tab', () => {
  test('asks for the action, then for what belongs to it', async () => {
    const olga = world.slack.team.user({ name: 'Olga', admin: true });
    const home = await homeOf(olga);
    const form = viewOf(await olga.press(home, 'Set up a group'));
    expect(form.fields).toEqual(['Action']);
    const asked = await olga.submit(form, { Action: 'Group' });
    expect(asked.view).toMatchObject({
      title: 'Setup group',
      fields: ['Name', 'Time zone', 'Start'],
    });
    const { values } = await olga.suggest(form, 'Time zone', 'Berl');
    expect(values).toContain('Europe/Berlin');
    const refused = await olga.submit(form, { Name: 'Crew', Start: '03/04/2026' });
    expect(Object.keys(refused.errors)).toEqual(['start']);
    const done = await olga.submit(form, { Start: '2026-03-02' });
    expect(done.view?.text).toContain('Crew is set up.');
    await world.slack.until(() => home.text.includes('Crew'));
  });

  test('is for admins alone', async () => {
    const ana = world.slack.team.user({ name: 'Ana' });
    const refused = await ana.press(await homeOf(ana), 'Set up a group');
    expect(viewOf(refused).text).toContain('manages this server or workspace');
  });
});

describe('the shortcut', () => {
  test('opens the form, logs what is sent, and answers in the modal', async () => {
    const ana = await member('Ana');
    const form = viewOf(await ana.shortcut('log_hours'));
    expect(form.title).toBe('Log');
    const sent = await ana.submit(form, { Time: '45m' });
    expect(sent.view?.text).toContain('45 min');
    expect((await ana.slash(general(), '/cairn', 'history')).text).toContain('45 min');
  });

  test('offers to join where one has not', async () => {
    await withGroup(world);
    const ben = world.slack.team.user({ name: 'Ben' });
    const refused = viewOf(await ben.shortcut('log_hours'));
    expect(refused.text).toContain('You have not joined');
    expect(viewOf(await ben.press(refused, 'Join')).text).toContain('You have joined');
  });

  test('that Cairn does not know says so', async () => {
    const ana = await member('Ana');
    expect(viewOf(await ana.shortcut('no_such_thing')).text).toContain('There is no command');
  });
});
