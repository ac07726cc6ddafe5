// Plain words in a direct message: one hint a day, and nothing of what was written is kept.
import { expect, test } from 'vitest';
import { renderPlain } from '#render/plain/message.ts';
import { openWorld } from '#support/desk.ts';

const BEN = { surface: 'discord', workspaceId: '', userId: 'ben' } as const;

test('whoever writes is told what Cairn is, once a day', async () => {
  const { desk, posted, setNow, close } = await openWorld('2026-03-03T10:00:00Z');
  await Promise.all([desk.hint(BEN), desk.hint(BEN)]);
  await desk.hint(BEN);
  const [hint] = posted.filter(({ channelId }) => channelId === 'ben');
  expect(posted).toHaveLength(1);
  const text = hint && renderPlain(hint.message, { surface: 'discord', workspaceId: '' });
  expect(text).toContain('Cairn keeps a study group on its roadmap');
  expect(text).toContain('/help');
  await desk.hint({ ...BEN, userId: 'chi' });
  expect(posted).toHaveLength(2);
  setNow('2026-03-04T10:00:00Z');
  await desk.hint(BEN);
  expect(posted).toHaveLength(3);
  await close();
});

test('where direct messages are refused nothing more is tried that day', async () => {
  const { desk, posted, refusals, close } = await openWorld();
  refusals.set('ben', { kind: 'refused', because: 'forbidden', code: '50007' });
  await desk.hint(BEN);
  refusals.clear();
  await desk.hint(BEN);
  expect(posted).toEqual([]);
  await close();
});
