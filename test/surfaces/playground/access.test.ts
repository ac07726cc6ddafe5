// Who may come in to the playground: this machine alone, and no other site.
import { request } from 'node:http';
import { connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { openPlayground } from './open-playground.ts';

describe('who may come in', () => {
  test.each([
    'evil.example',
    'localhost.evil.example',
    '192.168.0.7:3000',
    '127.0.0.1.evil.example',
  ])('a request for the host %s is refused', async (host) => {
    const { url } = await openPlayground('empty');
    expect(await statusOf(url, { host })).toBe(403);
  });

  test.each(['localhost:3000', '127.0.0.1', '[::1]:80'])('one for %s is not', async (host) => {
    const { url } = await openPlayground('empty');
    expect(await statusOf(url, { host })).toBe(200);
  });

  test.each([
    { 'X-Forwarded-For': '203.0.113.7' },
    { 'X-Forwarded-Host': 'cairn.example.org' },
    { 'X-Forwarded-Proto': 'https' },
    { 'X-Forwarded-Server': 'proxy' },
    { 'X-Forwarded': 'for=203.0.113.7' },
    { Forwarded: 'for=203.0.113.7;host=cairn.example.org' },
    { Via: '1.1 caddy' },
    { 'X-Real-IP': '203.0.113.7' },
    { 'X-Client-IP': '203.0.113.7' },
    { 'True-Client-IP': '203.0.113.7' },
    { 'CF-Connecting-IP': '203.0.113.7' },
    { 'X-Original-Host': 'cairn.example.org' },
    { 'Tailscale-User-Login': 'mallory@example.org' },
  ])('a request that a proxy passed on is refused, whatever host it names: %j', async (added) => {
    const { url } = await openPlayground('empty');
    const headers: Record<string, string> = { host: 'localhost:3000' };
    for (const [name, value] of Object.entries(added)) headers[name] = value;
    for (const path of ['/', '/playground/stream', '/playground/main.js']) {
      expect(await statusOf(url + path, headers)).toBe(403);
    }
    const body = JSON.stringify({ name: 'Mallory' });
    const write = await fetch(`${url}/playground/people`, { method: 'POST', headers, body });
    expect(write.status).toBe(403);
  });

  test('a request of a proxy that adds nothing and speaks HTTP/1.0 is refused', async () => {
    const { url } = await openPlayground('empty');
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('GET / HTTP/1.0\r\nHost: localhost:3000\r\nConnection: close\r\n\r\n');
    expect(await textOf(socket)).toContain(' 403 ');
  });

  test('a write from another site is refused, whatever it calls its content', async () => {
    const { url, seenBy } = await openPlayground('empty');
    const attempts: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: url.replace(/\d+$/, '1') },
    ];
    for (const headers of attempts) {
      const body = JSON.stringify({ name: 'Mallory' });
      const response = await fetch(`${url}/playground/people`, { method: 'POST', headers, body });
      expect(response.status).toBe(403);
    }
    expect((await seenBy('')).people).toEqual([]);
  });
});

function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
}
