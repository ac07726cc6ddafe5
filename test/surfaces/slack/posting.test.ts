// Posts and edits on Slack: what became of each, never a post twice, at the pace that Slack takes.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { message, text } from '#core/message/message.ts';
import type { Channel as TestChannel } from '#support/slack/channel.ts';
import { openSlackWorld, type SlackWorld } from './slack-world.ts';

let world: SlackWorld;
let general: TestChannel;
beforeEach(async () => {
  world = await openSlackWorld();
  general = world.slack.team.channel('general', { botIsMember: true });
});
afterEach(() => world.close());

const said = (what: string) => message(text(what));
const at = (channelId: string) => ({ workspaceId: world.slack.team.id, channelId });
const post = (what = 'Hello', channel = general) =>
  world.surface.post(at(channel.id), said(what), 'nonce');
const posts = () => world.slack.calls.filter(({ method }) => method === 'chat.postMessage');

describe('a post', () => {
  test('tells its id, without previews of links, and with a text for notifications', async () => {
    const outcome = await post();
    expect(outcome).toEqual({ kind: 'sent', messageId: general.messages[0]?.ts });
    expect(general.messages[0]?.fallback).toBe('Hello');
    expect(posts()[0]?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
  });

  test('to a channel that is gone or closed to Cairn is refused, and why, and what to do', async () => {
    expect(await world.surface.post(at('C404'), said('x'), 'n')).toEqual({
      kind: 'refused',
      because: 'gone',
      code: 'channel_not_found',
      advice: expect.stringContaining('/invite @Cairn'),
    });
    general.restrict();
    expect(await post()).toEqual({
      kind: 'refused',
      because: 'forbidden',
      code: 'restricted_action',
      advice: expect.stringContaining('channel’s settings'),
    });
    general.removeBot();
    expect(await post()).toMatchObject({
      because: 'gone',
      code: 'not_in_channel',
      advice: expect.stringContaining('/invite @Cairn'),
    });
    general.archive();
    expect(await post()).toMatchObject({
      because: 'gone',
      code: 'is_archived',
      advice: expect.stringContaining('archived'),
    });
  });

  const uncertain = [
    ['error-before', 0],
    ['error-after', 1],
    ['drop', 0],
    ['drop-after', 1],
  ] as const;
  test.each(uncertain)(
    'that meets %s is of unknown outcome and not sent again',
    async (kind, arrived) => {
      world.slack.faults.add({ method: 'chat.postMessage', kind, times: 5 });
      expect(await post()).toMatchObject({ kind: 'unknown' });
      world.slack.faults.clear();
      expect(general.messages).toHaveLength(arrived);
    },
  );

  test('that Slack half did is of unknown outcome', async () => {
    const kind = { error: 'internal_error' };
    world.slack.faults.add({ method: 'chat.postMessage', kind });
    expect(await post()).toEqual({ kind: 'unknown', code: 'internal_error' });
  });

  test('while Slack is away is unavailable: nothing was sent', async () => {
    const kind = { error: 'service_unavailable' };
    world.slack.faults.add({ method: 'chat.postMessage', kind });
    expect(await post()).toEqual({ kind: 'unavailable', code: 'service_unavailable' });
  });

  test('to an address where nobody listens is unavailable', async () => {
    await world.slack.close();
    // The first finds the kept connection cut, which does not tell whether it was sent.
    await post();
    expect(await post()).toMatchObject({ kind: 'unavailable', code: 'ECONNREFUSED' });
  });
});

describe('a picture', () => {
  const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const withPicture = message(text('The week'), {
    kind: 'image',
    png: PNG,
    name: 'week.png',
    alt: '12 h of 15 h',
  });

  test('comes after its text, described for who cannot see it', async () => {
    const outcome = await world.surface.post(at(general.id), withPicture, 'n');
    expect(outcome).toEqual({ kind: 'sent', messageId: general.messages[0]?.ts });
    await world.slack.until(() => general.messages.length === 2);
    const described = world.slack.calls.find(
      ({ method }) => method === 'files.getUploadURLExternal',
    );
    expect(described?.args).toMatchObject({ filename: 'week.png', alt_text: '12 h of 15 h' });
  });

  test('that cannot be uploaded leaves the text alone', async () => {
    world.slack.team.change({ uploads: false });
    expect(await world.surface.post(at(general.id), withPicture, 'n')).toMatchObject({
      kind: 'sent',
    });
    await world.slack.until(() => world.warnings.length > 0);
    expect(general.messages.map(({ text }) => text)).toEqual(['The week']);
  });
});

describe('many posts', () => {
  test('go to one channel in order and about one a second, and do not hold up another', async () => {
    const other = world.slack.team.channel('other', { botIsMember: true });
    const began = performance.now();
    const slow = ['1', '2', '3', '4'].map((what) => post(what));
    await post('elsewhere', other);
    expect(general.messages.length).toBeLessThan(slow.length);
    await Promise.all(slow);
    expect(performance.now() - began).toBeGreaterThan(900);
    expect(general.messages.map(({ text }) => text)).toEqual(['1', '2', '3', '4']);
  });

  test('let what somebody waits for go first, and edits wait for none of them', async () => {
    const sent = await post('0');
    if (sent.kind !== 'sent') throw new Error('not sent');
    for (const what of ['1', '2', '3', '4', '5', '6']) void post(what);
    const edited = world.surface.edit(at(general.id), sent.messageId, said('Changed'));
    const asked = world.surface.post(at(general.id), said('Cairn posts here'), 'n', 'first');
    expect(await edited).toEqual({ kind: 'edited' });
    expect(await asked).toMatchObject({ kind: 'sent' });
    const shown = general.messages.map(({ text }) => text);
    expect(shown[0]).toBe('Changed');
    // What was already on its way, and no more of what waits.
    expect(shown.at(-1)).toBe('Cairn posts here');
    expect(shown.length).toBeLessThan(4);
  });

  test('with a longer wait ahead are left to whoever asked for them, with the seconds', async () => {
    world.slack.faults.add({ method: 'chat.postMessage', kind: { limitedFor: 300 } });
    expect(await post()).toEqual({ kind: 'unavailable', code: 'ratelimited', seconds: 300 });
    expect(general.messages).toEqual([]);
  });

  test('wait after a 429 as long as Slack says, in that channel alone, and arrive once', async () => {
    const other = world.slack.team.channel('other', { botIsMember: true });
    const client = { authorization: `Bearer ${world.slack.botToken}` };
    for (let use = 0; use < 4; use += 1) {
      const body = new URLSearchParams({ channel: general.id, text: 'filler' });
      await fetch(`${world.slack.apiUrl}chat.postMessage`, {
        method: 'POST',
        headers: client,
        body,
      });
    }
    const waiting = post('after the wait');
    await world.slack.until(() => posts().some(({ status }) => status === 429));
    expect(await post('elsewhere', other)).toMatchObject({ kind: 'sent' });
    world.clock.advance(1_100);
    expect(await waiting).toMatchObject({ kind: 'sent' });
    expect(general.messages.filter(({ text }) => text === 'after the wait')).toHaveLength(1);
  });
});

describe('an edit', () => {
  test('changes the message, also when Slack fails for a moment', async () => {
    const outcome = await post();
    if (outcome.kind !== 'sent') throw new Error('not sent');
    world.slack.faults.add({ method: 'chat.update', kind: 'error-before' });
    expect(await world.surface.edit(at(general.id), outcome.messageId, said('Changed'))).toEqual({
      kind: 'edited',
    });
    expect(general.messages[0]?.text).toBe('Changed');
  });

  test('of what is gone says so', async () => {
    const edit = world.surface.edit(at(general.id), '1.000100', said('Changed'));
    expect(await edit).toEqual({ kind: 'gone' });
  });
});

describe('a direct message', () => {
  test('reaches one person alone', async () => {
    const ana = world.slack.team.user({ name: 'Ana' });
    const account = { workspaceId: world.slack.team.id, userId: ana.id };
    const outcome = await world.surface.direct(account, said('Your week'), 'nonce');
    expect(outcome).toMatchObject({ kind: 'sent', messageId: ana.directMessages[0]?.ts });
    expect(ana.directMessages.map(({ fallback }) => fallback)).toEqual(['Your week']);
    expect(general.messages).toEqual([]);
  });

  test('to somebody who is gone is refused', async () => {
    const account = { workspaceId: world.slack.team.id, userId: 'U404' };
    expect(await world.surface.direct(account, said('x'), 'n')).toEqual({
      kind: 'refused',
      because: 'gone',
      code: 'user_not_found',
    });
  });
});
