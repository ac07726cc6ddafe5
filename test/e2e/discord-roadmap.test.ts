// An admin uploads a roadmap of the group's own in a Discord server.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Member } from '#support/discord/user.ts';
import { openStudyServer } from '../surfaces/discord/discord-world.ts';

const YAML = readFileSync('roadmap/mlops-cv-de.yaml', 'utf8')
  .replace('id: mlops-cv-de', 'id: ours')
  .replace("title: '2-Year Learning Roadmap: MLOps + CV + DE'", 'title: Our own roadmap')
  .replace('      - id: docker-fundamentals\n        title: Docker fundamentals\n', '');

/** Reading has a thread of its own, which takes a busy machine a while to start: for this Discord no time passes. */
function openServer() {
  const at = Date.now();
  const discord = { patience: 20_000, clock: { now: () => at } };
  return openStudyServer({ deferAfter: 20_000, discord });
}

const upload = (content: string | Uint8Array, name = 'ours.yaml') => ({
  action: 'roadmap',
  file: { name, content },
});

test('an attached roadmap is looked at, applied, and keeps what members did', async () => {
  const { olga, ana, problems } = await openServer();
  await ana.slash('cairn', 'done', { item: 'docker-fundamentals' });
  const shown = await olga.slash('general', 'setup', upload(YAML));
  expect(shown.text).toContain('Our own roadmap');
  expect(shown.text).toContain('Docker fundamentals · Q1 technology · 1 completion');
  const applied = await olga.press(shown, 'Apply');
  expect(applied.text).toContain('now follows Our own roadmap');
  const history = await ana.slash('cairn', 'history');
  expect(history.text).toContain('Docker fundamentals');
  expect(history.text).toContain('no longer in the roadmap');
  expect(problems()).toEqual([]);
});

test('a damaged Markdown file is mended and read', async () => {
  const source = readFileSync('test/fixtures/roadmap/roadmap-source.md');
  const damaged = new TextDecoder('windows-1252').decode(source);
  const { olga } = await openServer();
  const shown = await olga.slash('general', 'setup', upload(damaged, 'roadmap.md'));
  expect(shown.text).toContain('The items are the same');
});

test('a file that is too large, or no text, or invalid is refused, and nothing changes', async () => {
  const { olga, problems } = await openServer();
  const large = await olga.slash('general', 'setup', upload('x'.repeat(256 * 1024 + 1)));
  expect(large.text).toContain('larger than 256 KiB');
  const binary = await olga.slash('general', 'setup', upload(Uint8Array.of(0xff, 0xfe, 0x00)));
  expect(binary.text).toContain('not text in UTF-8');
  const invalid = await olga.slash('general', 'setup', upload('title: Ours\n'));
  expect(invalid.text).toContain('Line 1, column 1');
  expect((await olga.slash('general', 'setup', { action: 'roadmap' })).text).toContain('2-Year');
  expect(problems()).toEqual([]);
});

test('a file of thousands of quotes that are not closed holds nobody else up', async () => {
  const { olga, ana, problems } = await openServer();
  let judged = false;
  const judging = olga.slash('general', 'setup', upload('a: "\n'.repeat(8_000))).finally(() => {
    judged = true;
  });
  expect((await ana.slash('cairn', 'help')).text).toContain('Cairn');
  expect(judged).toBe(false);
  const { text } = await (await judging).settled();
  // On a machine that is busy enough it is given up.
  expect(text).toMatch(/8000 mistakes|within 2 seconds/);
  expect(text).toContain('Nothing was changed.');
  expect(problems()).toEqual([]);
});

describe('by the button', () => {
  const current = (who: Member) => who.slash('general', 'setup', { action: 'roadmap' });

  test('a form takes the file, and the group follows it once it is applied', async () => {
    const { olga, ana, problems } = await openServer();
    await ana.slash('cairn', 'done', { item: 'docker-fundamentals' });
    const form = await olga.press(await current(olga), 'Upload a file');
    expect(form.modal).toMatchObject({
      title: 'Upload a roadmap',
      fields: [{ label: 'File', customId: 'file', type: 19, required: true }],
    });
    await expect(olga.submit(form, {})).rejects.toThrow('takes 1 to 1');
    const shown = await olga.submit(form, { File: upload(YAML).file });
    expect(shown.text).toContain('Our own roadmap instead of');
    expect(shown.text).toContain('Docker fundamentals · Q1 technology · 1 completion');
    const applied = await olga.press(shown, 'Apply');
    expect(applied.text).toContain('now follows Our own roadmap');
    expect((await current(olga)).text).toContain('From the file ours.yaml');
    expect(problems()).toEqual([]);
  });

  test('a file that is too large, or no text, or invalid is refused', async () => {
    const { olga, problems } = await openServer();
    const sent = async (content: string | Uint8Array) => {
      const form = await olga.press(await current(olga), 'Upload a file');
      return (await olga.submit(form, { File: upload(content).file })).text;
    };
    expect(await sent('x'.repeat(256 * 1024 + 1))).toContain('larger than 256 KiB');
    expect(await sent(Uint8Array.of(0xff, 0xfe, 0x00))).toContain('not text in UTF-8');
    expect(await sent('title: Ours\n')).toContain('Line 1, column 1');
    expect((await current(olga)).text).toContain('2-Year');
    const refused = await olga.slash('general', 'setup', upload('title: Ours\n'));
    const again = await olga.press(refused, 'Upload a file');
    const shown = await olga.submit(again, { File: upload(YAML).file });
    expect(shown.text).toContain('Our own roadmap instead of');
    expect(problems()).toEqual([]);
  });
});
