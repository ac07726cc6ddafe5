// The test Slack with a real Bolt app over HTTP: signatures, retries, a workspace that leaves.
import { createServer } from 'node:http';
import { App, HTTPReceiver, type Installation } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manualSlackClock } from './slack/slack-clock.ts';
import { type Slack, startSlack } from './slack/start-slack.ts';
import type { TestUser } from './slack/user.ts';
import { quiet, type SampleApp, startHttpApp } from './slack-sample-app.ts';

let slack: Slack;
let ana: TestUser;
const clock = manualSlackClock();

beforeEach(async () => {
  slack = await startSlack({ clock });
  ana = slack.team.user({ name: 'Ana' });
});
afterEach(() => slack.close());

describe('an app over HTTP', () => {
  let sample: SampleApp & { url: string };
  beforeEach(async () => {
    sample = await startHttpApp(slack);
  });
  afterEach(async () => {
    sample.release();
    await sample.stop();
  });

  test('answers commands, buttons and forms', async () => {
    const general = slack.team.channel('general', { botIsMember: true });
    const answer = await ana.slash(general, '/cairn', 'log 1h');
    expect(answer.text).toBe('Logged 1h\n[Undo]');
    expect((await ana.press(answer, 'Undo')).text).toBe('Undone');
    const { view } = await ana.slash(general, '/cairn', 'form');
    if (!view) throw new Error('No form was opened.');
    expect((await ana.submit(view, { Time: 'x' })).errors).toEqual({ time: 'I can\'t read "x".' });
    expect((await ana.submit(view, { Time: '1h', Item: 'fast' })).closed).toBe(true);
  });

  test('refuses a wrong signature, an old one, and takes a right one', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'hello' });
    const type = 'application/json';
    const now = Math.floor(clock.now() / 1000);
    const status = async (at: number, secret?: string) => {
      const { headers } = slack.sign(body, type, at, secret);
      return (await fetch(sample.url, { method: 'POST', headers, body })).status;
    };
    expect(await status(now, 'another secret')).toBe(401);
    expect(await status(now - 301)).toBe(401);
    expect(await status(now)).toBe(200);
  });
});

test('an event that fails comes again at once, after a minute and after five', async () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const reason = String(request.headers['x-slack-retry-reason']);
    seen.push(`${String(request.headers['x-slack-retry-num'])} ${reason}`);
    request.resume();
    response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  slack.setRequestUrl(`http://127.0.0.1:${address.port}/`);
  await slack.team.event({ type: 'app_uninstalled' });
  for (const [tries, wait] of [1, 60_000, 300_000, 600_000].entries()) {
    await slack.until(() => slack.deliveries.at(-1)?.ack !== undefined);
    clock.advance(wait);
    await slack.until(() => slack.deliveries.length === Math.min(tries + 2, 4));
  }
  await slack.until(() => seen.length === 4);
  expect(seen).toEqual(['undefined undefined', '1 http_error', '2 http_error', '3 http_error']);
  server.closeAllConnections();
  server.close();
});

describe('installing', () => {
  const installed: Installation[] = [];
  const startOauthApp = async () => {
    const receiver = new HTTPReceiver({
      signingSecret: slack.signingSecret,
      clientId: slack.clientId,
      clientSecret: slack.clientSecret,
      stateSecret: 'a state secret',
      logger: quiet,
      scopes: ['commands', 'chat:write'],
      installationStore: {
        storeInstallation: async (installation) => {
          installed.push(installation);
        },
        fetchInstallation: async () => {
          throw new Error('not asked here');
        },
      },
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    });
    const app = new App({ receiver, logger: quiet, clientOptions: { slackApiUrl: slack.apiUrl } });
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    const address = 'address' in server ? server.address() : null;
    if (address === null || typeof address === 'string') throw new Error('The app has no port.');
    return { app, url: `http://127.0.0.1:${address.port}/slack/install` };
  };

  test('gives the app a token of the workspace, and only with the state it gave', async () => {
    const { app, url } = await startOauthApp();
    const other = slack.addTeam('Night school');
    const ben = other.user({ name: 'Ben', owner: true });
    const choice = { teamId: other.id, userId: ben.id };
    const done = await slack.install(url, choice);
    expect(done).toMatchObject({ status: 200, scopes: ['commands', 'chat:write'] });
    expect(installed[0]).toMatchObject({ team: { id: other.id }, user: { id: ben.id } });
    const token = installed[0]?.bot?.token ?? '';
    const headers = { authorization: `Bearer ${token}` };
    const test = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST', headers });
    expect(await test.json()).toMatchObject({ ok: true, team_id: other.id });
    await slack.install(url, { ...choice, state: 'forged' });
    await slack.install(url, { ...choice, deny: true });
    await slack.install(url, { ...choice, withoutCookie: true });
    expect(installed).toHaveLength(1);
    await app.stop();
  });
});
