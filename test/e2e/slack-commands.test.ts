// What members of a Slack workspace type and press, from end to end with the real Bolt client.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

describe('setting up', () => {
  test('is for admins and owners alone', async () => {
    const ana = world.slack.team.user({ name: 'Ana' });
    const refused = await ana.slash(general(), '/cairn', 'setup group');
    expect(refused.text).toContain('These settings are for whoever manages this server');
    const olga = world.slack.team.user({ name: 'Olga', admin: true });
    const done = await olga.slash(general(), '/cairn', 'setup group timezone:Berlin');
    expect(done).toMatchObject({ kind: 'ephemeral', ephemeral: true });
    expect(done.text).toContain('Study group is set up.');
  });

  test('sees at once that somebody has become an admin', async () => {
    const ana = world.slack.team.user({ name: 'Ana' });
    await ana.slash(general(), '/cairn', 'setup group');
    ana.change({ isAdmin: true });
    const done = await ana.slash(general(), '/cairn', 'setup group');
    expect(done.text).toContain('is set up');
  });

  test('of a channel posts a check there, and saves nothing where that is refused', async () => {
    const { olga } = await withGroup(world);
    expect(
      general()
        .messages.map(({ text }) => text)
        .join(),
    ).toContain('Cairn posts here');
    const closed = world.slack.team.channel('closed');
    const refused = await olga.slash(general(), '/cairn', 'setup channel channel:#closed');
    expect(refused.text).toContain('Nothing was saved');
    expect(refused.text).toContain('/invite @Cairn');
    expect(refused.text).not.toContain('View Channel');
    expect(closed.messages).toEqual([]);
  });

  test('does not work in direct messages', async () => {
    const { olga } = await withGroup(world);
    const refused = await olga.slash(olga.direct, '/cairn', 'setup status');
    expect(refused.text).toContain('not in direct messages');
  });
});

describe('joining', () => {
  test('takes the time zone of the profile and the name that is shown', async () => {
    await withGroup(world);
    const kenji = world.slack.team.user({ name: 'Kenji 健二', tz: 'Asia/Tokyo' });
    const joined = await kenji.slash(general(), '/cairn', 'join');
    expect(joined.text).toContain('Asia/Tokyo');
    await kenji.slash(general(), '/cairn', 'done mlflow-tracking');
    await world.desk.settled();
    expect(general().messages.at(-1)?.text).toContain('Kenji 健二 laid a stone');
  });

  test('is answered in the message when a button is pressed', async () => {
    await withGroup(world);
    const ana = world.slack.team.user({ name: 'Ana' });
    const joined = await ana.slash(general(), '/cairn', 'join');
    const chosen = await ana.press(joined, 'Message me');
    expect(chosen.kind).toBe('updated');
    expect(ana.ephemerals).toHaveLength(1);
  });

  test('is offered to who writes without having joined', async () => {
    await withGroup(world);
    const ana = world.slack.team.user({ name: 'Ana' });
    const refused = await ana.slash(general(), '/cairn', 'log 1h learning');
    expect(refused.text).toContain('You have not joined');
    const joined = await ana.press(refused, 'Join');
    expect(joined).toMatchObject({ kind: 'updated' });
    expect(joined.text).toContain('You have joined');
    const logged = await ana.press(joined, 'Log 1 h learning');
    expect(logged).toMatchObject({ kind: 'ephemeral' });
    expect(logged.text).toContain('1 h learning');
  });
});

describe('logging hours', () => {
  test('is answered to the asker alone, and undone and restored in place', async () => {
    const { members } = await withGroup(world, 'Ana');
    const logged = await members.Ana.slash(general(), '/cairn', 'log 1h30m coding');
    expect(logged.kind).toBe('ephemeral');
    expect(logged.text).toContain('1 h 30 min coding');
    const undone = await members.Ana.press(logged, 'Undo');
    expect(undone.kind).toBe('updated');
    expect(undone.text).toContain('Undone');
    const restored = await members.Ana.press(undone, 'Restore');
    expect(restored.text).toContain('Restored');
    expect(restored.message?.buttons).toContain('Undo');
  });

  test('of a line that was mistyped is done by the button of what was meant', async () => {
    const { members } = await withGroup(world, 'Ana');
    const refused = await members.Ana.slash(general(), '/cairn', 'metric 5 commits with &');
    expect(refused.text).toContain('/cairn metric commits 5 with');
    const logged = await members.Ana.press(refused, 'metric commits 5 with &');
    expect(logged.kind).toBe('updated');
    expect(logged.text).toContain('+5');
  });

  test('asks of a note whether it was meant as an activity, and sets it in place', async () => {
    const { members } = await withGroup(world, 'Ana');
    const logged = await members.Ana.slash(general(), '/cairn', 'log 1h codng the *loader*');
    expect(logged.text).toContain('Kept as a note. Meant coding?');
    const set = await members.Ana.press(logged, 'Set coding');
    expect(set.kind).toBe('updated');
    expect(set.text).toContain('Changed: ');
    expect(set.text).toContain('1 h coding');
    expect(set.text).not.toContain('codng');
    expect(set.message?.buttons).not.toContain('Set coding');
  });

  test('of others are found by a name that is typed', async () => {
    const { members } = await withGroup(world, 'Ana', 'Ben');
    const { Ana, Ben } = members;
    await Ben.slash(general(), '/cairn', 'done opencv');
    for (const typed of ['history completions ben', 'history @Ben']) {
      expect((await Ana.slash(general(), '/cairn', typed)).text).toContain('OpenCV');
    }
  });

  test('says what it cannot read, with an example', async () => {
    const { members } = await withGroup(world, 'Ana');
    const refused = await members.Ana.slash(general(), '/cairn', 'log 2hours15');
    expect(refused.text).toContain('I can\'t read "2hours15"');
    expect(refused.text).toContain('Nothing was logged.');
  });

  test('works in direct messages with Cairn', async () => {
    const { members } = await withGroup(world, 'Ana');
    const logged = await members.Ana.slash(members.Ana.direct, '/cairn', 'log 45m');
    expect(logged.text).toContain('45 min');
  });

  test('shows what was typed to the letter', async () => {
    const { members } = await withGroup(world, 'Ana', 'Ben');
    const note = '<!channel> *bold* _it_ `code` &amp; :smile: ~x~ <https://x.io|y>';
    const logged = await members.Ana.slash(general(), '/cairn', `log 1h note:"${note}"`);
    expect(logged.text).toContain('<!channel> *bold* _it_ `code`');
    expect(logged.text).toContain(':smile: ~x~');
    expect(JSON.stringify(logged.raw)).not.toMatch(/"type":"(broadcast|emoji|mrkdwn)"/);
    const undone = await members.Ana.slash(general(), '/cairn', 'history');
    expect(undone.text).toContain('*bold*');
  });
});

test('a name made of markup mentions nobody and changes nothing in what all read', async () => {
  await withGroup(world);
  const name = '*Eve* <!channel> :wave: `x` &amp; @here';
  const eve = world.slack.team.user({ name });
  await eve.slash(general(), '/cairn', 'join');
  await eve.slash(general(), '/cairn', 'done mlflow-tracking');
  await world.desk.settled();
  const announced = general().messages.at(-1);
  expect(announced?.text).toContain(`${name} laid a stone`);
  expect(JSON.stringify(announced?.raw['blocks'])).not.toMatch(/"type":"(broadcast|emoji|mrkdwn)"/);
  expect(announced?.fallback).toContain('&lt;!channel&gt;');
  expect(announced?.fallback).not.toMatch(/<!|:wave:|@here/);
});

test('a name loses control characters and bidirectional overrides alone', async () => {
  await withGroup(world);
  const eve = world.slack.team.user({ name: 'E\u202Ev\u0007e\u2066  健二\n' });
  await eve.slash(general(), '/cairn', 'join');
  await eve.slash(general(), '/cairn', 'done mlflow-tracking');
  await world.desk.settled();
  expect(general().messages.at(-1)?.text).toContain('🪨 Eve  健二 laid a stone');
});

describe('completing', () => {
  test('announces a deliverable, to be verified by others and not by oneself', async () => {
    const { members } = await withGroup(world, 'Ana', 'Ben');
    const done = await members.Ana.slash(
      general(),
      '/cairn',
      'done mlflow-tracking https://github.com/ana/mlflow',
    );
    expect(done.text).toContain('is done');
    await world.desk.settled();
    const announced = general().messages.at(-1);
    if (announced === undefined) throw new Error('nothing was announced');
    expect(announced.text).toContain('Ana laid a stone');
    expect(announced.buttons).toEqual(['Verify']);

    const own = await members.Ana.press(announced, 'Verify');
    expect(own).toMatchObject({ kind: 'ephemeral' });
    expect(own.text).toContain('Somebody else has to verify');

    await members.Ben.press(announced, 'Verify');
    await world.slack.until(() => announced.text.includes('✓ Ben'));
    await members.Ben.press(announced, 'Verify');
    await world.slack.until(() => !announced.text.includes('✓ Ben'));
    await world.surface.stop();
    await world.desk.settled();
    // The answer and what follows it come to the same edit.
    expect(world.slack.calls.filter(({ method }) => method === 'chat.update')).toHaveLength(2);
    expect(general().messages.filter(({ text }) => text.includes('laid a stone'))).toHaveLength(1);
  });

  test('takes the announcement back with the entry', async () => {
    const { members } = await withGroup(world, 'Ana');
    const done = await members.Ana.slash(general(), '/cairn', 'done mlflow-tracking');
    await world.desk.settled();
    await members.Ana.press(done, 'Undo');
    await world.desk.settled();
    expect(general().messages.at(-1)?.text).toContain('took this stone back');
  });

  test('lets the asker pick where several items fit', async () => {
    const { members } = await withGroup(world, 'Ana');
    const asked = await members.Ana.slash(general(), '/cairn', 'done mlflow');
    expect(asked.text).toContain('fits several items');
    const picked = await members.Ana.choose(
      asked,
      'Pick an item',
      'MLflow experiment tracking setup',
    );
    expect(picked.kind).toBe('updated');
    expect(picked.text).toContain('is done');
  });
});

describe('a board', () => {
  test('turns to another period in place, and is shared with the channel once', async () => {
    const { members } = await withGroup(world, 'Ana', 'Ben');
    await members.Ana.slash(general(), '/cairn', 'log 2h');
    const board = await members.Ana.slash(general(), '/cairn', 'leaderboard hours');
    const week = await members.Ana.press(board, 'Week');
    expect(week.kind).toBe('updated');
    expect(week.text).toContain('This week');
    const before = general().messages.length;
    const shared = await members.Ana.press(board, 'Share');
    expect(shared.kind).toBe('message');
    await world.slack.redeliver(shared);
    expect(general().messages).toHaveLength(before + 1);
  });
});

test('names in commands are people: history of another member', async () => {
  const { members } = await withGroup(world, 'Ana', 'Ben');
  await members.Ben.slash(general(), '/cairn', 'done mlflow-tracking');
  const seen = await members.Ana.slash(general(), '/cairn', 'history completions member:@Ben');
  expect(seen.text).toContain('Ben');
  expect(seen.text).toContain('MLflow experiment tracking setup');
});

test('help and unknown commands are answered without a group', async () => {
  const ana = world.slack.team.user({ name: 'Ana' });
  expect((await ana.slash(general(), '/cairn', '')).text).toContain('/cairn log');
  expect((await ana.slash(general(), '/cairn', 'lgo 1h')).text).toContain('There is no command');
  for (const name of ['@Ana', '#general', 'main.io', '<b>&']) {
    const said = await ana.slash(general(), '/cairn', `${name} help`);
    expect(said.text.toLowerCase()).toContain(`there is no command "${name.toLowerCase()}"`);
  }
  expect((await ana.slash(general(), '/cairn', 'log 1h')).text).toContain(
    'No study group is set up',
  );
});

test('a new start shows what it moves; Apply takes it, and Undo takes it back', async () => {
  const { olga, members } = await withGroup(world, 'Ana');
  await members.Ana.slash(general(), '/cairn', 'log 2h 2026-03-02');
  const said = await olga.slash(general(), '/cairn', 'setup group start:2026-03-09');
  expect(said.text).toContain('Nothing is changed yet.');
  const applied = await olga.press(said, 'Apply');
  expect(applied.text).toContain('is changed.');
  const joined = async () => (await members.Ana.slash(general(), '/cairn', 'join')).text;
  expect(await joined()).toContain('Mon 9 Mar');
  expect((await olga.press(applied, 'Undo')).text).toContain('is as it was.');
  expect(await joined()).toContain('Mon 2 Mar');
});
