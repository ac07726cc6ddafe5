// Cairn killed at each point of a scheduled post: after a restart the platform has it once, or an admin is told that
// nobody can know.
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Process } from './running-process.ts';
import {
  DUE,
  groupOnDiscord,
  groupOnSlack,
  type ScheduledGroup,
  until,
} from './scheduled-group.ts';

const POSTING = { method: 'POST', path: /\/messages$/ } as const;
const SECONDS = 1_000;

async function kill(cairn: Process): Promise<void> {
  cairn.kill();
  await cairn.ended();
}

async function becomes(group: ScheduledGroup, ...outcomes: readonly string[]): Promise<void> {
  await until(async () => (await group.outcomes()).length >= outcomes.length);
  expect(await group.outcomes()).toEqual(outcomes);
}

/** Starts Cairn, lets the post become due, and kills Cairn once its post has got so far. */
async function killWhen(group: ScheduledGroup, state: string, reached: () => boolean) {
  const cairn = await group.startBefore();
  group.clock.set(DUE);
  await until(async () => reached() && (await group.underWay()).includes(state));
  await kill(cairn);
  expect(await group.underWay()).toContain(state);
  expect(await group.outcomes()).toEqual([]);
}

describe('killed on Discord', () => {
  test('before the post was claimed: it comes once, late or not', async () => {
    const group = await groupOnDiscord();
    await kill(await group.startBefore());
    group.clock.set('2026-03-02T10:00:00Z');
    await group.start();
    await becomes(group, 'nudge sent');
    expect(group.channel.messages.map(({ text }) => text)).toEqual([
      expect.stringContaining('This comes late: it was due Mon 2 Mar at 08:00.'),
    ]);
  });

  test.each([
    ['while Discord works on it', 'before'],
    ['after Discord took it', 'after'],
  ] as const)(
    'with a nudge and a checkpoint, %s: both come, once, in one message',
    async (_, when) => {
      const group = await groupOnDiscord({ checkpoint: true });
      group.discord.faults.hang(when, POSTING);
      const reached = () =>
        when === 'before' ? arrivals(group.discord) > 0 : group.channel.messages.length > 0;
      await killWhen(group, 'sending', reached);
      group.clock.pass(35 * SECONDS);
      await group.start();
      await becomes(group, 'checkpoint sent', 'nudge sent');
      expect(group.channel.messages).toHaveLength(1);
      expect(group.channel.messages[0]?.text).toMatch(/Week of[\s\S]*Checkpoint/);
    },
  );

  test('while Discord works on it: it is sent again with the nonce, and comes once', async () => {
    const group = await groupOnDiscord();
    group.discord.faults.hang('before', POSTING);
    await killWhen(group, 'sending', () => arrivals(group.discord) > 0);
    group.clock.pass(35 * SECONDS);
    await group.start();
    await becomes(group, 'nudge sent');
    expect(group.channel.messages).toHaveLength(1);
  });

  test('after Discord took it, before it answered: Discord refuses the repeat, and it is known as sent', async () => {
    const group = await groupOnDiscord();
    group.discord.faults.hang('after', POSTING);
    await killWhen(group, 'sending', () => group.channel.messages.length > 0);
    group.clock.pass(35 * SECONDS);
    await group.start();
    await becomes(group, 'nudge sent');
    expect(group.channel.messages).toHaveLength(1);
    const nonces = new Set(posts(group.discord).map(({ body }) => nonceIn(body)));
    expect([posts(group.discord).length, nonces.size]).toEqual([2, 1]);
  });

  test('after Discord answered, before that was stored: it is known as sent', async () => {
    const group = await groupOnDiscord();
    const held = holdDatabase(group);
    const cairn = await group.startBefore();
    // Held while Discord takes the message, before it answers: a busy machine cannot store the outcome in between.
    const arrived = group.channel.waitFor(() => {
      held.hold();
      return true;
    });
    group.clock.set(DUE);
    await arrived;
    await group.discord.waitForRequest(({ path }) => POSTING.path.test(path));
    await kill(cairn);
    held.letGo();
    expect(await group.underWay()).toEqual(['sending']);
    group.clock.pass(35 * SECONDS);
    await group.start();
    await becomes(group, 'nudge sent');
    expect(group.channel.messages).toHaveLength(1);
  });

  test('for longer than Discord remembers the nonce: it stays uncertain until an admin sends it again', async () => {
    const group = await groupOnDiscord();
    group.discord.faults.hang('before', POSTING);
    await killWhen(group, 'sending', () => arrivals(group.discord) > 0);
    group.clock.pass(125 * SECONDS);
    await group.start();
    await becomes(group, 'nudge uncertain');
    expect(group.channel.messages).toEqual([]);
    const status = await group.admin.slash('general', 'setup', { action: 'status' });
    await group.admin.press(status, 'Send again');
    group.clock.pass(10 * SECONDS);
    await group.channel.waitFor();
    await becomes(group, 'nudge sent');
    expect(group.channel.messages).toHaveLength(1);
  });
});

describe('killed on Slack', () => {
  test.each([
    ['while Slack works on it', 'hang', 0],
    ['after Slack took it, before it answered', 'hang-after', 1],
  ] as const)('%s: it stays uncertain, and is not sent again', async (_when, kind, there) => {
    const group = await groupOnSlack();
    group.slack.faults.add({ method: 'chat.postMessage', kind });
    const called = () => group.slack.calls.some(({ method }) => method === 'chat.postMessage');
    await killWhen(group, 'sending', () => kind === 'hang' || called());
    group.clock.pass(35 * SECONDS);
    await group.start();
    await becomes(group, 'nudge uncertain');
    group.clock.pass(200 * SECONDS);
    await group.slack.until(() => group.slack.sockets.count() > 0);
    expect(group.channel.messages).toHaveLength(there);
    const status = await group.admin.slash(group.channel, '/cairn', 'setup status');
    expect(status.text).toContain('[Send again]');
  });

  test('before the post was claimed: it comes once', async () => {
    const group = await groupOnSlack();
    await kill(await group.startBefore());
    group.clock.set(DUE);
    await group.start();
    await becomes(group, 'nudge sent');
    expect(group.channel.messages).toHaveLength(1);
  });
});

describe('without a crash', () => {
  test('a connection cut after Discord took the post doubles nothing', async () => {
    const group = await groupOnDiscord();
    group.discord.faults.cut('after', POSTING);
    await group.startBefore();
    group.clock.set(DUE);
    await becomes(group, 'nudge sent');
    expect(group.channel.messages).toHaveLength(1);
  });

  test('two processes on one database post once', async () => {
    const group = await groupOnDiscord({ checkpoint: true });
    await Promise.all([group.startBefore(), group.startBefore()]);
    group.clock.set(DUE);
    await becomes(group, 'checkpoint sent', 'nudge sent');
    expect(group.channel.messages).toHaveLength(1);
  });

  test.each([
    ['Discord', groupOnDiscord],
    ['Slack', groupOnSlack],
  ] as const)('on %s a Monday with a nudge and a checkpoint has one message', async (_, open) => {
    const group = await open({ checkpoint: true });
    await group.startBefore();
    group.clock.set(DUE);
    await becomes(group, 'checkpoint sent', 'nudge sent');
    const texts = group.channel.messages.map(({ text }) => text);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/Week of[\s\S]*Checkpoint[\s\S]*Ten minutes for a review/);
  });
});

type Requests = Awaited<ReturnType<typeof groupOnDiscord>>['discord'];

function posts({ requests }: Requests) {
  return requests.filter(({ method, path }) => method === 'POST' && POSTING.path.test(path));
}

function arrivals(discord: Requests): number {
  return posts(discord).length;
}

function nonceIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'nonce' in body ? body.nonce : undefined;
}

/** Keeps every other process from writing. */
function holdDatabase({ file }: ScheduledGroup) {
  const database = new Database(file);
  onTestFinished(() => {
    database.close();
  });
  return {
    hold: () => {
      database.exec('BEGIN IMMEDIATE');
    },
    letGo: () => {
      database.exec('ROLLBACK');
    },
  };
}
