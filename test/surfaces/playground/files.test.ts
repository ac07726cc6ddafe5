// Files of answers in the playground: a link to download, for the asker alone.
import { expect, test } from 'vitest';
import { exportSchema } from '#commands/privacy/export-schema.ts';
import { openPlayground } from './open-playground.ts';

test('an export is there to download for the asker, and for nobody else', async () => {
  const { post, seenBy } = await openPlayground();
  await post('say', { as: 'ana', channel: 'study', text: '/privacy export' });
  const answer = (await seenBy('ana')).messages.at(-1);
  expect(answer).toMatchObject({
    only: true,
    files: [{ name: 'cairn-export-2026-03-12.json', mediaType: 'application/json' }],
  });
  const exported = exportSchema.parse(JSON.parse(answer?.files?.[0]?.content ?? ''));
  expect(exported.person.name).toBe('Ana');
  expect(exported.entries.length).toBeGreaterThan(20);
  expect((await seenBy('ben')).messages).toEqual([]);
});
