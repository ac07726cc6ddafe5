// The Web API of the test Slack by the real client: views, files, faults.
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

describe('views', () => {
  const view = {
    type: 'modal' as const,
    title: { type: 'plain_text' as const, text: 'A form' },
    blocks: [section('hello')],
  };
  const trigger = async () => {
    const ana = slack.team.user({ name: 'Ana' });
    const { payload } = await ana.shortcut('any');
    return String(payload['trigger_id']);
  };

  test('open within three seconds, once', async () => {
    const first = await trigger();
    await client().views.open({ trigger_id: first, view });
    expect(await refusal(client().views.open({ trigger_id: first, view }))).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    const late = await trigger();
    clock.advance(3_001);
    expect(await refusal(client().views.open({ trigger_id: late, view }))).toMatchObject({
      error: 'expired_trigger_id',
    });
  });

  test('are refused with the place of what is wrong', async () => {
    const title = { type: 'plain_text' as const, text: 'x'.repeat(25) };
    const call = client().views.open({ trigger_id: await trigger(), view: { ...view, title } });
    expect(await refusal(call)).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: [
          '[ERROR] failed to match all allowed schemas [json-pointer:/view]',
          '[ERROR] failed to match all allowed schemas [json-pointer:/view/title]',
          '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
        ],
      },
    });
  });

  test('conflict when another hash is given, on updates and on the Home tab', async () => {
    const ana = slack.team.user({ name: 'Ana' });
    const home = { type: 'home' as const, blocks: [section('hi')] };
    const first = await client().views.publish({ user_id: ana.id, view: home });
    const { hash = '' } = first.view ?? {};
    await client().views.publish({ user_id: ana.id, view: home, hash });
    const stale = client().views.publish({ user_id: ana.id, view: home, hash });
    expect(await refusal(stale)).toMatchObject({ error: 'hash_conflict' });
    slack.team.change({ homeTab: false });
    expect(await refusal(client().views.publish({ user_id: ana.id, view: home }))).toMatchObject({
      error: 'not_enabled',
    });
  });
});

describe('files', () => {
  test('are uploaded in three steps, and shown in an image block afterwards', async () => {
    const channel = general().id;
    const uploaded = await client().filesUploadV2({
      file: Buffer.from('a picture'),
      filename: 'chart.png',
      title: 'Hours',
    });
    const id = uploaded.files[0]?.files?.[0]?.id ?? '';
    const image = { type: 'image' as const, alt_text: 'Hours', slack_file: { id } };
    await client().chat.postMessage({ channel, text: 'Hours', blocks: [image] });
    expect(general().messages[0]?.text).toBe('Hours');
    const unknown = { ...image, slack_file: { id: 'F404' } };
    const wrong = client().chat.postMessage({ channel, text: 'x', blocks: [unknown] });
    expect(await refusal(wrong)).toMatchObject({
      errors: ['invalid slack file [json-pointer:/blocks/0/slack_file]'],
    });
    slack.team.change({ uploads: false });
    const off = client().filesUploadV2({ file: Buffer.from('x'), filename: 'x.png' });
    expect(await refusal(off)).toMatchObject({ error: 'file_uploads_disabled' });
  });
});

describe('faults', () => {
  const post = (timeout?: number) =>
    clientFor(slack.botToken, timeout).chat.postMessage({ channel: general().id, text: 'x' });

  test('strike before or after the message stands', async () => {
    slack.faults.add({ method: 'chat.postMessage', kind: 'error-before', status: 500 });
    expect(await refusal(post())).toMatchObject({ statusCode: 500 });
    expect(general().messages).toHaveLength(0);
    slack.faults.add({ method: 'chat.postMessage', kind: 'error-after' });
    expect(await refusal(post())).toMatchObject({ statusCode: 503 });
    expect(general().messages).toHaveLength(1);
  });

  test('hang, cut the connection, or answer with an error of Slack', async () => {
    slack.faults.add({ method: 'chat.postMessage', kind: 'hang' });
    expect(await refusal(post(50))).toMatchObject({ code: ErrorCode.RequestError });
    slack.faults.add({ method: '*', kind: 'drop-after' });
    expect(await refusal(post())).toMatchObject({ code: ErrorCode.RequestError });
    expect(general().messages).toHaveLength(1);
    slack.faults.add({ method: '*', kind: { error: 'internal_error' } });
    expect(await refusal(post())).toMatchObject({ error: 'internal_error' });
    await post();
  });
});
