// /setup roadmap with real parts: what would change is shown first, and no progress vanishes.
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import type { GivenFile } from '#core/text/given-file.ts';
import { parseRoadmap } from '#roadmap/format/load.ts';
import { labelsOf, openWorld } from '#support/desk.ts';

const YAML = readFileSync('roadmap/mlops-cv-de.yaml', 'utf8');
const MARKDOWN = readFileSync('test/fixtures/roadmap/roadmap-source.md', 'utf8');

/** Without the Docker item, and with the image model under another title. */
const CHANGED = YAML.replace('id: mlops-cv-de', 'id: ours')
  .replace("title: '2-Year Learning Roadmap: MLOps + CV + DE'", 'title: Our own roadmap')
  .replace('      - id: docker-fundamentals\n        title: Docker fundamentals\n', '')
  .replace(
    'title: Image classification model (e.g., CIFAR-10 or custom dataset)',
    'title: An image model',
  );

const ROADMAP_ACTION = { action: 'roadmap' };

function roadmapOf(yaml: string): Roadmap {
  const parsed = parseRoadmap(yaml, 'ours.yaml');
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
  return parsed.roadmap;
}

async function openGroup(...others: readonly Roadmap[]) {
  const world = await openWorld('2026-03-03T10:00:00Z', ...others);
  onTestFinished(() => world.close());
  const olga = world.user('Olga', { admin: true });
  const ana = world.user('Ana');
  await olga.say('setup group name:Owls start:2026-03-02');
  await ana.say('join');
  await ana.say('done docker-fundamentals');
  await ana.say('done image-classification-model');
  const upload = (text: string, name = 'ours.yaml', options = {}) =>
    olga.say(`setup roadmap file:https://files.test/${name}`, {
      ...options,
      file: async () => ({ name, text }),
    });
  const followed = async () => (await olga.say('setup roadmap')).text;
  return { ...world, olga, ana, upload, followed };
}

test('without options the current roadmap is shown with those to choose from', async () => {
  const { olga } = await openGroup(roadmapOf(CHANGED));
  const { text, message } = await olga.say('setup roadmap');
  expect(text).toContain('Owls follows 2-Year Learning Roadmap: MLOps + CV + DE · 8 quarters');
  expect(text).toContain('ours Our own roadmap');
  expect(labelsOf(message)).toEqual(['Upload a file']);
});

test('only an admin sees or changes it', async () => {
  const { ana } = await openGroup();
  expect((await ana.say('setup roadmap')).text).toContain('whoever manages this server');
});

test('the roadmaps of the folder are offered while one types', async () => {
  const { olga } = await openGroup(roadmapOf(CHANGED));
  expect(await olga.complete('setup', 'roadmap', 'own')).toEqual(['ours']);
});

test('an upload shows what it touches, and changes nothing before it is applied', async () => {
  const { upload, followed, ana } = await openGroup();
  const { text, message } = await upload(CHANGED);
  expect(text).toContain('Our own roadmap instead of 2-Year Learning Roadmap');
  expect(text).toContain('Docker fundamentals · Q1 technology · 1 completion');
  expect(text).toContain('→ An image model · 1 completion');
  expect(labelsOf(message)).toEqual(['Apply']);
  expect(await followed()).toContain('Owls follows 2-Year');
  expect((await ana.say('roadmap quarter:1')).text).toContain('Docker fundamentals');
});

test('applied, the group follows it at once, and what was done for a removed item is kept with its title', async () => {
  const { upload, followed, olga, ana } = await openGroup();
  const { message } = await upload(CHANGED);
  const applied = await olga.press(message, 'Apply');
  expect(applied.text).toContain('Owls now follows Our own roadmap.');
  expect(applied.text).toContain('1 item is no longer in the roadmap');
  expect(await followed()).toContain('From the file ours.yaml, uploaded Tue 3 Mar');
  const history = (await ana.say('history')).text;
  expect(history).toContain('Docker fundamentals · no longer in the roadmap');
  expect(history).toContain('An image model');
  expect((await ana.say('leaderboard')).text).toContain('1 🪨');
  expect((await ana.say('roadmap quarter:1')).text).not.toContain('Docker fundamentals');
});

test('a removed item that comes back has its progress again', async () => {
  const { upload, olga, ana } = await openGroup();
  await olga.press((await upload(CHANGED)).message, 'Apply');
  const back = await olga.say('setup roadmap mlops-cv-de');
  expect(back.text).toContain('Docker fundamentals');
  await olga.press(back.message, 'Apply');
  const history = (await ana.say('history')).text;
  expect(history).toContain('Docker fundamentals');
  expect(history).not.toContain('no longer in the roadmap');
});

test('Markdown with the same titles touches nothing, whatever its ids would be', async () => {
  const { upload, olga, ana } = await openGroup();
  const { text, message } = await upload(MARKDOWN, 'roadmap.md');
  expect(text).toContain('The items are the same');
  await olga.press(message, 'Apply');
  expect((await ana.say('history')).text).not.toContain('no longer in the roadmap');
});

test('mistakes are told with their places, five and a count, and change nothing', async () => {
  const { upload, followed } = await openGroup();
  const broken = YAML.replaceAll(/title: (Docker|PyTorch|OpenCV|FastAPI|MLflow).*/gu, 'titel: x');
  const { text, answer, message } = await upload(broken);
  expect(text).toMatch(/ours\.yaml has \d+ mistakes\. Nothing was changed\./);
  expect(text).toMatch(
    /Line \d+, column \d+ \(quarters\[0\]\.technologies\[0\]\S*\) expected .*, found /,
  );
  expect(text.match(/Line \d+/gu)).toHaveLength(5);
  expect(text).toMatch(/and \d+ more/);
  expect(answer).toMatchObject({ refused: { mistakes: [{ option: 'file' }] } });
  expect(labelsOf(message)).toEqual(['Upload a file']);
  expect(await followed()).toContain('Owls follows 2-Year');
});

test.each([
  ['too-large', 'larger than 256 KiB'],
  ['not-text', 'not text in UTF-8'],
  ['unreachable', 'could not be fetched'],
] as const)('a file that is %s is refused', async (given: GivenFile, said) => {
  const { olga } = await openGroup();
  const file = async () => given;
  const { text } = await olga.say('setup roadmap file:https://files.test/x.yaml', { file });
  expect(text).toContain(said);
  expect(text).toContain('Nothing was changed.');
});

test.each([
  ['too-much', 'ours.yaml could not be read within 2 seconds'],
  ['busy', 'Several roadmaps are being read just now.'],
] as const)('one that is not read (%s) is said to be, and changes nothing', async (why, said) => {
  const { parts, upload, followed } = await openGroup();
  Object.assign(parts.roadmaps, { read: async () => ({ ok: false, why }) });
  const { text, message } = await upload(CHANGED);
  expect(text).toContain(said);
  expect(text).toContain('Nothing was changed.');
  expect(labelsOf(message)).toEqual(['Upload a file']);
  expect(await followed()).toContain('Owls follows 2-Year');
});

test('where a typed command brings no file, that is said with a button for one', async () => {
  const { olga } = await openGroup();
  const { text, message } = await olga.say('setup roadmap file:https://files.test/x.yaml');
  expect(text).toContain('A typed command cannot bring a file here. Nothing was changed.');
  expect(labelsOf(message)).toEqual(['Upload a file']);
});

test('the button opens a form for one file, and what is sent with it is proposed', async () => {
  const { olga, followed } = await openGroup();
  const { message } = await olga.say('setup roadmap');
  const { answer } = await olga.press(message, 'Upload a file');
  if (answer.kind !== 'form') throw new Error('no form');
  expect(answer.form.fields).toMatchObject([
    { id: 'file', label: 'File', required: true, input: { kind: 'file' } },
  ]);
  const proposed = await olga.submit(
    answer,
    { file: 'F1' },
    { file: async (address) => ({ name: `${address}.yaml`, text: CHANGED }) },
  );
  expect(proposed.text).toContain('Our own roadmap instead of 2-Year Learning Roadmap');
  await olga.press(proposed.message, 'Apply');
  expect(await followed()).toContain('From the file F1.yaml');
});

test('only an admin gets the form', async () => {
  const { olga, ana } = await openGroup();
  const { message } = await olga.say('setup roadmap');
  expect((await ana.press(message, 'Upload a file')).text).toContain('whoever manages this server');
});

test('a file and the id of another roadmap are not taken together', async () => {
  const { olga, followed } = await openGroup(roadmapOf(CHANGED));
  const { answer: asked } = await olga.submit((await olga.say('setup')).answer, ROADMAP_ACTION);
  const file = async () => ({ name: 'ours.yaml', text: CHANGED });
  const values = { roadmap: 'ours', file: 'F1' };
  const both = await olga.submit(asked, values, { file });
  expect(both.text).toContain('not both. Nothing was changed.');
  expect(both.answer).toMatchObject({ refused: { mistakes: [{ option: 'roadmap' }] } });
  expect(await followed()).toContain('Owls follows 2-Year');
});

test('a form for the action alone asks for an id or a file', async () => {
  const { olga } = await openGroup();
  const { answer } = await olga.submit((await olga.say('setup')).answer, ROADMAP_ACTION);
  if (answer.kind !== 'form') throw new Error('no form');
  expect(answer.form.fields).toMatchObject([
    { id: 'roadmap', required: false },
    { id: 'file', required: false, input: { kind: 'file', extensions: expect.any(Array) } },
  ]);
});

test('the button is refused after a day, and once the group follows another roadmap', async () => {
  const { upload, olga, followed, setNow } = await openGroup(
    roadmapOf(CHANGED.replace('id: ours', 'id: third')),
  );
  const first = await upload(CHANGED);
  const other = await olga.say('setup roadmap third');
  await olga.press(other.message, 'Apply');
  const late = await olga.press(first.message, 'Apply');
  expect(late.text).toContain('has changed since that was shown. Nothing was changed.');
  const again = await upload(CHANGED);
  setNow('2026-03-04T10:00:01Z');
  const old = await olga.press(again.message, 'Apply');
  expect(old.text).toContain('more than a day ago. Nothing was changed.');
  expect(await followed()).not.toContain('uploaded');
});

test('pressed twice, and delivered twice, it is applied once', async () => {
  const { upload, olga, store } = await openGroup();
  const { message } = await upload(CHANGED, 'ours.yaml', { id: 'same' });
  const repeated = await upload(CHANGED, 'ours.yaml', { id: 'same' });
  expect(repeated.text).toContain('Our own roadmap');
  await olga.press(message, 'Apply', { id: 'apply' });
  const place = await store.read.places.byWorkspace({ surface: 'discord', workspaceId: 'guild-1' });
  const group = place && (await store.read.groups.byId(place.group));
  await olga.press(message, 'Apply', { id: 'apply' });
  expect((await olga.press(message, 'Apply')).text).toContain('Nothing was changed.');
  expect(place && (await store.read.groups.byId(place.group))?.roadmap).toBe(group?.roadmap);
});

test('an upload of another group is not applied', async () => {
  const { upload, user } = await openGroup();
  const { message } = await upload(CHANGED);
  const boss = user('Boss', { admin: true, workspaceId: 'guild-2' });
  // The other server's place has the same id for its group only by chance.
  await boss.say('setup group name:Larks');
  expect((await boss.press(message, 'Apply')).text).toContain('Nothing was changed.');
});

test('a new desk on the same data knows the uploaded roadmap and the former titles', async () => {
  const { upload, olga, store } = await openGroup();
  await olga.press((await upload(CHANGED)).message, 'Apply');
  const { shelfOf } = await import('#support/shelf.ts');
  const place = await store.read.places.byWorkspace({ surface: 'discord', workspaceId: 'guild-1' });
  const group = place && (await store.read.groups.byId(place.group));
  if (group === undefined) throw new Error('no group');
  const roadmap = await shelfOf(roadmapOf(YAML)).roadmapOf(group, store.read);
  expect(roadmap.id).toBe('ours');
  expect(roadmap.formerTitles?.get('docker-fundamentals')).toBe('Docker fundamentals');
});

test('who uploaded a roadmap finds it in what is stored about them', async () => {
  const { upload, olga } = await openGroup();
  await upload(CHANGED);
  const { answer } = await olga.say('privacy export');
  const [file] = answer.kind === 'message' ? (answer.files ?? []) : [];
  expect(JSON.parse(file?.content ?? '{}')).toMatchObject({
    roadmapsUploaded: [{ group: 'Owls', fileName: 'ours.yaml', format: 'yaml', source: CHANGED }],
  });
});

test('a prompt may have an id that every object has: its field is empty until it is answered', async () => {
  const named = YAML.replace('id: mlops-cv-de', 'id: named').replace(
    '      - id: feedback\n',
    '      - id: constructor\n',
  );
  expect(named).toContain('id: constructor');
  const { olga, ana } = await openGroup(roadmapOf(named));
  await olga.press((await olga.say('setup roadmap roadmap:named')).message, 'Apply');
  const open = async (label = 'Edit') => {
    const { answer } = await ana.press((await ana.say('checkpoint')).message, label);
    if (answer.kind !== 'form') throw new Error(answer.kind);
    return answer;
  };
  const valuesOf = ({ form }: Awaited<ReturnType<typeof open>>) =>
    form.fields.map(({ value }) => value);
  const empty = await open('Write my review');
  expect(valuesOf(empty)).toEqual([undefined, undefined, undefined, undefined]);
  await ana.submit(empty, { progress: 'Well' });
  expect((await ana.say('checkpoint')).text).not.toContain('function');
  const begun = await open();
  expect(valuesOf(begun)).toEqual(['Well', undefined, undefined, undefined]);
  await ana.submit(begun, { constructor: 'Asked Ben' });
  expect(valuesOf(await open())).toEqual([undefined, undefined, undefined, 'Asked Ben']);
});
