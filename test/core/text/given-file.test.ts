// Files that people bring: whatever is in them, they are text, refused for a reason, or too large.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_FILE_BYTES, readGivenFile } from '#core/text/given-file.ts';

const bytes = fc.uint8Array({ maxLength: 64 });

test('what is text comes out as it went in, in however many parts it comes', async () => {
  const text = fc.string({ unit: 'grapheme' }).filter((each) => !each.startsWith('\ufeff'));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (typed, size) => {
      const whole = new TextEncoder().encode(typed);
      const parts = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
        whole.subarray(at * size, (at + 1) * size),
      );
      expect(await readGivenFile('a.yaml', parts)).toEqual({ name: 'a.yaml', text: typed });
    }),
  );
});

test('no bytes make it throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bytes), async (parts) => {
      const given = await readGivenFile('a.yaml', parts);
      expect(typeof given === 'string' ? given : 'text').toMatch(/^(text|not-text)$/);
    }),
  );
});

test('it stops at the first byte too many', async () => {
  const full = new Uint8Array(MOST_FILE_BYTES).fill(65);
  expect(await readGivenFile('a.yaml', [full])).toMatchObject({ name: 'a.yaml' });
  expect(await readGivenFile('a.yaml', [full, new Uint8Array(1)])).toBe('too-large');
});
