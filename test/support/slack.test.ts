// The test Slack with a real Bolt app in Socket Mode: commands, buttons, forms, sockets.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manualSlackClock } from './slack/slack-clock.ts';
import { type Slack, startSlack } from './slack/start-slack.ts';
import type { TestUser } from './slack/user.ts';
import { type SampleApp, startSocketApp } from './slack-sample-app.ts';

const clock = manualSlackClock();
let slack: Slack;
let sample: SampleApp;
let ana: TestUser;

beforeEach(async () => {
  slack = await startSlack({ clock });
  ana = slack.team.user({ name: 'Ana', tz: 'Asia/Tokyo' });
  sample = await startSocketApp(slack);
});

afterEach(async () => {
  sample.release();
  await sample.stop();
  await slack.close();
});

const general = () => slack.team.channel('general', { botIsMember: true });

describe('commands', () => {
  test('are answered through the response_url, seen by the asker alone', async () => {
    const answer = await ana.slash(general(), '/cairn', 'log 1h30m coding');
    expect(answer).toMatchObject({ kind: 'ephemeral', ephemeral: true, acknowledged: true });
    expect(answer.text).toBe('Logged 1h30m coding\n[Undo]');
    expect(ana.ephemerals.map((message) => message.text)).toEqual([answer.text]);
    expect(general().messages).toEqual([]);
  });

  test('are answered in the acknowledgement, to one or to all', async () => {
    expect((await ana.slash(general(), '/cairn', 'direct 1h')).text).toBe('Logged 1h\n[Undo]');
    const shared = await ana.slash(general(), '/cairn', 'share board');
    expect(shared).toMatchObject({ kind: 'message', ephemeral: false, text: 'board' });
    expect(general().messages).toHaveLength(1);
  });

  test('come whole, with names, links and signs escaped as the manifest asks', async () => {
    const ben = slack.team.user({ name: 'Ben' });
    const { payload } = await ana.slash(
      general(),
      '/cairn',
      'x @Ben a@ben.io #general https://a.io/?a&b#general <3',
    );
    expect(payload).toMatchObject({
      command: '/cairn',
      team_domain: 'study-group',
      user_id: ana.id,
      channel_name: 'general',
      api_app_id: slack.appId,
      is_enterprise_install: 'false',
      text: `x <@${ben.id}|ben> a@<http://ben.io|ben.io> <#${general().id}|general> <https://a.io/?a&amp;b#general> &lt;3`,
    });
  });

  test('whose answer Slack cannot show say so to the asker', async () => {
    const answer = await ana.slash(general(), '/cairn', 'bad');
    expect(answer.error).toBe('/cairn failed with the error "invalid_command_response"');
  });

  test('without an app say dispatch_failed', async () => {
    await sample.stop();
    await slack.until(() => slack.sockets.count() === 0);
    const answer = await ana.slash(general(), '/cairn', 'log 1h');
    expect(answer.error).toBe('/cairn failed with the error "dispatch_failed"');
  });
});

describe('a late acknowledgement', () => {
  test('shows the asker an error, and Slack delivers again', async () => {
    const answering = ana.slash(general(), '/cairn', 'slow 1h');
    await slack.until(() => slack.deliveries.length === 1);
    clock.advance(3_000);
    const answer = await answering;
    expect(answer.error).toBe('/cairn failed with the error "operation_timeout"');
    clock.advance(1);
    await slack.until(() => slack.deliveries.length === 2);
    sample.release();
    await slack.until(() => slack.deliveries[0]?.late !== undefined);
    await slack.until(() => slack.deliveries[1]?.ack?.outcome === 'acknowledged');
    expect(slack.deliveries[1]?.retry).toEqual({ attempt: 1, reason: 'timeout' });
    expect(new Set(sample.logged).size).toBe(1);
  });

  test('is not needed for the same payload to come a second time', async () => {
    const answer = await ana.slash(general(), '/cairn', 'log 2h');
    const again = await slack.redeliver(answer);
    expect(again.text).toBe(answer.text);
    expect(again.payload).toEqual(answer.payload);
    expect(sample.logged).toHaveLength(1);
  });
});

describe('buttons', () => {
  test('replace the message that they stand in', async () => {
    const answer = await ana.slash(general(), '/cairn', 'log 1h');
    const undone = await ana.press(answer, 'Undo');
    expect(undone).toMatchObject({ kind: 'updated', text: 'Undone' });
    expect(answer.message?.text).toBe('Undone');
    expect(ana.ephemerals).toHaveLength(1);
  });

  test('of an ephemeral message carry no message, of a public one the whole', async () => {
    const own = await ana.slash(general(), '/cairn', 'log 1h');
    const pressed = await ana.press(own, 'Undo');
    expect(pressed.payload).not.toHaveProperty('message');
    expect(pressed.payload).toMatchObject({
      type: 'block_actions',
      container: { type: 'message', channel_id: general().id, is_ephemeral: true },
      actions: [{ action_id: 'undo', value: '1h', type: 'button' }],
      state: { values: {} },
    });
    const posted = await ana.slash(general(), '/cairn', 'post 1h');
    expect((await ana.press(posted, 'Undo')).payload).toHaveProperty('message.blocks');
  });

  test('cannot be pressed by those who do not see them', async () => {
    const ben = slack.team.user({ name: 'Ben' });
    const answer = await ana.slash(general(), '/cairn', 'log 1h');
    await expect(ben.press(answer, 'Undo')).rejects.toThrow('does not see');
  });

  test('take five answers of a response_url within thirty minutes', async () => {
    const answer = await ana.slash(general(), '/cairn', 'log 1h');
    const url = String(answer.payload['response_url']);
    const send = async () => {
      const body = JSON.stringify({ text: 'more' });
      const response = await fetch(url, { method: 'POST', body });
      return { status: response.status, ...JSON.parse(await response.text()) };
    };
    for (let use = 2; use <= 5; use += 1) expect(await send()).toMatchObject({ status: 200 });
    expect(await send()).toMatchObject({ status: 404, error: 'used_url' });
    clock.advance(30 * 60_000 + 1);
    expect(await send()).toMatchObject({ status: 404, error: 'expired_url' });
  });
});

describe('forms', () => {
  test('open by trigger, refuse, and are sent at last', async () => {
    const { view } = await ana.slash(general(), '/cairn', 'form');
    if (!view) throw new Error('No form was opened.');
    expect(view).toMatchObject({ title: 'Log hours', fields: ['Time', 'Item'], open: true });
    const held = await ana.submit(view, {});
    expect(held).toMatchObject({
      sent: false,
      errors: { time: 'Please complete this required field.' },
    });
    const refused = await ana.submit(view, { Time: 'soon' });
    expect(refused).toMatchObject({
      sent: true,
      closed: false,
      errors: { time: 'I can\'t read "soon".' },
    });
    const done = await ana.submit(view, { time: '2h', Item: 'docker' });
    expect(done).toMatchObject({ sent: true, closed: true, errors: {}, view: undefined });
    expect((await done.next()).text).toBe('Logged 2h for docker');
    expect(ana.directMessages).toHaveLength(1);
  });

  test('suggest options from the app', async () => {
    const { view } = await ana.slash(general(), '/cairn', 'form');
    if (!view) throw new Error('No form was opened.');
    expect((await ana.suggest(view, 'Item', 'mlf')).labels).toEqual(['MLflow tracking']);
  });

  test('are pushed, replaced in place with what was typed, and cleared', async () => {
    const { view: first } = await ana.slash(general(), '/cairn', 'steps');
    if (!first) throw new Error('No form was opened.');
    const { view: second } = await ana.submit(first, { Name: 'one' });
    if (!second) throw new Error('No form was pushed.');
    expect(second).toMatchObject({ title: 'Step 2', raw: { previous_view_id: first.id } });
    const third = await ana.submit(second, { Name: 'two' });
    expect(third.view).toMatchObject({
      id: second.id,
      title: 'Step 3',
      values: { name: { name: { type: 'plain_text_input', value: 'two' } } },
    });
    expect(ana.modal?.title).toBe('Step 3');
    expect((await ana.submit(second)).closed).toBe(true);
    expect([first.open, second.open, ana.modal]).toEqual([false, false, undefined]);
  });

  test('tell the app when they are closed, if it asked, and cannot be used afterwards', async () => {
    const { view } = await ana.slash(general(), '/cairn', 'steps');
    if (!view) throw new Error('No form was opened.');
    await ana.type(view, 'Name', 'one');
    await ana.close(view);
    expect(sample.logged).toEqual(['closed 1 with nothing']);
    await expect(ana.submit(view)).rejects.toThrow('closed');
  });

  test('tell the app what stood in them, where Slack does as its reference says', async () => {
    const { view } = await ana.slash(general(), '/cairn', 'steps');
    if (!view) throw new Error('No form was opened.');
    await ana.type(view, 'Name', 'one');
    await ana.close(view, { told: true });
    expect(sample.logged).toEqual(['closed 1 with one']);
  });

  test('tell each character of a field that asks for it, with all that stands beside it', async () => {
    const { view } = await ana.slash(general(), '/cairn', 'steps');
    if (!view) throw new Error('No form was opened.');
    await ana.type(view, 'Name', 'one');
    expect(sample.logged).toEqual([]);
    await ana.type(view, 'Told', 'ab');
    await ana.type(view, 'Told', '');
    await ana.submit(view, { Told: 'pasted' });
    expect(sample.logged).toEqual([
      'told a, beside it one',
      'told ab, beside it one',
      'told null, beside it one',
      'told pasted, beside it one',
    ]);
  });

  test('open from a shortcut', async () => {
    expect((await ana.shortcut('log_hours')).view?.title).toBe('Log hours');
    expect(ana.modal?.title).toBe('Log hours');
  });
});

test('the Home tab is published when it is opened', async () => {
  expect((await ana.openHome()).text).toContain('Hello @Ana');
  expect(ana.home?.text).toContain('Hello @Ana');
});

describe('sockets', () => {
  test('come back after a refresh and after a cut', async () => {
    slack.sockets.disconnect('refresh_requested');
    await slack.until(() => slack.sockets.count() === 0);
    await slack.until(() => slack.sockets.count() === 1);
    slack.sockets.drop();
    await slack.until(() => slack.sockets.count() === 1);
    expect((await ana.slash(general(), '/cairn', 'log 1h')).text).toContain('Logged 1h');
  });

  test('that close before the acknowledgement get the payload again on the next', async () => {
    const answering = ana.slash(general(), '/cairn', 'slow 1h');
    await slack.until(() => slack.deliveries.length === 1);
    slack.sockets.drop();
    expect((await answering).error).toContain('operation_timeout');
    sample.release();
    await slack.until(() => slack.deliveries[1]?.ack?.outcome === 'acknowledged');
    expect(slack.deliveries[1]?.retry?.attempt).toBe(1);
  });
});
