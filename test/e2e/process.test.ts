// Cairn as a process: started by npm, used, stopped, killed, started wrongly.
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';
import { type Discord, startDiscord } from '#support/discord/discord.ts';
import type { Guild } from '#support/discord/guild.ts';
import type { Member } from '#support/discord/user.ts';
import { startSlack } from '#support/slack/start-slack.ts';
import { startProcess, temporaryFolder } from './running-process.ts';

async function openDiscord(): Promise<{ discord: Discord; guild: Guild; ana: Member }> {
  const discord = await startDiscord({ patience: 2_000 });
  onTestFinished(() => discord.close());
  const guild = discord.guild({ name: 'MLOps crew', channels: ['general'] });
  return { discord, guild, ana: guild.member({ name: 'Ana', permissions: 'manage-guild' }) };
}

/** Cairn with a group that Ana has joined. */
async function startCairn() {
  const { discord, guild, ana } = await openDiscord();
  const file = join(temporaryFolder(), 'cairn.db');
  const start = () =>
    startProcess({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: `file:${file}`,
    });
  const cairn = start();
  const url = await cairn.running();
  await ana.slash('general', 'setup', { action: 'group' });
  await ana.slash('general', 'join');
  return { discord, guild, ana, file, start, cairn, url };
}

/** Ana logs a minute so many times at once; the notes of the entries that were acknowledged, as they come. */
function burst(ana: Member, count: number) {
  const acknowledged: string[] = [];
  const first = Promise.withResolvers<void>();
  const all = Array.from({ length: count }, async (_, at) => {
    const note = `entry ${at}`;
    const answer = await ana.slash('general', 'log', { time: '1m', note });
    if (answer.text.includes('1 min')) acknowledged.push(note);
    if (acknowledged.length === 5) first.resolve();
  });
  return { acknowledged, some: first.promise, settled: Promise.allSettled(all) };
}

/** The notes that stand in the database. */
async function storedNotes(file: string, ana: Member): Promise<readonly (string | undefined)[]> {
  const store = await openSqliteStore({ file });
  const account = await store.read.accounts.byUser({
    surface: 'discord',
    workspaceId: '',
    userId: ana.id,
  });
  const [member] = account === undefined ? [] : await store.read.members.ofPerson(account.person);
  if (member === undefined) throw new Error('Ana is not stored');
  const entries = await store.read.entries.history(member.id, { offset: 0, limit: 1_000 });
  await store.close();
  return entries.map(({ note }) => note);
}

describe('a running Cairn', () => {
  test('serves, and ends with code 0 when asked to, with nothing acknowledged lost', async () => {
    const { ana, cairn, file, url } = await startCairn();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const { acknowledged, some, settled } = burst(ana, 30);
    await some;
    cairn.terminate();
    expect(await cairn.ended()).toBe(0);
    await settled;
    // What was in hand was finished: each entry that is stored was answered too.
    expect((await storedNotes(file, ana)).toSorted()).toEqual(acknowledged.toSorted());
    expect(cairn.errors()).toEqual([]);
    expect(cairn.logged.at(-1)).toMatchObject({ msg: 'stopped' });
  });

  test('asked to stop right after a member is deleted, still removes what was announced', async () => {
    const { guild, ana, cairn } = await startCairn();
    await ana.slash('general', 'setup', { action: 'channel' });
    for (const item of ['mlflow-tracking-setup', 'dockerized-application']) {
      await ana.slash('general', 'done', { item });
    }
    const posts = () => guild.channel('general').messages.map(({ text }) => text);
    await expect.poll(() => posts().filter((text) => text.includes('laid a stone')).length).toBe(2);
    const asked = await ana.slash('general', 'privacy', { action: 'delete' });
    await ana.press(asked, 'Delete everything');
    cairn.terminate();
    expect(await cairn.ended()).toBe(0);
    expect(posts().filter((text) => text.includes('laid a stone'))).toEqual([]);
  });

  test('takes no work while another program holds the database, nor while it stops', async () => {
    const { discord, ana, cairn, file, url } = await startCairn();
    const ready = async () => {
      const response = await fetch(`${url}/readyz`);
      return [response.status, await response.json()];
    };
    const [fine, locked] = [
      [200, { ok: true }],
      [503, { ok: false, why: expect.any(String) }],
    ];
    expect(await ready()).toEqual(fine);
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    await expect.poll(ready, { timeout: 20_000 }).toEqual(locked);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    other.exec('ROLLBACK');
    other.close();
    await expect.poll(ready, { timeout: 20_000 }).toEqual(fine);
    // Stopping waits for the announcement.
    await ana.slash('general', 'setup', { action: 'channel' });
    discord.faults.hang('before', { method: 'POST', path: /^\/channels\/\d+\/messages$/ });
    await ana.slash('general', 'done', { item: 'mlflow-tracking-setup' });
    cairn.terminate();
    const stopping = [503, { ok: false, why: 'Cairn is stopping' }];
    await expect.poll(ready, { timeout: 5_000 }).toEqual(stopping);
    expect(await cairn.ended()).toBe(0);
  });

  test('killed in the middle of many entries has kept each one that it acknowledged', async () => {
    const { ana, cairn, file, start } = await startCairn();
    const { acknowledged, some, settled } = burst(ana, 60);
    await some;
    cairn.kill();
    await cairn.ended();
    await settled;
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(await storedNotes(file, ana)).toEqual(expect.arrayContaining(acknowledged));
    const again = start();
    await again.running();
    expect((await ana.slash('general', 'history')).text).toContain('1 min');
  });

  test('started anew takes what is pressed on messages and forms from before', async () => {
    const { guild, ana, cairn, start } = await startCairn();
    const ben = guild.member({ name: 'Ben' });
    await ben.slash('general', 'join');
    const logged = await ana.slash('general', 'log', { time: '1h30m' });
    const form = await ana.press(await ana.slash('general', 'next'), 'Log hours');
    const question = await ana.slash('general', 'done', { item: 'docker' });
    await ana.slash('general', 'done', { item: 'mlflow-tracking-setup' });
    const post = await guild.channel('general').waitFor(({ text }) => text.includes('laid a'));
    cairn.terminate();
    await cairn.ended();
    await start().running();
    const undone = await ana.press(logged, 'Undo');
    expect(undone.text).toContain('Undone: 1 h 30 min');
    expect((await ana.press(undone, 'Restore')).text).toContain('Restored: 1 h 30 min');
    expect((await ana.submit(form, { Time: '2h' })).text).toContain('This week 3 h 30');
    const chosen = await ana.choose(question, 'Pick an item', 'Docker fundamentals');
    expect(chosen.text).toContain('Docker fundamentals is done');
    await ben.press(post, 'Verify');
    await guild.channel('general').waitFor(({ text }) => text.includes('✓'));
  });

  test('goes on without Discord when the token is revoked, and its health says so', async () => {
    const { discord, cairn, url } = await startCairn();
    discord.revokeToken();
    await expect
      .poll(async () => (await fetch(`${url}/healthz`)).status, { timeout: 5_000 })
      .toBe(503);
    cairn.terminate();
    expect(await cairn.ended()).toBe(0);
  });
});

/** Modules for Node that fail when the process gets SIGUSR2, where nobody waits for it. */
const LOST = {
  rejection: 'process.on("SIGUSR2", () => void Promise.reject(new TypeError("lost")))',
  exception: 'process.on("SIGUSR2", () => { throw new TypeError("lost") })',
  connection:
    'process.on("SIGUSR2", () => { throw Object.assign(new Error("lost"), { code: "ECONNRESET" }) })',
  secret: 'process.on("SIGUSR2", () => void Promise.reject(new Error("xoxb-" + "secret")))',
} as const;

describe('what fails where nobody waits for it', () => {
  async function startFailing(kind: keyof typeof LOST) {
    const database = join(temporaryFolder(), 'cairn.db');
    const module = `data:text/javascript,${encodeURIComponent(LOST[kind])}`;
    const cairn = startProcess({ DATABASE_URL: `file:${database}` }, ['--import', module]);
    const url = await cairn.running();
    const fail = () => process.kill(cairn.logged[0]?.pid ?? 0, 'SIGUSR2');
    const told = () => cairn.logged.filter(({ msg }) => /Cairn (?:goes on|ends)$/.test(msg));
    return { cairn, url, fail, told };
  }

  test.each(['rejection', 'connection'] as const)(
    'is told with a reference, and Cairn goes on: a %s',
    async (kind) => {
      const { cairn, url, fail, told } = await startFailing(kind);
      fail();
      await expect.poll(() => told().length).toBe(1);
      expect(told()[0]).toMatchObject({ level: 50, reference: expect.stringMatching(/^\w{8}$/) });
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect(cairn.errors().join()).not.toContain('lost');
      cairn.terminate();
      expect(await cairn.ended()).toBe(0);
    },
  );

  test('and may have left anything half done ends Cairn with code 1, what is in hand finished', async () => {
    const { cairn, fail, told } = await startFailing('exception');
    fail();
    expect(await cairn.ended()).toBe(1);
    expect(told()).toMatchObject([{ error: 'TypeError', reference: expect.any(String) }]);
    expect(cairn.logged.at(-1)).toMatchObject({ msg: 'stopped' });
  });

  test('is told without what it was about', async () => {
    const { cairn, fail, told } = await startFailing('secret');
    fail();
    await expect.poll(() => told().length).toBe(1);
    expect(JSON.stringify(cairn.logged)).not.toContain('xoxb-secret');
    expect(cairn.errors().join()).not.toContain('xoxb-secret');
  });
});

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

describe.skipIf(process.platform === 'win32')('files', () => {
  test('that Cairn makes are for its user alone', async () => {
    const folder = join(temporaryFolder(), 'data');
    const cairn = startProcess({ DATABASE_URL: `file:${join(folder, 'cairn.db')}` });
    await cairn.running();
    expect(modeOf(folder)).toBe('700');
    expect(readdirSync(folder).length).toBeGreaterThanOrEqual(3);
    for (const name of readdirSync(folder))
      expect([name, modeOf(join(folder, name))]).toEqual([name, '600']);
    expect(cairn.logged.filter(({ msg }) => /others/.test(msg))).toEqual([]);
  });

  test('that others could read are closed where they are Cairn’s, and named where they are the host’s', async () => {
    const folder = temporaryFolder();
    const names = ['playground.db', 'playground.db-wal', 'backups/cairn-1.db'];
    const files = names.map((name) => join(folder, name));
    mkdirSync(join(folder, 'backups'));
    for (const file of files) writeFileSync(file, '');
    writeFileSync(join(folder, '.env'), 'LOG_LEVEL=info\n');
    for (const file of [...files, join(folder, '.env')]) chmodSync(file, 0o644);
    const start = () =>
      startProcess(
        { DATABASE_URL: `file:${join(folder, 'cairn.db')}`, LOG_LEVEL: 'info' },
        [],
        folder,
      );
    const cairn = start();
    await cairn.running();
    const told = ({ logged }: typeof cairn, said: string) =>
      logged.filter(({ msg }) => msg === said);
    expect(told(cairn, 'a file open to others was closed')).toMatchObject(
      files.map((file) => ({ file, mode: '0644' })),
    );
    expect(files.map(modeOf)).toEqual(['600', '600', '600']);
    const named = [{ file: '.env', mode: '0644', todo: 'chmod 600 .env' }];
    expect(told(cairn, 'others on this machine can read a file')).toMatchObject(named);
    expect(modeOf(join(folder, '.env'))).toBe('644');
    cairn.terminate();
    expect(await cairn.ended()).toBe(0);
  });
});

describe('a Cairn that cannot start says why on stderr, a line for each problem, and ends with code 1', () => {
  test('wrong values in the environment', async () => {
    const cairn = startProcess({
      DISCORD_TOKEN: 'a token',
      DISCORD_API_URL: 'nowhere',
      PORT: '123456',
      LOG_LEVEL: 'loud',
      DATABASE_URL: `file:${join(temporaryFolder(), 'cairn.db')}`,
    });
    expect(await cairn.ended()).toBe(1);
    expect(cairn.errors().map((line) => line.split(' ')[0])).toEqual([
      'DISCORD_TOKEN',
      'DISCORD_API_URL',
      'PORT',
      'LOG_LEVEL',
    ]);
    expect(cairn.logged).toEqual([]);
  });

  test('a token that Discord refuses', async () => {
    const { discord } = await openDiscord();
    const cairn = startProcess({
      DISCORD_TOKEN: 'MTIz.wrong.token',
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: `file:${join(temporaryFolder(), 'cairn.db')}`,
    });
    expect(await cairn.ended()).toBe(1);
    expect(cairn.errors()).toEqual([expect.stringMatching(/^DISCORD_TOKEN is refused.*https:/)]);
  });

  test('a .env that cannot be read', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, '.env'));
    const cairn = startProcess({}, [], folder);
    expect(await cairn.ended()).toBe(1);
    expect(cairn.errors()).toEqual([expect.stringMatching(/^\.env cannot be read \(EISDIR\)/)]);
  });

  test('tokens that Discord and Slack refuse, both at once', async () => {
    const { discord } = await openDiscord();
    const slack = await startSlack();
    onTestFinished(() => slack.close());
    const cairn = startProcess({
      DISCORD_TOKEN: 'MTIz.wrong.token',
      DISCORD_API_URL: discord.apiUrl,
      SLACK_BOT_TOKEN: 'xoxb-wrong',
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `file:${join(temporaryFolder(), 'cairn.db')}`,
    });
    expect(await cairn.ended()).toBe(1);
    expect(cairn.errors()).toEqual([
      expect.stringMatching(/^DISCORD_TOKEN is refused/),
      expect.stringMatching(/^SLACK_BOT_TOKEN is refused/),
    ]);
  });

  test('a port in use, before it connects: Discord counts how often a bot does', async () => {
    const { discord } = await openDiscord();
    const cairn = startProcess({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: `file:${join(temporaryFolder(), 'cairn.db')}`,
      PORT: new URL(discord.apiUrl).port,
    });
    expect(await cairn.ended()).toBe(1);
    expect(cairn.errors()).toEqual([expect.stringMatching(/^PORT: \d+ is in use/)]);
    expect(discord.requests).toEqual([]);
  });
});
