// What goes wrong between Slack and Cairn, from end to end: late, lost, doubled, many at once.
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TestUser } from '#support/slack/user.ts';
import { openSlackWorld, type SlackWorld, withGroup } from '../surfaces/slack/slack-world.ts';

/** In milliseconds: it fails what never comes, not what comes late on a busy machine. */
const PATIENCE = 120_000;

let world: SlackWorld;
let ana: TestUser;
beforeEach(async () => {
  world = await openSlackWorld({ slack: { rateLimits: false, settle: PATIENCE } });
  ({ Ana: ana } = (await withGroup(world, 'Ana')).members);
});
afterEach(async () => {
  await world.close();
  expect(world.errors).toEqual([]);
});

const general = () => world.slack.team.channel('general', { botIsMember: true });
const slash = (text: string) => ana.slash(general(), '/cairn', text);
const logged = async () => (await slash('history')).text.match(/1 h 30 min/g)?.length ?? 0;

/** Lets every answer take so long. */
function slowDown(milliseconds: number): void {
  world.between = (desk) => ({
    ...desk,
    async answer(ask) {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return desk.answer(ask);
    },
  });
}

describe('a command delivered again', () => {
  test('is logged once and answered with the same facts', async () => {
    const first = await slash('log 1h30m coding');
    const again = await world.slack.redeliver(first);
    expect(again.text).toBe(first.text);
    expect(await logged()).toBe(1);
  });

  test('while the first is still being answered is logged once', async () => {
    slowDown(300);
    const answering = slash('log 1h30m coding');
    await world.slack.until(() => world.slack.deliveries.at(-1)?.ack === undefined);
    world.slack.sockets.drop();
    await answering;
    await world.slack.until(() => world.slack.deliveries.at(-1)?.ack?.outcome === 'acknowledged');
    world.between = (desk) => desk;
    expect(ana.ephemerals.at(-1)?.text).toContain('1 h 30 min coding');
    expect(await logged()).toBe(1);
  });

  test('announces once', async () => {
    const done = await slash('done mlflow-tracking');
    await world.slack.redeliver(done);
    await world.desk.settled();
    const stones = general().messages.filter(({ text }) => text.includes('laid a stone'));
    expect(stones).toHaveLength(1);
  });
});

describe('an answer that takes long', () => {
  test('is acknowledged in time and comes after', async () => {
    slowDown(1_400);
    const began = performance.now();
    const answer = await slash('log 1h30m coding');
    expect(answer.text).toContain('1 h 30 min');
    expect(world.slack.deliveries.at(-1)?.ack).toMatchObject({ outcome: 'acknowledged', body: {} });
    expect(performance.now() - began).toBeGreaterThan(1_300);
  });

  test.each(['error-before', 'drop'] as const)(
    'arrives though its address meets %s',
    async (kind) => {
      slowDown(1_050);
      world.slack.faults.add({ method: 'response_url', kind });
      expect((await slash('log 1h30m coding')).text).toContain('1 h 30 min');
    },
  );

  test('arrives though its address fails for good', async () => {
    slowDown(1_050);
    world.slack.faults.add({ method: 'response_url', kind: 'error-before', times: 9 });
    const answer = await slash('log 1h30m coding');
    expect(answer).toMatchObject({ kind: 'ephemeral' });
    expect(answer.text).toContain('1 h 30 min');
  });

  test('does not wait for a name that Slack does not tell', async () => {
    const ben = world.slack.team.user({ name: 'Ben Bo' });
    world.slack.faults.add({ method: 'users.info', kind: 'hang' });
    const asked = () => world.slack.calls.filter(({ method }) => method === 'users.info').length;
    const before = asked();
    const answer = await ben.slash(general(), '/cairn', 'leaderboard');
    expect(answer.kind).toBe('ephemeral');
    // Slack is asked once more, and then answers, when the first call is given up.
    expect(asked()).toBe(before);
    world.slack.faults.clear();
  });
});

test('an admin is told that nothing was changed where Slack does not say who is one', async () => {
  const { olga } = await withGroup(world);
  for (const kind of ['drop', 'hang', { error: 'fatal_error' }] as const) {
    world.slack.faults.add({ method: 'users.info', kind, times: 9 });
    const refused = await olga.slash(general(), '/cairn', 'setup schedule day:friday');
    expect(refused.text).toContain(
      'whether you manage this server or workspace. Nothing was changed.',
    );
    world.slack.faults.clear();
  }
  expect((await olga.slash(general(), '/cairn', 'setup status')).text).not.toContain('Fri');
});

describe('a board that is shared', () => {
  test.each(['error-after', 'drop-after'] as const)(
    'is not posted twice after %s',
    async (kind) => {
      const board = await slash('leaderboard');
      const before = general().messages.length;
      world.slack.faults.add({ method: 'response_url', kind });
      await ana.press(board, 'Share');
      await world.slack.until(() => world.warnings.length > 0);
      expect(general().messages).toHaveLength(before + 1);
    },
  );
});

test('of very many at once some are acknowledged before their turn, and all are answered', {
  timeout: 2 * PATIENCE,
}, async () => {
  const people = Array.from({ length: 150 }, (_, index) =>
    world.slack.team.user({ name: `M${index}` }),
  );
  const { deliveries } = world.slack;
  const before = deliveries.length;
  const answers = await Promise.all(
    people.map((person) => person.slash(general(), '/cairn', 'join')),
  );
  expect(answers.filter(({ text }) => text.includes('You have joined'))).toHaveLength(150);
  const empty = { outcome: 'acknowledged', body: {} };
  const early = deliveries.slice(before).filter(({ ack }) => isDeepStrictEqual(ack, empty));
  expect(early.length).toBeGreaterThan(20);
  expect(world.slack.userErrors).toEqual([]);
});

test('the buttons of two members do what each of them pressed', async () => {
  const ben = world.slack.team.user({ name: 'Ben' });
  await ben.slash(general(), '/cairn', 'join');
  const mine = await slash('log 1h30m coding');
  const his = await ben.slash(general(), '/cairn', 'log 2h learning');
  const [undone, kept] = await Promise.all([ana.press(mine, 'Undo'), ben.press(his, 'Undo')]);
  expect(undone.text).toContain('Undone: 1 h 30 min');
  expect(kept.text).toContain('Undone: 2 h');
});
