// Starting, losing the connection, losing the token, stopping.
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { HostError } from '#core/model/host-error.ts';
import type { Discord } from '#support/discord/discord.ts';
import { openDiscordWorld, openStudyServer } from './discord-world.ts';

test('a wrong token is told to the host: the variable, what is wrong, where to get one', async () => {
  const opening = openDiscordWorld({ token: 'MTIz.wrong.token' });
  await expect(opening).rejects.toBeInstanceOf(HostError);
  await expect(opening).rejects.toThrow(/DISCORD_TOKEN is refused .*https:\/\/discord\.com\/dev/);
});

test('a Discord that cannot be reached is told to the host', async () => {
  const opening = openDiscordWorld({ apiUrl: () => 'http://127.0.0.1:9/api' });
  await expect(opening).rejects.toThrow(/DISCORD_API_URL \(http:\/\/127\.0\.0\.1:9\/api\)/);
  await expect(opening).rejects.toBeInstanceOf(HostError);
});

describe('a list of commands that Discord does not take', () => {
  const before = (status: number) => (discord: Discord) =>
    discord.faults.answer(status, 'before', { method: 'PUT', path: /commands$/, times: 9 });

  test.each([
    [400, /^DISCORD_TOKEN works, but Discord refuses the list of commands/],
    [403, /^DISCORD_TOKEN works, but Discord refuses the list of commands/],
    [401, /^DISCORD_TOKEN is refused/],
    [500, /^DISCORD_API_URL .* does not answer \(500\)/],
  ])('for %i is told to the host in one line', async (status, said) => {
    const opening = openDiscordWorld({ before: before(status) });
    await expect(opening).rejects.toBeInstanceOf(HostError);
    await expect(opening).rejects.toThrow(said);
    await expect(opening).rejects.not.toThrow(/\n/);
  });

  test('is sent where Discord does not say which it shows', async () => {
    const { discord } = await openDiscordWorld({
      before: ({ faults }) =>
        faults.answer(500, 'before', { method: 'GET', path: /commands$/, times: 2 }),
    });
    expect(discord.commands()).not.toEqual([]);
  });
});

test('a token whose connections of the day are used up is told to the host, with when it goes on', async () => {
  const opening = openDiscordWorld({ discord: { identifiesLeft: 0 } });
  await expect(opening).rejects.toBeInstanceOf(HostError);
  await expect(opening).rejects.toThrow(/^DISCORD_TOKEN .*until \d{4}-\d\d-\d\dT/);
});

test('the base address may end in a slash', async () => {
  const { surface } = await openDiscordWorld({ apiUrl: (base) => `${base}/` });
  expect(surface.health()).toEqual({ ok: true });
});

test('no intents that bring servers with them are asked for, and no privileged one', async () => {
  const { discord, guild, ana, problems } = await openStudyServer();
  guild.addBot();
  expect((await ana.slash('general', 'help')).ephemeral).toBe(true);
  expect(discord.connections).toBe(1);
  expect(problems()).toEqual([]);
});

test('an interrupted connection is resumed, and what was typed meanwhile is answered', async () => {
  const { discord, surface, ana, logged } = await openStudyServer();
  discord.dropGateway();
  await discord.waitForConnections(0);
  const answer = await ana.slash('general', 'log', { time: '1h' });
  expect(answer.text).toContain('1 h');
  expect(surface.health()).toEqual({ ok: true });
  expect(logged.map(({ message }) => message)).toEqual(
    expect.arrayContaining([
      'the connection to Discord is interrupted',
      'the connection to Discord is restored',
    ]),
  );
});

test('while it is not connected, its health says so', async () => {
  const { discord, surface } = await openDiscordWorld();
  discord.dropGateway({ code: 4_000 });
  await expect.poll(() => surface.health()).toEqual({ ok: false, why: 'Discord is not connected' });
  await expect.poll(() => surface.health(), { timeout: 3_000 }).toEqual({ ok: true });
});

test('a token revoked later ends this surface alone: no reconnecting, and its health says why', async () => {
  const { discord, surface, logged, guild } = await openStudyServer();
  const before = discord.requests.length;
  discord.revokeToken();
  await expect.poll(() => surface.health().ok).toBe(false);
  expect(surface.health()).toMatchObject({ why: expect.stringContaining('DISCORD_TOKEN') });
  await surface.stop();
  expect(discord.connections).toBe(0);
  expect(discord.requests).toHaveLength(before);
  expect(logged.filter(({ level }) => level === 'error')).toMatchObject([
    { data: { code: '4004' }, message: 'Discord is disconnected for good' },
  ]);
  const channel = { workspaceId: guild.id, channelId: guild.channel('cairn').id };
  const message = { blocks: [{ kind: 'divider' as const }] };
  expect(await surface.post(channel, message, 'n')).toMatchObject({ kind: 'unavailable' });
});

test('a stop finishes the answer in hand and takes nothing new', async () => {
  const world = await openStudyServer({ discord: { patience: 1_000 } });
  const { ana, ben, surface, discord } = world;
  const held = Promise.withResolvers<void>();
  world.between = ({ answer, ...desk }) => ({
    ...desk,
    answer: (ask) => held.promise.then(() => answer(ask)),
  });
  const before = world.taken();
  const inHand = ana.slash('general', 'log', { time: '1h' });
  await expect.poll(() => world.taken()).toBe(before + 1);
  let stopped = false;
  const stopping = surface.stop().then(() => {
    stopped = true;
  });
  const late = ben.slash('general', 'log', { time: '2h' });
  late.catch(() => undefined);
  await wait(100);
  expect(stopped).toBe(false);
  held.resolve();
  expect((await inHand).text).toContain('1 h');
  await stopping;
  await discord.waitForConnections(0);
  await expect(late).rejects.toThrow('did not respond');
});
