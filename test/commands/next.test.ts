import { expect, test } from 'vitest';
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
    'Resources for it',
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
