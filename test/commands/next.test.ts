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
