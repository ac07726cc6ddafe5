// The gateway as discord.js and a bare socket meet it.
import { Client } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { COMMANDS, createScene } from './scene.ts';

const scene = createScene();

describe('the gateway', () => {
  test('a wrong token is refused', async () => {
    await scene.start();
    const client = new Client({ intents: [], rest: { api: scene.discord.apiUrl } });
    scene.clients.push(client);
    await expect(client.login('wrong')).rejects.toThrow(/invalid token/i);
  });

  test('a dropped connection is resumed, and what was missed is replayed', async () => {
    await scene.start();
    const client = await scene.login(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('late but here');
    });
    await client.application.commands.set(COMMANDS);
    const ana = scene.discord.guild().member();
    scene.discord.dropGateway();
    await scene.discord.waitForConnections(0);
    const answer = await ana.slash('general', 'log', { time: '1h' });
    expect(answer.text).toBe('late but here');
    expect(scene.discord.resumes).toBe(1);
  });

  test('a session said to be invalid but resumable is resumed', async () => {
    await scene.start();
    await scene.login();
    scene.discord.invalidateSessions({ resumable: true });
    await scene.discord.waitForConnections(1);
    await expect.poll(() => scene.discord.resumes).toBe(1);
  });

  test('a revoked token closes with 4004 and answers 401', async () => {
    await scene.start();
    const client = await scene.login();
    const closed = Promise.withResolvers<number>();
    client.on('shardDisconnect', (event) => closed.resolve(event.code));
    scene.discord.revokeToken();
    expect(await closed.promise).toBe(4004);
    await expect(client.rest.get('/users/@me')).rejects.toMatchObject({ status: 401 });
  });

  test('privileged intents are refused with 4014', async () => {
    await scene.start();
    const client = new Client({ intents: ['GuildMembers'], rest: { api: scene.discord.apiUrl } });
    scene.clients.push(client);
    await expect(client.login(scene.discord.token)).rejects.toThrow(/intents/i);
  });
});

describe('the gateway by its own words', () => {
  const token = () => scene.discord.token;
  const identify = (more: object = {}) => ({
    op: 2,
    d: { token: token(), intents: 0, properties: { os: 'linux' }, shard: [0, 1], ...more },
  });

  /** Sends payloads and gives the events that came, or the code it was closed with. */
  async function talk(payloads: readonly unknown[], version = '10'): Promise<unknown[]> {
    const url = scene.discord.apiUrl.replace('http', 'ws').replace('/api', '/gateway');
    const socket = new WebSocket(`${url}?v=${version}&encoding=json`);
    const heard: unknown[] = [];
    const done = Promise.withResolvers<void>();
    socket.on('message', (data) => {
      const { op, t } = JSON.parse(String(data));
      heard.push(t ?? op);
      if (op === 10)
        for (const payload of payloads)
          socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload));
      if (op === 9 || op === 11) socket.close();
    });
    socket.on('close', (code) => {
      if (code !== 1005) heard.push(code);
      done.resolve();
    });
    await done.promise;
    return heard;
  }

  test('a heartbeat is acknowledged', async () => {
    await scene.start();
    expect(await talk([identify(), { op: 1, d: 1 }])).toEqual([10, 'READY', 11]);
  });

  test('what is wrong closes with its documented code', async () => {
    await scene.start();
    expect(await talk(['no json'])).toEqual([10, 4002]);
    expect(await talk([{ op: 3, d: {} }])).toEqual([10, 4003]);
    expect(await talk([identify({ token: 'wrong' })])).toEqual([10, 4004]);
    expect(await talk([identify(), identify()])).toEqual([10, 'READY', 4005]);
    expect(await talk([identify({ shard: [1, 1] })])).toEqual([10, 4010]);
    expect(await talk([identify()], '1')).toEqual([10, 4012]);
    expect(await talk([identify({ intents: 1 << 30 })])).toEqual([10, 4013]);
    expect(await talk([identify({ intents: 1 << 15 })])).toEqual([10, 4014]);
    expect(await talk([identify(), { op: 99 }])).toEqual([10, 'READY', 4001]);
  });

  test('an unknown session cannot be resumed', async () => {
    await scene.start();
    expect(await talk([{ op: 6, d: { token: token(), session_id: 'gone', seq: 1 } }])).toEqual([
      10, 9,
    ]);
  });

  test('a server is announced to the Guilds intent alone, on its own shard', async () => {
    await scene.start();
    scene.discord.guild();
    expect(await talk([identify({ intents: 1 }), { op: 1 }])).toEqual([
      10,
      'READY',
      'GUILD_CREATE',
      11,
    ]);
    expect(await talk([identify(), { op: 1 }])).toEqual([10, 'READY', 11]);
  });
});
