// Moving the clock shows what Cairn writes to who forgot their timer.
import { expect, test } from 'vitest';
import { composers } from '#core/posts/index.ts';
import { shelfOf } from '#support/shelf.ts';
import { createScheduler } from '../../../src/scheduler/scheduler.ts';
import { openPlayground, shippedRoadmap, silent } from './open-playground.ts';

test('seven hours after a timer was started its warning is in the direct messages, late', async () => {
  const playground = await openPlayground();
  const { clock, surface } = playground;
  const scheduler = createScheduler({
    store: playground.store(),
    clock,
    roadmaps: shelfOf(shippedRoadmap()),
    surface: (id) => (id === surface.id ? surface : undefined),
    composers,
    log: silent,
  });
  await playground.post('say', { as: 'ana', channel: 'study', text: '/timer start coding' });
  await playground.settled();
  await scheduler.tick();
  clock.moveBy(7);
  await scheduler.tick();
  const { messages } = await playground.seenBy('ana');
  const warning = messages.findLast(({ channel }) => channel === 'direct-ana');
  expect(warning?.html).toContain('Your timer has run for <strong>7 h</strong> since');
  expect(warning?.html).toContain('This comes late');
  const { messages: others } = await playground.seenBy('ben');
  expect(others.some(({ html }) => html?.includes('Your timer'))).toBe(false);
});
