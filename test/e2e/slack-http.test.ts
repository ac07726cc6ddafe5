// Slack over HTTP, mounted in Cairn's own web server: signatures, commands, buttons, forms, retries.
import { createServer } from 'node:http';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startWebServer, type WebServer } from '#web/server.ts';
import { openSlackWorld, type SlackWorld, withGroup } from '../surfaces/slack/slack-world.ts';

let world: SlackWorld;
let hungUp: PromiseWithResolvers<void>;
/** Hears of requests that are broken off. */
const watching = new Hono().use(async (c, next) => {
  c.req.raw.signal.addEventListener('abort', () => hungUp.resolve());
  await next();
});
let web: WebServer;
beforeEach(async () => {
  hungUp = Promise.withResolvers();
  world = await openSlackWorld({
    config: ({ botToken, signingSecret, apiUrl }) => ({
      mode: 'http',
      botToken,
      signingSecret,
      apiUrl,
    }),
  });
  const { surface } = world;
  web = await startWebServer({
    host: '127.0.0.1',
    port: 0,
    health: () => surface.health(),
    ready: () => surface.health(),
    routes: [watching, ...surface.routes],
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  world.slack.setRequestUrl(`${web.url}/slack/events`);
});
afterEach(async () => {
  await web.close();
  await world.close();
  expect(world.errors).toEqual([]);
  expect(world.slack.userErrors).toEqual([]);
});

const general = () => world.slack.team.channel('general', { botIsMember: true });
const SECOND = 1_000;

async function statusOf(body: string, type: string, at?: number, secret?: string): Promise<number> {
  const { headers } = world.slack.sign(body, type, at, secret);
  return (await fetch(`${web.url}/slack/events`, { method: 'POST', headers, body })).status;
}

test('commands, buttons, forms and searches work as over a socket', async () => {
  const { Ana: ana } = (await withGroup(world, 'Ana')).members;
  const logged = await ana.slash(general(), '/cairn', 'log 1h30m coding');
  expect(logged.text).toContain('1 h 30 min');
  expect((await ana.press(logged, 'Undo')).text).toContain('Undone');
  const { view } = await ana.slash(general(), '/cairn', 'log');
  if (view === undefined) throw new Error('no form');
  expect((await ana.suggest(view, 'Activity', 'cod')).labels).toHaveLength(1);
  expect((await ana.submit(view, { Time: 'soon' })).errors['time']).toContain("I can't read");
  const sent = await ana.submit(view, { Time: '2h' });
  expect((await sent.next()).text).toContain('2 h');
  const again = await world.slack.redeliver(logged);
  expect(again.text).toBe(logged.text);
  expect((await ana.openHome()).text).toContain('2 h of 15 h');
  expect((await ana.shortcut('log_hours')).view?.title).toBe('Log');
});

test('an answer whose connection Slack has cut goes to the command’s own address, once', async () => {
  const { Ana: ana } = (await withGroup(world, 'Ana')).members;
  const answers: string[] = [];
  const address = createServer((request, response) => {
    request.on('data', (data) => answers.push(String(data)));
    request.on('end', () => response.end());
  });
  await new Promise<void>((resolve) => address.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void address.close());
  const { port } = z.object({ port: z.number() }).parse(address.address());
  const { team } = world.slack;
  const body = new URLSearchParams({
    command: '/cairn',
    text: 'log 1h30m coding',
    user_id: ana.id,
    user_name: 'ana',
    team_id: team.id,
    team_domain: 'study',
    channel_id: general().id,
    channel_name: 'general',
    trigger_id: 'cut.1',
    response_url: `http://127.0.0.1:${port}/answer`,
  }).toString();
  const cut = new AbortController();
  const asked = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  world.between = ({ answer, ...desk }) => ({
    ...desk,
    async answer(ask) {
      asked.resolve();
      await held.promise;
      return answer(ask);
    },
  });
  const { headers } = world.slack.sign(body, 'application/x-www-form-urlencoded');
  const to = { method: 'POST', headers, body, signal: cut.signal };
  const sent = fetch(`${web.url}/slack/events`, to).catch(() => 'cut');
  await asked.promise;
  cut.abort();
  expect(await sent).toBe('cut');
  await hungUp.promise;
  held.resolve();
  await world.slack.until(() => answers.length > 0);
  expect(answers.join('')).toContain('1 h 30 min');
  expect(answers).toHaveLength(1);
  world.between = (desk) => desk;
  const history = await ana.slash(general(), '/cairn', 'history');
  expect(history.text.match(/1 h 30/g)).toHaveLength(1);
});

test('an answer that cannot be made becomes an apology, which asks for nothing that is stored', async () => {
  const broken = {
    get blocks(): never {
      throw new Error('broken');
    },
  };
  world.between = (desk) => ({
    ...desk,
    answer: async () => ({
      kind: 'message',
      message: broken,
      audience: 'asker',
      replaces: false,
      stands: true,
    }),
  });
  const ana = world.slack.team.user({ name: 'Ana' });
  const told = await ana.slash(general(), '/cairn', 'log 1h');
  expect(told.text).toContain('need not be sent again');
  expect(world.errors.splice(0)).toHaveLength(1);
});

describe('a request', () => {
  const form = 'application/x-www-form-urlencoded';
  const json = 'application/json';
  const check = JSON.stringify({ type: 'url_verification', challenge: 'c4' });
  const now = () => Math.floor(world.clock.now() / SECOND);

  test('with a right signature is taken', async () => {
    expect(await statusOf(check, json)).toBe(200);
    expect(await statusOf(check, json, now() - 290)).toBe(200);
  });

  test('in chunks, as many proxies pass it on, is taken', async () => {
    const { headers } = world.slack.sign(check, json);
    const body = new Blob([check]).stream();
    const url = `${web.url}/slack/events`;
    const response = await fetch(url, { method: 'POST', headers, body, duplex: 'half' });
    expect(await response.json()).toEqual({ challenge: 'c4' });
  });

  test('with a wrong, missing, old or future signature is refused', async () => {
    expect(await statusOf(check, json, now(), 'another secret')).toBe(401);
    expect(await statusOf(check, json, now() - 301)).toBe(401);
    expect(await statusOf(check, json, now() + 301)).toBe(401);
    expect(await statusOf(check, json, now() + 3_000)).toBe(401);
    const bare = await fetch(`${web.url}/slack/events`, { method: 'POST', body: check });
    expect(bare.status).toBe(401);
  });

  test('that looks whether the certificate is good needs no signature, and does nothing else', async () => {
    const command = 'command=%2Fcairn&text=help&user_id=U1&team_id=T1&channel_id=C1&trigger_id=1';
    const asked = async (body: string) => {
      const response = await fetch(`${web.url}/slack/events`, {
        method: 'POST',
        headers: { 'content-type': form },
        body,
      });
      return [response.status, await response.text()];
    };
    expect(await asked('ssl_check=1&token=x')).toEqual([200, '']);
    expect(await asked(`ssl_check=1&${command}`)).toEqual([200, '']);
    expect(await asked(`ssl_check=0&${command}`)).toEqual([401, expect.anything()]);
  });

  test('that cannot be read is refused, and Slack’s own check is answered', async () => {
    expect(await statusOf('payload=%7Bnot json', form)).toBe(400);
    const { headers } = world.slack.sign(check, json);
    const response = await fetch(`${web.url}/slack/events`, {
      method: 'POST',
      headers,
      body: check,
    });
    expect(await response.json()).toEqual({ challenge: 'c4' });
  });

  test('after a stop is turned away', async () => {
    await world.surface.stop();
    expect(await statusOf(check, json)).toBe(503);
    expect((await fetch(`${web.url}/healthz`)).status).toBe(503);
  });
});
