import { expect, test } from 'vitest';
import { labelsOf } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';

const FIRST_QUARTER = [
  'image-classification-model',
  'mlflow-tracking-setup',
  'fastapi-inference-endpoint',
  'dockerized-application',
];

test('resources are those of the quarter whose deliverable comes next', async () => {
  const { ben } = await studyGroup();
  for (const item of FIRST_QUARTER) await ben.say(`done ${item}`);
  const { text } = await ben.say('next');
  expect(text).toContain('The next one: Production-ready CV model with >85% accuracy (quarter 2).');
  expect(text).toContain('PyTorch Lightning tutorials');
  expect(text).not.toContain('FastAPI course');
});

test('what is overdue comes first, then the current quarter, the hours of the week, resources', async () => {
  const { ben, setNow } = await studyGroup();
  setNow('2026-05-26T10:00:00Z');
  await ben.say('log 4h');
  const { text } = await ben.say('next');
  const order = [
    'Open from earlier quarters',
    'Image classification model',
    'Open in this quarter',
    'Production-ready CV model',
    'This week needs 11 h more. Quarter 2 ends Sat 22 Aug.',
    'Resources for quarter 1',
  ];
  const places = order.map((words) => text.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

test('before the start it says what to begin with, not that all is done', async () => {
  const { user } = await studyGroup();
  const dee = user('Dee');
  await dee.say('join start:2026-03-24');
  const { text } = await dee.say('next');
  expect(text).toContain('Your plan starts Tue 24 Mar.');
  expect(text).toContain('To begin with: Image classification model');
  expect(text).toContain('FastAPI course');
  expect(text).not.toContain('are done');
});

test('with everything done nothing is called open, nor forecast', async () => {
  const { ben, roadmap, setNow } = await studyGroup();
  for (const { id } of roadmap.items) await ben.say(`done ${id}`);
  setNow('2028-04-10T10:00:00Z');
  const { text } = await ben.say('next');
  expect(text).toContain('Your plan is over.');
  expect(text).toContain('Every deliverable of the roadmap is done.');
  expect(text).not.toMatch(/open|When one is done/);
  const overview = (await ben.say('progress')).text;
  expect(overview).toContain('Every deliverable of the roadmap is done.');
  expect(overview).not.toContain('Forecast');
});

test('resources are those about the deliverable, where there are any', async () => {
  const { ben } = await studyGroup();
  await ben.say('done image-classification-model');
  const { text } = await ben.say('next');
  expect(text).toContain(
    'Resources for MLflow experiment tracking setup\n- MLflow documentation and tutorials · docs\n',
  );
  expect(text).not.toContain('FastAPI course');
  await ben.say('done mlflow-documentation-and-tutorials');
  expect((await ben.say('next')).text).not.toContain('MLflow documentation');
});

test('Done picks an open deliverable from a list, and is answered in its place', async () => {
  const { ben, posted } = await studyGroup();
  await ben.say('done mlflow-tracking-setup');
  const picker = await ben.press((await ben.say('next')).message, 'Done');
  expect(picker.answer).toMatchObject({ replaces: true, audience: 'asker' });
  const select = picker.message.blocks.find((block) => block.kind === 'select');
  const offered = select?.options.map(({ value }) => value);
  expect(offered).toHaveLength(25);
  expect(offered?.slice(0, 3)).toEqual([
    'image-classification-model',
    'fastapi-inference-endpoint',
    'dockerized-application',
  ]);
  const done = await ben.choose(picker.message, 'dockerized-application');
  expect(done.text).toContain('🪨 Dockerized application is done');
  expect(done.answer).toMatchObject({ replaces: true });
  expect(labelsOf(done.message)).toEqual(['Undo', 'Edit']);
  expect(JSON.stringify(posted.at(-1)?.message)).toContain('laid a stone');
  const again = await ben.choose(picker.message, 'dockerized-application');
  expect(again.text).toContain('was already done');
  expect((await ben.choose(picker.message, 'made-up')).text).toContain('Nothing was logged.');
});

test('Add evidence picks a stone without a link, and opens its form', async () => {
  const { ben, chi } = await studyGroup();
  await ben.say('done dockerized-application evidence:https://github.com/ben/app');
  expect(labelsOf((await ben.say('next')).message)).not.toContain('Add evidence');
  await ben.say('done mlflow-tracking-setup');
  const picker = await ben.press((await ben.say('next')).message, 'Add evidence');
  const select = picker.message.blocks.find((block) => block.kind === 'select');
  expect(select?.options.map(({ label }) => label)).toEqual(['MLflow experiment tracking setup']);
  const id = select?.options[0]?.value ?? '';
  const form = await ben.choose(picker.message, id);
  const evidence = 'https://github.com/ben/mlflow';
  const changed = await ben.submit(form.answer, { evidence, date: '2026-03-03' });
  expect(changed.text).toContain('github.com/ben/mlflow');
  expect(labelsOf((await ben.say('next')).message)).not.toContain('Add evidence');
  expect((await chi.choose(picker.message, id)).text).toContain('Nothing was changed.');
});

test('a forecast long after the plan leads with what would help, and offers a shift with a number', async () => {
  const { ben, setNow } = await studyGroup();
  await ben.say('log 2h coding date:2026-02-25');
  expect((await ben.say('next')).text).not.toContain('What would help');
  setNow('2026-04-06T10:00:00Z');
  await ben.say('log 2h coding date:2026-03-20');
  for (const typed of ['next', 'progress']) {
    const said = await ben.say(typed);
    const help = said.text.split('\n').find((line) => line.startsWith('What would help'));
    const [, weeks] =
      help?.match(
        /^What would help: \d+ h(?: 30)? a week to be done by Tue 22 Feb 2028, or (\d+) weeks? more for quarter 1\.$/,
      ) ?? [];
    expect(Number(weeks)).toBeGreaterThan(0);
    expect(Number(weeks)).toBeLessThanOrEqual(26);
    expect(said.text.indexOf('What would help')).toBeLessThan(
      said.text.indexOf(typed === 'next' ? 'Open in this quarter' : 'Forecast'),
    );
    const { answer } = await ben.press(said.message, 'Shift my plan');
    if (answer.kind !== 'form') throw new Error('no form');
    expect(answer.form.fields.find(({ id }) => id === 'weeks')).toMatchObject({ value: weeks });
    const shifted = await ben.submit(answer, { weeks: weeks ?? '' });
    expect(shifted.text).toContain(`${weeks} weeks later`);
    await ben.press(shifted.message, 'Undo');
  }
  await ben.say('plan pause');
  expect((await ben.say('progress')).text).not.toContain('What would help');
});
