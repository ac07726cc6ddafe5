// An admin uploads a roadmap of the group's own in a Slack workspace: the button, the form, the file.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '#support/slack/json.ts';
import type { OpenView } from '#support/slack/shown.ts';
import type { TestUser } from '#support/slack/user.ts';
import { openSlackWorld, type SlackWorld, withGroup } from '../surfaces/slack/slack-world.ts';

const YAML = readFileSync('roadmap/mlops-cv-de.yaml', 'utf8')
  .replace('id: mlops-cv-de', 'id: ours')
  .replace("title: '2-Year Learning Roadmap: MLOps + CV + DE'", 'title: Our own roadmap')
  .replace('      - id: docker-fundamentals\n        title: Docker fundamentals\n', '');

let world: SlackWorld;
let olga: TestUser;
let ana: TestUser;
beforeEach(async () => {
  // Reading has a thread of its own, which takes a busy machine a while to start.
  world = await openSlackWorld({ slack: { settle: 8_000 } });
  const group = await withGroup(world, 'Ana');
  olga = group.olga;
  ana = group.members.Ana;
});
afterEach(async () => {
  const { warnings, userErrors } = world.slack;
  await world.close();
  expect([world.errors, warnings, userErrors]).toEqual([[], [], []]);
});

const general = () => world.slack.team.channel('general', { botIsMember: true });
const current = () => olga.slash(general(), '/cairn', 'setup roadmap');
const file = (content: string, name = 'ours.yaml'): JsonObject => ({ name, content });

async function openForm(): Promise<OpenView> {
  const { view, text } = await olga.press(await current(), 'Upload a file');
  if (view === undefined) throw new Error(`no form but: ${text}`);
  return view;
}

test('an uploaded roadmap is looked at, applied, and keeps what members did', async () => {
  await ana.slash(general(), '/cairn', 'done docker-fundamentals');
  const form = await openForm();
  expect(form).toMatchObject({ title: 'Upload a roadmap', fields: ['File'] });
  expect((await olga.submit(form)).errors).toEqual({
    file: 'Please complete this required field.',
  });
  const sent = await olga.submit(form, { File: file(YAML) });
  expect(sent.closed).toBe(true);
  const shown = await sent.next();
  expect(shown.ephemeral).toBe(true);
  expect(shown.text).toContain('Our own roadmap instead of 2-Year Learning Roadmap');
  expect(shown.text).toContain('Docker fundamentals · Q1 technology · 1 completion');
  const applied = await olga.press(shown, 'Apply');
  expect(applied.text).toContain('now follows Our own roadmap');
  const after = await current();
  expect(after.text).toContain('follows Our own roadmap');
  expect(after.text).toContain('From the file ours.yaml, uploaded Tue 3 Mar');
  const history = await ana.slash(general(), '/cairn', 'history');
  expect(history.text).toContain('no longer in the roadmap');
  expect(world.warnings).toEqual([]);
});

test('Markdown is taken as well, and a file that Slack Connect shows by its id alone', async () => {
  const source = readFileSync('test/fixtures/roadmap/roadmap-source.md', 'utf8');
  const guarded = { ...file(source, 'roadmap.md'), guarded: true };
  const sent = await olga.submit(await openForm(), { File: guarded });
  expect((await sent.next()).text).toContain('The items are the same');
});

test('mistakes stand under the field, and the mended file is taken by the same form', async () => {
  // What reads is ready by then, however busy the machine: later, the form would be closed already.
  await (await olga.submit(await openForm(), { File: file(YAML) })).next();
  const form = await openForm();
  const refused = await olga.submit(form, { File: file('title: Ours\n') });
  expect(refused.closed).toBe(false);
  expect(refused.errors['file']).toContain('ours.yaml has ');
  expect(refused.errors['file']).toContain('Line 1, column 1');
  const sent = await olga.submit(form, { File: file(YAML) });
  expect((await sent.next()).text).toContain('Our own roadmap instead of');
});

test('a file that is too large, or no text, is refused, and nothing changes', async () => {
  const form = await openForm();
  const large = await olga.submit(form, { File: file('x'.repeat(256 * 1024 + 1)) });
  expect(large.errors['file']).toContain('larger than 256 KiB');
  const bytes = { name: 'ours.yaml', base64: Buffer.from([0xff, 0xfe, 0]).toString('base64') };
  const binary = await olga.submit(form, { File: bytes });
  expect(binary.errors['file']).toContain('not text in UTF-8');
  expect((await current()).text).toContain('2-Year');
});

test('a file of thousands of quotes that are not closed holds nobody else up', async () => {
  let judged = false;
  const judging = olga
    .submit(await openForm(), { File: file('a: "\n'.repeat(8_000)) })
    .finally(() => {
      judged = true;
    });
  expect((await ana.slash(general(), '/cairn', 'help')).text).toContain('Cairn');
  expect(judged).toBe(false);
  const sent = await judging;
  // On a machine that is busy enough the form is closed, and the answer comes after, or it is given up.
  const text = sent.errors['file'] ?? (await sent.next()).text;
  expect(text).toMatch(/8000 mistakes|within 2 seconds/);
  expect(text).toContain('Nothing was changed.');
});

test('where Slack shows its page for signing in, that page is not taken for the file', async () => {
  const form = await openForm();
  world.slack.team.dropScope('files:read');
  const refused = await olga.submit(form, { File: file(YAML) });
  expect(refused.errors['file']).toContain('could not be fetched');
  expect(world.warnings).toEqual([
    { data: { why: expect.stringContaining('files:read') }, message: 'a file was not fetched' },
  ]);
});

test('with an id or a file in one form, both together are refused', async () => {
  const opened = await olga.slash(general(), '/cairn', 'setup');
  if (opened.view === undefined) throw new Error('no form');
  const { view } = await olga.submit(opened.view, { Action: 'Roadmap' });
  if (view === undefined) throw new Error('no second form');
  expect(view.fields).toEqual(['Roadmap', 'File']);
  const both = await olga.submit(view, { Roadmap: 'mlops-cv-de', File: file(YAML) });
  expect(both.errors).toEqual({ roadmap: expect.stringContaining('not both') });
});

test('a typed command brings no file, and its answer has the button', async () => {
  const typed = await olga.slash(general(), '/cairn', 'setup roadmap file:https://files.test/x');
  expect(typed.text).toContain('A typed command cannot bring a file here. Nothing was changed.');
  expect((await olga.press(typed, 'Upload a file')).view?.fields).toEqual(['File']);
});

test('a slow file holds no acknowledgement up, and its proposal comes later', async () => {
  const form = await openForm();
  const arrived = Promise.withResolvers<void>();
  world.between = (desk) => ({
    ...desk,
    answer: ({ file: fetched, ...ask }) =>
      desk.answer({
        ...ask,
        file: async (id) => {
          await arrived.promise;
          return (await fetched?.(id)) ?? 'unreachable';
        },
      }),
  });
  const sent = await olga.submit(form, { File: file(YAML) });
  expect(sent).toMatchObject({ closed: true, error: undefined });
  arrived.resolve();
  expect((await sent.next()).text).toContain('Our own roadmap instead of');
});

test('the form sent once more has no second effect, and the same answer', async () => {
  const sent = await olga.submit(await openForm(), { File: file(YAML) });
  const first = await sent.next();
  expect((await world.slack.redeliver(sent)).text).toBe(first.text);
});
