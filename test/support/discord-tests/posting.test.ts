// Posts of the bot: nonces, faults, refusals, mentions, rate limits.
import { describe, expect, test } from 'vitest';
import { createScene } from './scene.ts';

const scene = createScene();

describe('posting', () => {
  test('the same nonce gives the same message back', async () => {
    await scene.start();
    const client = await scene.login();
    const channel = scene.discord.guild().channel('general');
    const post = (nonce: string) =>
      client.rest.post(`/channels/${channel.id}/messages`, {
        body: { content: 'Week', nonce, enforce_nonce: true },
      });
    const first = await post('a');
    expect(await post('a')).toMatchObject({ id: Object(first).id });
    expect(channel.messages).toHaveLength(1);
    await post('b');
    scene.now += 60 * 60_000;
    await post('a');
    expect(channel.messages).toHaveLength(3);
    await expect(post('x'.repeat(26))).rejects.toMatchObject({ code: 50035 });
  });

  test('an error after the message was taken does not double it when the client repeats with a nonce', async () => {
    await scene.start();
    const client = await scene.login();
    const channel = scene.discord.guild().channel('general');
    scene.discord.faults.answer(502, 'after', { method: 'POST', path: /messages$/ });
    await client.rest.post(`/channels/${channel.id}/messages`, {
      body: { content: 'Week', nonce: 'n', enforce_nonce: true },
    });
    expect(channel.messages).toHaveLength(1);
    scene.discord.faults.answer(502, 'after', { method: 'POST', path: /messages$/ });
    await client.rest.post(`/channels/${channel.id}/messages`, { body: { content: 'Again' } });
    expect(channel.messages.filter((message) => message.text === 'Again')).toHaveLength(2);
  });

  test('a request that hangs times out at the client', async () => {
    await scene.start();
    const client = await scene.login();
    const channel = scene.discord.guild().channel('general');
    scene.discord.faults.hang('after', { method: 'POST', times: 2 });
    const posted = client.rest.post(`/channels/${channel.id}/messages`, {
      body: { content: 'x' },
      signal: AbortSignal.timeout(300),
    });
    await expect(posted).rejects.toThrow();
    expect(channel.messages).toHaveLength(1);
  });

  test('channels that are gone or forbidden, and people who refuse', async () => {
    await scene.start();
    const client = await scene.login();
    const guild = scene.discord.guild({ channels: ['a', 'b', 'c'] });
    const post = (id: string) =>
      client.rest.post(`/channels/${id}/messages`, { body: { content: 'x' } });
    const [a, b, c] = [guild.channel('a'), guild.channel('b'), guild.channel('c')];
    a.remove();
    b.deny('view');
    c.deny('send');
    await expect(post(a.id)).rejects.toMatchObject({ status: 404, code: 10003 });
    await expect(post(b.id)).rejects.toMatchObject({ status: 403, code: 50001 });
    await expect(post(c.id)).rejects.toMatchObject({ status: 403, code: 50013 });
    const ana = guild.member();
    const opened = await client.rest.post('/users/@me/channels', {
      body: { recipient_id: ana.id },
    });
    await post(Object(opened).id);
    ana.refuseMessages();
    await expect(post(ana.dm.id)).rejects.toMatchObject({ status: 403, code: 50007 });
    guild.removeBot();
    await expect(post(c.id)).rejects.toMatchObject({ code: 50001 });
    await expect(client.rest.get(`/guilds/${guild.id}`)).rejects.toMatchObject({ code: 10004 });
    expect(await client.rest.get('/users/@me/guilds')).toEqual([]);
    expect(scene.discord.invalidRequests).toBe(4);
  });

  test('mentions notify only whom allowed_mentions lets through', async () => {
    await scene.start();
    const client = await scene.login();
    const guild = scene.discord.guild();
    const [ana, ben] = [guild.member({ name: 'Ana' }), guild.member({ name: 'Ben' })];
    const channel = guild.channel('general');
    const content = `${ana.mention} ${ben.mention} @everyone`;
    const post = (more: object) =>
      client.rest.post(`/channels/${channel.id}/messages`, { body: { content, ...more } });
    await post({});
    expect(channel.last.pings).toEqual({ users: [ana.id, ben.id], roles: [], everyone: true });
    await post({ allowed_mentions: { parse: [], users: [ana.id] } });
    expect(channel.last.pings).toEqual({ users: [ana.id], roles: [], everyone: false });
    expect(channel.last.text).toBe('@Ana @Ben @everyone');
    await expect(
      post({ allowed_mentions: { parse: ['users'], users: [ana.id] } }),
    ).rejects.toMatchObject({ code: 50035 });
  });
});

describe('limits of the API', () => {
  test('the 51st request in a second is refused for all routes but the answers', async () => {
    await scene.start();
    await scene.login();
    const get = () =>
      fetch(`${scene.discord.apiUrl}/v10/users/@me`, {
        headers: { authorization: `Bot ${scene.discord.token}` },
      });
    const answers = await Promise.all(Array.from({ length: 60 }, get));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(9);
    const [one] = refused;
    expect(one?.headers.get('retry-after')).not.toBeNull();
    expect(one?.headers.get('x-ratelimit-scope')).toBe('global');
    expect(one?.headers.get('x-ratelimit-global')).toBe('true');
    expect(await one?.json()).toMatchObject({
      message: 'You are being rate limited.',
      retry_after: expect.any(Number),
      global: true,
    });
    const callback = await fetch(`${scene.discord.apiUrl}/v10/interactions/1/x/callback`, {
      method: 'POST',
      body: '{"type":4}',
    });
    expect(await callback.json()).toMatchObject({ code: 10062 });
  });

  test('a sixth message in a channel within five seconds is refused, and the headers said so', async () => {
    await scene.start();
    await scene.login();
    const channel = scene.discord.guild().channel('general');
    const post = () =>
      fetch(`${scene.discord.apiUrl}/v10/channels/${channel.id}/messages`, {
        method: 'POST',
        headers: {
          authorization: `Bot ${scene.discord.token}`,
          'content-type': 'application/json',
        },
        body: '{"content":"x"}',
      });
    const first = await post();
    expect(first.headers.get('x-ratelimit-limit')).toBe('5');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('4');
    expect(first.headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);
    const rest = await Promise.all([post(), post(), post(), post(), post()]);
    const limited = rest.find((answer) => answer.status === 429);
    expect(limited?.headers.get('x-ratelimit-scope')).toBe('user');
    expect(channel.messages).toHaveLength(5);
  });

  test('too many invalid requests block the address', async () => {
    await scene.start({ invalidLimit: 3 });
    const get = () =>
      fetch(`${scene.discord.apiUrl}/v10/users/@me`, { headers: { authorization: 'Bot wrong' } });
    expect((await get()).status).toBe(401);
    await get();
    await get();
    const blocked = await get();
    expect([blocked.status, await blocked.text()]).toEqual([429, 'error code: 1015']);
  });
});
