// Streams to open pages: what one leaves behind, and how many there may be.
import { getEventListeners } from 'node:events';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { createChat } from '#surfaces/playground/chat/chat.ts';
import { createMovableClock } from '#surfaces/playground/clock/movable-clock.ts';
import { createStreams } from '#surfaces/playground/send/stream.ts';
import { startWebServer } from '#web/server.ts';

async function openStreams() {
  const clock = createMovableClock();
  const chat = createChat(clock);
  const subscribed = new Set<object>();
  const watched = {
    ...chat,
    subscribe(listener: Parameters<typeof chat.subscribe>[0]) {
      subscribed.add(listener);
      const unsubscribe = chat.subscribe(listener);
      return () => {
        subscribed.delete(listener);
        unsubscribe();
      };
    },
  };
  const stopping = new AbortController();
  const routes = new Hono();
  routes.get('/stream', createStreams({ chat: watched, clock, stopped: stopping.signal }));
  const well = () => ({ ok: true }) as const;
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const address = { host: '127.0.0.1', port: 0 };
  const web = await startWebServer({
    ...address,
    health: well,
    ready: well,
    routes: [routes],
    log,
  });
  onTestFinished(async () => {
    stopping.abort();
    await web.close();
  });

  /** Opens so many pages, each until it is left. */
  function pages(count: number) {
    const leaving = new AbortController();
    const opened = Array.from({ length: count }, async () => {
      const response = await fetch(`${web.url}/stream?as=ana`, { signal: leaving.signal });
      const first = await response.body?.getReader().read();
      return { status: response.status, first: Buffer.from(first?.value ?? []).toString() };
    });
    return { opened: Promise.all(opened), leave: () => leaving.abort() };
  }

  return { chat, subscribed, stopping, pages };
}

test('a page that is left leaves no listener behind', async () => {
  const { subscribed, stopping, pages } = await openStreams();
  for (let round = 0; round < 3; round += 1) {
    const { opened, leave } = pages(20);
    await opened;
    expect(subscribed.size).toBe(20);
    leave();
    await expect.poll(() => subscribed.size).toBe(0);
    expect(getEventListeners(stopping.signal, 'abort').length).toBeLessThanOrEqual(1);
  }
});

test('a hundred pages may be open; one more is told so, and has room once another is left', async () => {
  const { subscribed, pages } = await openStreams();
  const many = pages(100);
  for (const { status } of await many.opened) expect(status).toBe(200);
  const [refused] = await pages(1).opened;
  expect(refused).toEqual({
    status: 503,
    first: 'Too many pages of the playground are open. Close some, and load this one again.',
  });
  many.leave();
  await expect.poll(() => subscribed.size).toBe(0);
  const [taken] = await pages(1).opened;
  expect(taken?.status).toBe(200);
});

test('a page that takes nothing for long is let go, and costs no more', async () => {
  const { chat, subscribed, pages } = await openStreams();
  const asleep = pages(1);
  await asleep.opened;
  const text = 'x'.repeat(60_000);
  chat.restart([{ id: 'ana', name: 'Ana', admin: true }]);
  for (let said = 0; said < 1_000 && subscribed.size > 0; said += 1) {
    const from = { kind: 'person', id: 'ana' } as const;
    chat.say({ channelId: 'study', from, body: { kind: 'typed', text } });
    if (said % 100 === 0) await new Promise(setImmediate);
  }
  await expect.poll(() => subscribed.size).toBe(0);
  asleep.leave();
});
