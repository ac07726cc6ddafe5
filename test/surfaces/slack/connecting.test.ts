// How the Slack surface starts, stays connected, and says what is wrong.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { message, text } from '#core/message/message.ts';
import { HostError } from '#core/model/host-error.ts';
import type { Slack } from '#support/slack/start-slack.ts';
import {
  type Logged,
  openSlackWorld,
  type SlackWorld,
  type SlackWorldOptions,
  socketConfig,
} from './slack-world.ts';

let world: SlackWorld | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function open(options: SlackWorldOptions = {}): Promise<SlackWorld> {
  world = await openSlackWorld(options);
  return world;
}

/** What the SDK ended by a timer of its own: "A pong wasn't received … before the timeout of 5000ms!" */
function waitsIn(warnings: readonly Logged[]): readonly string[] {
  return warnings.map(({ data }) => JSON.stringify(data)).filter((said) => /time/i.test(said));
}

/**
 * No timer that is set meanwhile ever ends; where one that the SDK set before ends something, it warns. So what
 * takes place here waits for nothing, however busy the machine is.
 */
async function withoutTimers(
  work: (untilTrue: (condition: () => boolean) => Promise<void>) => Promise<void>,
): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
  try {
    await work(async (condition) => {
      while (!condition()) await nextTurn();
    });
  } finally {
    vi.useRealTimers();
  }
}

async function refusalOf(options: SlackWorldOptions): Promise<string> {
  const failure: unknown = await open(options).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(HostError);
  return failure instanceof Error ? failure.message : '';
}

describe('a start', () => {
  test('asks who it is, then connects, and is healthy', async () => {
    const { slack, surface } = await open();
    expect(slack.calls.map(({ method }) => method)).toEqual(['auth.test', 'apps.connections.open']);
    expect(surface.health()).toEqual({ ok: true });
  });

  test('takes SLACK_API_URL with and without a slash at its end', async () => {
    const bare = (slack: Slack) => slack.apiUrl.replace(/\/$/, '');
    const { surface } = await open({
      config: (slack) => ({ ...socketConfig(slack), apiUrl: bare(slack) }),
    });
    expect(surface.health()).toEqual({ ok: true });
  });

  test('with a wrong bot token names the variable, what is wrong, and where to get it', async () => {
    const config = (slack: Slack) => ({ ...socketConfig(slack), botToken: 'xoxb-wrong' });
    expect(await refusalOf({ config })).toMatch(/^SLACK_BOT_TOKEN .*invalid_auth.*OAuth & Perm/);
  });

  test('with a wrong app token does so too', async () => {
    const config = (slack: Slack) => ({
      ...socketConfig(slack),
      mode: 'socket' as const,
      appToken: 'xapp-wrong',
    });
    expect(await refusalOf({ config })).toMatch(
      /^SLACK_APP_TOKEN .*invalid_auth.*App-Level Tokens/,
    );
  });

  test('with the bot token in the place of the app token says which kind is needed', async () => {
    const config = (slack: Slack) => ({
      ...socketConfig(slack),
      mode: 'socket' as const,
      appToken: slack.botToken,
    });
    expect(await refusalOf({ config })).toMatch(/^SLACK_APP_TOKEN is not an app-level token/);
  });

  test('with an app whose Socket Mode is off says where to switch it on', async () => {
    const before = (slack: Slack) => slack.sockets.disconnect('link_disabled');
    expect(await refusalOf({ before })).toContain('Socket Mode is switched off');
  });

  test('waits for a Slack that fails for a moment', async () => {
    const before = (slack: Slack) => {
      slack.faults.add({ method: 'auth.test', kind: 'error-before' });
      slack.faults.add({ method: 'apps.connections.open', kind: 'error-before' });
    };
    const { surface } = await open({ before });
    expect(surface.health()).toEqual({ ok: true });
  });
});

describe('a break', () => {
  test('is mended at once, after a refresh and after a cut', async () => {
    const { slack, surface, warnings } = await open();
    const ana = slack.team.user({ name: 'Ana' });
    const general = slack.team.channel('general');
    const opened = () =>
      slack.calls.filter(({ method }) => method === 'apps.connections.open').length;
    for (const end of [() => slack.sockets.disconnect('refresh_requested'), slack.sockets.drop]) {
      const before = opened();
      await withoutTimers(async (untilTrue) => {
        end();
        await untilTrue(() => opened() > before && slack.sockets.count() === 1);
        await untilTrue(() => surface.health().ok);
      });
      expect(waitsIn(warnings)).toEqual([]);
      expect((await ana.slash(general, '/cairn', 'help')).text).toContain('/cairn log');
    }
  });

  test('is mended when Slack answers 503 meanwhile', async () => {
    const { slack, surface } = await open();
    slack.faults.add({ method: 'apps.connections.open', kind: 'error-before', times: 2 });
    slack.sockets.drop();
    await slack.until(() => !surface.health().ok);
    await slack.until(() => surface.health().ok);
  });

  test('with a token that was revoked meanwhile stops this surface alone, and says why', async () => {
    const { slack, surface, errors } = await open();
    slack.breakAppToken('token_revoked');
    slack.sockets.drop();
    await slack.until(() => errors.length > 0);
    expect(surface.health()).toMatchObject({ ok: false });
    expect(surface.health()).toHaveProperty(
      'why',
      expect.stringMatching(/^SLACK_APP_TOKEN is refused by Slack \(token_revoked\)/),
    );
    expect(errors[0]?.message).toBe('Slack is disconnected for good');
  });
});

describe('a bot token that is revoked', () => {
  test('is noticed when Slack tells of it', async () => {
    const { slack, surface } = await open();
    await slack.team.uninstall();
    await slack.until(() => !surface.health().ok);
    expect(surface.health()).toHaveProperty(
      'why',
      expect.stringMatching(/^SLACK_BOT_TOKEN is ref/),
    );
    await slack.until(() => slack.sockets.count() === 0);
  });

  test('is noticed at the next call, which was not done', async () => {
    const { slack, surface } = await open();
    const channelId = slack.team.channel('general', { botIsMember: true }).id;
    slack.team.breakTokens('token_revoked');
    const channel = { workspaceId: slack.team.id, channelId };
    expect(await surface.post(channel, message(text('x')), 'n')).toEqual({
      kind: 'unavailable',
      code: 'token_revoked',
    });
    expect(surface.health()).toMatchObject({ ok: false });
  });
});

describe('a stop', () => {
  test('finishes what is in hand, takes nothing new, and closes the socket', async () => {
    const opened = await open();
    const { slack, surface } = opened;
    const ana = slack.team.user({ name: 'Ana' });
    const general = slack.team.channel('general');
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    let asked = false;
    opened.between = (desk) => ({
      ...desk,
      async answer(ask) {
        asked = true;
        await held;
        return desk.answer(ask);
      },
    });
    const answering = ana.slash(general, '/cairn', 'help');
    await slack.until(() => asked);
    const stopping = surface.stop();
    release();
    expect((await answering).text).toContain('/cairn log');
    await stopping;
    await slack.until(() => slack.sockets.count() === 0);
    expect(surface.health()).toMatchObject({ ok: false });
  });

  test('does not wait for Slack to end the connection', async () => {
    const { slack, surface, warnings } = await open();
    await withoutTimers(() => surface.stop());
    expect(waitsIn(warnings)).toEqual([]);
    await slack.until(() => slack.sockets.count() === 0);
  });
});
