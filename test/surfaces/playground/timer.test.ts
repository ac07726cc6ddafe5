// Moving the clock shows what Cairn writes to who forgot their timer.
import { expect, test } from 'vitest';
import { openPlayground } from './open-playground.ts';

test('six hours after a timer was started its warning is in the direct messages, for who started it alone', async () => {
  const playground = await openPlayground();
  await playground.post('say', { as: 'ana', channel: 'study', text: '/timer start coding' });
  await playground.settled();
  expect((await playground.post('clock', { hours: 7 })).status).toBe(200);
  const { messages } = await playground.seenBy('ana');
  const warning = messages.findLast(({ channel }) => channel === 'direct-ana');
  expect(warning?.html).toContain('Your timer has run for <strong>6 h</strong> since');
  const { messages: others } = await playground.seenBy('ben');
  expect(others.some(({ html }) => html?.includes('Your timer'))).toBe(false);
});
