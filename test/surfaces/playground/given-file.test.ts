// Files sent along with a form in the playground: read as on the platforms, and no more than they allow.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openPlayground, type Playground } from './open-playground.ts';

const YAML = readFileSync('roadmap/mlops-cv-de.yaml', 'utf8')
  .replace('id: mlops-cv-de', 'id: ours')
  .replace("title: '2-Year Learning Roadmap: MLOps + CV + DE'", 'title: Our own roadmap');

const where = { as: 'ana', channel: 'study' };
const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64');

async function submitted({ post, seenBy }: Playground, more: object) {
  const press = 'setup:action=roadmap';
  const response = await post('submit', { ...where, press, values: {}, ...more });
  // A refusal stands in the form; what is taken is answered in the chat.
  const { refused } = (await response.json()) as { refused?: { html: string } };
  const latest = (await seenBy('ana')).messages.at(-1);
  return { status: response.status, html: refused?.html ?? latest?.html ?? '' };
}

const withFile = (playground: Playground, content: string | Uint8Array, name = 'ours.yaml') =>
  submitted(playground, { files: { file: { name, base64: base64(content) } } });

test('the button gives a form for a file, and the file is proposed', async () => {
  const playground = await openPlayground();
  const { post, seenBy } = playground;
  await post('say', { ...where, text: '/setup roadmap' });
  const shown = (await seenBy('ana')).messages.at(-1);
  const press = /data-press="([^"]*)"[^>]*>Upload a file/.exec(shown?.html ?? '')?.[1] ?? '';
  const opened = await post('press', { ...where, message: shown?.id, press });
  expect(await opened.json()).toEqual({ form: expect.stringContaining('<input type="file"') });
  expect((await withFile(playground, YAML)).html).toContain('Our own roadmap');
});

test('what is too large, no text or invalid is refused in the same words', async () => {
  const playground = await openPlayground();
  const most = 256 * 1024;
  expect((await withFile(playground, 'x'.repeat(most))).html).toContain('mistake');
  expect((await withFile(playground, 'x'.repeat(most + 1))).html).toContain('larger than 256 KiB');
  const binary = await withFile(playground, Uint8Array.of(0xff, 0xfe, 0));
  expect(binary.html).toContain('not text in UTF-8');
  expect((await withFile(playground, 'title: Ours\n')).html).toContain('Line 1, column 1');
});

test('a file of thousands of quotes that are not closed holds nobody else up', async () => {
  const playground = await openPlayground();
  let judged = false;
  const judging = withFile(playground, 'a: "\n'.repeat(8_000)).finally(() => {
    judged = true;
  });
  await playground.post('say', { as: 'ben', channel: 'study', text: '/help' });
  expect(judged).toBe(false);
  // On a machine that is busy enough it is given up.
  expect((await judging).html).toMatch(/8000 mistakes|within 2 seconds/);
});

test('a value that names no file that was sent gives none', async () => {
  const playground = await openPlayground();
  const { html } = await submitted(playground, { values: { file: '/etc/passwd' } });
  expect(html).toContain('could not be fetched');
});

test('what is no base64, or far more than a file may have, is not taken', async () => {
  const playground = await openPlayground();
  const file = (content: string) => ({ files: { file: { name: 'x', base64: content } } });
  expect((await submitted(playground, file('§'))).status).toBe(400);
  expect((await submitted(playground, file('A'.repeat(600_000)))).status).toBe(413);
});

test('what is said may be no longer for that', async () => {
  const { post } = await openPlayground();
  const response = await post('say', { ...where, text: 'x'.repeat(70_000) });
  expect(response.status).toBe(413);
  expect(await response.json()).toEqual({ why: 'That is more than Cairn takes at once.' });
});
