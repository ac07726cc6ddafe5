// The web server: health, headers, limits, and starting and stopping cleanly.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { Hono } from 'hono';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HostError } from '#core/model/host-error.ts';
import { type Health, startWebServer, type WebServer } from '#web/server.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const well = (): Health => ({ ok: true });

async function start(options: Partial<Parameters<typeof startWebServer>[0]> = {}) {
  const server = await startWebServer({
    host: '127.0.0.1',
    port: 0,
    health: well,
    ready: well,
    routes: [],
    log: silent,
    ...options,
  });
  onTestFinished(() => server.close());
  return server;
}

describe('health', () => {
  test('is 200 while all is connected', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ok: true });
  });

  test('is 503 with the reason when a surface is not, while readiness is asked by itself', async () => {
    const { url } = await start({ health: () => ({ ok: false, why: 'Discord: token revoked' }) });
    const response = await fetch(`${url}/healthz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ok: false, why: 'Discord: token revoked' });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });
});

describe('every answer', () => {
  test('forbids inline scripts, sniffing, frames and referrers, also where nothing is found', async () => {
    const { url } = await start();
    for (const path of ['/healthz', '/nowhere']) {
      const { headers } = await fetch(url + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  test('says nothing of what went wrong inside', async () => {
    const routes = new Hono();
    routes.get('/broken', () => {
      throw new Error('the password is 1234');
    });
    const logged: string[] = [];
    const log = { ...silent, error: (_: object, message: string) => logged.push(message) };
    const { url } = await start({ routes: [routes], log });
    const response = await fetch(`${url}/broken`);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('Something went wrong');
    expect(logged).toEqual(['a web request failed']);
  });
});

describe('a body', () => {
  const whole = (text: string) => text;
  /** Without a declared length: `Transfer-Encoding: chunked`, as many proxies pass bodies on. */
  const inChunks = (text: string) => new Blob([text]).stream();

  async function startTaking() {
    const logged: string[] = [];
    const log = { ...silent, error: (_: object, said: string) => logged.push(said) };
    const routes = new Hono();
    routes.post('/take', async (c) => c.text(await c.req.text()));
    routes.post('/read', async (c) => c.json(await c.req.json()));
    const { url } = await start({ routes: [routes], log });
    const send = (path: string, body: string | ReadableStream) =>
      fetch(url + path, { method: 'POST', body, duplex: 'half' });
    return { url, send, logged };
  }

  test.each([
    ['of a declared length', whole],
    ['in chunks', inChunks],
  ])('%s is read whole, up to the limit', async (_, sent) => {
    const { send, logged } = await startTaking();
    const most = 'ü'.repeat(512 * 1024);
    expect(await (await send('/take', sent('log 1h coding'))).text()).toBe('log 1h coding');
    expect(await (await send('/read', sent('{"a":[1]}'))).json()).toEqual({ a: [1] });
    expect(await (await send('/take', sent(most))).text()).toBe(most);
    expect((await send('/take', sent(`${most}x`))).status).toBe(413);
    expect((await send('/nowhere', sent('x'))).status).toBe(404);
    expect(logged).toEqual([]);
  });

  test('that ends half-way is no failure of ours', async () => {
    const { url, send, logged } = await startTaking();
    for (const length of ['Content-Length: 100', 'Transfer-Encoding: chunked']) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.end(`POST /take HTTP/1.1\r\nHost: localhost\r\n${length}\r\n\r\n3\r\nabc\r\n`);
      socket.resume();
      await once(socket, 'close');
    }
    expect(await (await send('/take', 'x')).text()).toBe('x');
    expect(logged).toEqual([]);
  });
});

test.each(['DELETE', 'OPTIONS', 'PUT', 'PATCH', 'POST'])(
  '%s is refused where it has no meaning, and what has one is named',
  async (method) => {
    const logged: string[] = [];
    const log = { ...silent, error: (_: object, said: string) => logged.push(said) };
    const { url } = await start({ log });
    const { status, headers } = await fetch(`${url}/healthz`, { method });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(`${url}/nowhere`, { method })).status).toBe(404);
    expect(logged).toEqual([]);
  },
);

describe('a port that cannot be had is told with the variable to set', () => {
  test('in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const failure = start({ port });
    await expect(failure).rejects.toBeInstanceOf(HostError);
    await expect(failure).rejects.toThrow(`PORT: ${port} is in use on 127.0.0.1.`);
  });

  test('not this machine’s address', async () => {
    await expect(start({ host: '192.0.2.1' })).rejects.toThrow('HOST: 192.0.2.1 is not an address');
  });
});

describe('closing', () => {
  test('lets a running request end, and takes no new one', async () => {
    const arrived = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const routes = new Hono();
    routes.get('/slow', async (c) => {
      arrived.resolve();
      await release.promise;
      return c.text('done');
    });
    const server: WebServer = await start({ routes: [routes] });
    const running = fetch(`${server.url}/slow`);
    await arrived.promise;
    const closed = server.close();
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    release.resolve();
    expect(await (await running).text()).toBe('done');
    await closed;
  });
});
