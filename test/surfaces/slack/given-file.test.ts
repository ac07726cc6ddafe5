// Files that come with a form on Slack: only those that the submission names, only from Slack's server of files.
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { ViewOutput } from '@slack/bolt';
import { expect, onTestFinished, test } from 'vitest';
import { createSlackApi } from '#surfaces/slack/connect/api.ts';
import { boltLog } from '#surfaces/slack/connect/app.ts';
import { createGivenFiles } from '#surfaces/slack/receive/given-file.ts';

const TOKEN = 'xoxb-secret';

/** A server on loopback; `asked` is what came to it. */
async function served(respond: RequestListener) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    respond(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/ours.yaml`, asked };
}

/** The submission of a form with one file, as far as files need it. */
function submission(file: object): ViewOutput {
  const state = { values: { file: { file: { type: 'file_input', files: [file] } } } };
  // The rest of a view says nothing of its files.
  return { state } as unknown as ViewOutput;
}

function opened(file: object, apiUrl?: string) {
  const told: object[] = [];
  const log = { info: () => {}, warn: (data: object) => told.push(data), error: () => {} };
  const parts = { botToken: TOKEN, apiUrl };
  const api = createSlackApi({ ...parts, logger: boltLog(log), onTokenRefused: () => {} });
  const fetched = createGivenFiles({ api, ...parts, log })(submission(file));
  return { fetched, told };
}

const named = (url: string, size = 10) => ({
  id: 'F1',
  name: 'ours.yaml',
  size,
  url_private_download: url,
});
const LOOPBACK = 'http://127.0.0.1:1/api/';

test('a file is fetched with the bot’s token', async () => {
  const { url, asked } = await served((_, response) => response.end('id: ours → ✅'));
  const { fetched } = opened(named(url), LOOPBACK);
  expect(await fetched('F1')).toEqual({ name: 'ours.yaml', text: 'id: ours → ✅' });
  expect(asked[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
});

test('an id or address that the submission does not name is not asked for', async () => {
  const { url, asked } = await served((_, response) => response.end('secret'));
  const { fetched } = opened(named(url), LOOPBACK);
  for (const other of ['F2', url, '']) expect(await fetched(other)).toBe('unreachable');
  expect(asked).toEqual([]);
});

test('loopback is asked only where Slack’s own address is a plain one there', async () => {
  const { url, asked } = await served((_, response) => response.end('secret'));
  for (const apiUrl of [undefined, 'https://slack.com/api/', 'http://slack.test/api/']) {
    expect(await opened(named(url), apiUrl).fetched('F1')).toBe('unreachable');
  }
  expect(asked).toEqual([]);
});

test.each([
  'https://files.slack.com.test/x',
  'https://slack.test/files.slack.com/x',
  'https://files.slack.com:8443/x',
  'https://files.slack.com@slack.test/x',
  'http://files.slack.com/x',
  'file:///etc/passwd',
  'nonsense',
])('%s is no address of Slack’s, and is not asked', async (url) => {
  for (const apiUrl of [undefined, LOOPBACK]) {
    const { fetched, told } = opened(named(url), apiUrl);
    expect(await fetched('F1')).toBe('unreachable');
    expect(told).toEqual([{ why: 'not an address of Slack’s files' }]);
  }
});

test('a redirect is not followed', async () => {
  const target = await served((_, response) => response.end('secret'));
  const to = { location: target.url };
  const { url } = await served((_, response) => response.writeHead(302, to).end());
  expect(await opened(named(url), LOOPBACK).fetched('F1')).toBe('unreachable');
  expect(target.asked).toEqual([]);
});

test('a page is not taken for the file', async () => {
  const { url } = await served((_, response) =>
    response.writeHead(200, { 'content-type': 'Text/HTML; charset=utf-8' }).end('title: Sign in'),
  );
  expect(await opened(named(url), LOOPBACK).fetched('F1')).toBe('unreachable');
});

test('more than was announced is not read, and no more than is allowed asked for', async () => {
  const { url, asked } = await served((_, response) => response.end('x'.repeat(300 * 1024)));
  expect(await opened(named(url), LOOPBACK).fetched('F1')).toBe('too-large');
  expect(asked).toHaveLength(1);
  expect(await opened(named(url, 300 * 1024), LOOPBACK).fetched('F1')).toBe('too-large');
  expect(asked).toHaveLength(1);
});

test('what is gone, and what is no text, is told apart', async () => {
  const gone = await served((_, response) => response.writeHead(404).end());
  expect(await opened(named(gone.url), LOOPBACK).fetched('F1')).toBe('unreachable');
  const binary = await served((_, response) => response.end(Buffer.from([0xff, 0xfe, 0])));
  expect(await opened(named(binary.url), LOOPBACK).fetched('F1')).toBe('not-text');
});

test('what files.info names is held to the same rules', async () => {
  const elsewhere = named('https://files.slack.com.test/x');
  const api = await served((_, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ ok: true, file: elsewhere })),
  );
  const apiUrl = new URL('/api/', api.url).href;
  const { fetched, told } = opened({ id: 'F1', file_access: 'check_file_info' }, apiUrl);
  expect(await fetched('F1')).toBe('unreachable');
  expect(api.asked.map(({ url }) => url)).toEqual(['/api/files.info']);
  expect(told).toEqual([{ why: 'not an address of Slack’s files' }]);
});
