// Files that come with a command: only from the addresses that it names, only so much, only text.
import { createServer, type RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { givenFiles } from '#surfaces/discord/receive/given-file.ts';

async function served(respond: RequestListener): Promise<string> {
  const server = createServer(respond);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}/ours.yaml`;
}

const named = (url: string, size = 10) => [{ url, name: 'ours.yaml', size }];

test('a file is fetched from its address', async () => {
  const url = await served((_, response) => response.end('id: ours → ✅'));
  expect(await givenFiles(named(url), true)(url)).toEqual({
    name: 'ours.yaml',
    text: 'id: ours → ✅',
  });
});

test('no other address is asked, and none without TLS unless Discord’s own has none', async () => {
  let asked = 0;
  const url = await served((_, response) => {
    asked += 1;
    response.end('secret');
  });
  expect(await givenFiles([], true)(url)).toBe('unreachable');
  expect(await givenFiles(named('https://cdn.test/a'), true)(url)).toBe('unreachable');
  expect(await givenFiles(named(url), false)(url)).toBe('unreachable');
  expect(asked).toBe(0);
});

test('a redirect is not followed', async () => {
  const target = await served((_, response) => response.end('secret'));
  const url = await served((_, response) => response.writeHead(302, { location: target }).end());
  expect(await givenFiles(named(url), true)(url)).toBe('unreachable');
});

test('more than was announced is not read', async () => {
  const url = await served((_, response) => response.end('x'.repeat(300 * 1024)));
  expect(await givenFiles(named(url, 10), true)(url)).toBe('too-large');
  expect(await givenFiles(named(url, 300 * 1024), true)(url)).toBe('too-large');
});

test('what is gone, and what is no text, is told apart', async () => {
  const gone = await served((_, response) => response.writeHead(404).end());
  expect(await givenFiles(named(gone), true)(gone)).toBe('unreachable');
  const binary = await served((_, response) => response.end(Buffer.from([0xff, 0xfe, 0])));
  expect(await givenFiles(named(binary), true)(binary)).toBe('not-text');
});
