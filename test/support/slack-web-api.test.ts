// The Web API of the test Slack by the real client: tokens, scopes, limits, refusals.
import { ErrorCode } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manualSlackClock } from './slack/slack-clock.ts';
import { type Slack, startSlack } from './slack/start-slack.ts';
import { clientOf, refusal } from './slack-sample-client.ts';

let slack: Slack;
const clock = manualSlackClock();

const clientFor = (token: string, timeout = 0) => clientOf(slack, token, timeout);
const client = () => clientFor(slack.botToken);

beforeEach(async () => {
  slack = await startSlack({ clock });
});
afterEach(() => slack.close());

const general = () => slack.team.channel('general', { botIsMember: true });
const section = (text: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text },
});

describe('tokens', () => {
  test('are told apart: none, wrong, revoked, inactive, of the wrong kind', async () => {
    const none = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect(await none.json()).toEqual({ ok: false, error: 'not_authed' });
    expect(await refusal(clientFor('xoxb-wrong').auth.test())).toMatchObject({
      error: 'invalid_auth',
    });
    expect(await refusal(client().apps.connections.open())).toMatchObject({
      error: 'not_allowed_token_type',
    });
    slack.team.breakTokens('token_revoked');
    expect(await refusal(client().auth.test())).toMatchObject({ error: 'token_revoked' });
    slack.team.breakTokens('account_inactive');
    expect(await refusal(client().auth.test())).toMatchObject({ error: 'account_inactive' });
  });

  test('of the app open sockets until they are revoked', async () => {
    const opened = await clientFor(slack.appToken).apps.connections.open();
    expect(opened.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\//);
    slack.breakAppToken('token_revoked');
    expect(await refusal(clientFor(slack.appToken).apps.connections.open())).toMatchObject({
      error: 'token_revoked',
    });
  });

  test('need the scope of the method', async () => {
    expect(await refusal(client().team.info())).toMatchObject({
      error: 'missing_scope',
      needed: 'team:read',
      provided: 'commands,chat:write,users:read,files:write,im:write,files:read,im:history',
    });
  });

  test('may stand in the body, which may be JSON', async () => {
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ token: slack.botToken, channel: general().id, text: 'hello' }),
    });
    expect(await response.json()).toMatchObject({ ok: true, channel: general().id });
    expect(general().messages[0]?.text).toBe('hello');
    expect(slack.calls[0]?.args).toEqual({ channel: general().id, text: 'hello' });
  });
});

describe('posting', () => {
  test('is refused where the bot may not', async () => {
    const post = (channel: string) => refusal(client().chat.postMessage({ channel, text: 'x' }));
    const away = slack.team.channel('away');
    expect(await post(away.id)).toMatchObject({ error: 'not_in_channel' });
    const secret = slack.team.channel('secret', { private: true });
    expect(await post(secret.id)).toMatchObject({ error: 'channel_not_found' });
    expect(await post('C404')).toMatchObject({ error: 'channel_not_found' });
    const rules = slack.team.channel('rules', { botIsMember: true });
    rules.restrict();
    expect(await post(rules.id)).toMatchObject({ error: 'restricted_action' });
    general().archive();
    expect(await post(general().id)).toMatchObject({ error: 'is_archived' });
    general().unarchive();
    general().removeBot();
    expect(await post(general().id)).toMatchObject({ error: 'not_in_channel' });
    slack.team.change({ messagesTab: false });
    const ana = slack.team.user({ name: 'Ana' });
    expect(await post(ana.id)).toMatchObject({ error: 'messages_tab_disabled' });
  });

  test('needs something to say, of an allowed size', async () => {
    const channel = general().id;
    expect(await refusal(client().chat.postMessage({ channel, text: ' ' }))).toMatchObject({
      error: 'no_text',
    });
    const text = 'x'.repeat(40_001);
    expect(await refusal(client().chat.postMessage({ channel, text }))).toMatchObject({
      error: 'msg_too_long',
    });
    const blocks = Array.from({ length: 5 }, () => section('x'.repeat(2_500)));
    expect(await refusal(client().chat.postMessage({ channel, text: 'x', blocks }))).toMatchObject({
      error: 'msg_blocks_too_long',
    });
  });

  test('says what is wrong in blocks, and where', async () => {
    const blocks = [section(''), section('fine')];
    const channel = general().id;
    expect(await refusal(client().chat.postMessage({ channel, text: 'x', blocks }))).toMatchObject({
      error: 'invalid_blocks',
      errors: [
        'failed to match all allowed schemas [json-pointer:/blocks/0/text]',
        'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
      ],
      response_metadata: {
        messages: expect.arrayContaining([
          '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]',
        ]),
      },
    });
    expect(general().messages).toEqual([]);
  });

  test('of blocks without a text is noted', async () => {
    const channel = general().id;
    await client().apiCall('chat.postMessage', { channel, blocks: [section('x')] });
    expect(slack.warnings).toEqual(['missing_text_in_message']);
    expect(general().messages[0]?.fallback).toBe("This content can't be displayed.");
  });

  test('goes once a second in a channel, with a short burst', async () => {
    const channel = general().id;
    const post = () => client().chat.postMessage({ channel, text: 'x' });
    for (let count = 0; count < 4; count += 1) await post();
    expect(await refusal(post())).toMatchObject({
      code: ErrorCode.RateLimitedError,
      retryAfter: 1,
    });
    const other = slack.team.channel('other', { botIsMember: true });
    await client().chat.postMessage({ channel: other.id, text: 'x' });
    clock.advance(1_000);
    await post();
    expect(general().messages).toHaveLength(5);
  });
});

describe('changing', () => {
  test('keeps blocks that are not given, and what was said before', async () => {
    const channel = general().id;
    const { ts = '' } = await client().chat.postMessage({
      channel,
      text: 'a',
      blocks: [section('a')],
    });
    await client().chat.update({ channel, ts, text: 'b', blocks: [section('b')] });
    expect(general().messages[0]).toMatchObject({ text: 'b', edited: true, history: ['a'] });
    await client().chat.delete({ channel, ts });
    expect(general().messages).toEqual([]);
    expect(await refusal(client().chat.update({ channel, ts, text: 'c' }))).toMatchObject({
      error: 'message_not_found',
    });
  });

  test('cannot reach ephemeral messages', async () => {
    const channel = general().id;
    const ana = slack.team.user({ name: 'Ana' });
    const sent = await client().chat.postEphemeral({ channel, user: ana.id, text: 'psst' });
    expect(ana.ephemerals[0]?.text).toBe('psst');
    const ts = sent.message_ts ?? '';
    expect(await refusal(client().chat.update({ channel, ts, text: 'x' }))).toMatchObject({
      error: 'message_not_found',
    });
  });
});

describe('people', () => {
  test('have a zone and an offset, and none when deactivated', async () => {
    const ana = slack.team.user({ name: 'Ana', tz: 'Asia/Kolkata', admin: true });
    expect(await client().users.info({ user: ana.id })).toMatchObject({
      user: { tz: 'Asia/Kolkata', tz_offset: 19_800, is_admin: true, is_owner: false },
    });
    ana.change({ deleted: true });
    const { user } = await client().users.info({ user: ana.id });
    expect(user).toMatchObject({ deleted: true });
    expect(user).not.toHaveProperty('tz');
    expect(await refusal(client().users.info({ user: 'U404' }))).toMatchObject({
      error: 'user_not_found',
    });
  });
});
