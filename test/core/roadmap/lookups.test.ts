// What the rest of the product asks a roadmap.

import { expect, test } from 'vitest';
import {
  compareLevels,
  deliverablesOf,
  itemById,
  plannedLevel,
  quarterOf,
  skillAreaById,
} from '#core/roadmap/lookups.ts';
import { LEVELS, roadmapOf } from '#core/roadmap/roadmap.ts';
import { loadRoadmapFile } from '#roadmap/format/load.ts';

const loaded = loadRoadmapFile('roadmap/mlops-cv-de.yaml');
if (!loaded.ok) throw new Error('The roadmap is not valid');
const { roadmap } = loaded;

test('a quarter has its deliverables, the roadmap all of them, and no quarter none', () => {
  expect(deliverablesOf(roadmap, 1).map(({ id }) => id)).toEqual([
    'image-classification-model',
    'mlflow-tracking-setup',
    'fastapi-inference-endpoint',
    'dockerized-application',
  ]);
  expect(deliverablesOf(roadmap)).toHaveLength(32);
  expect([0, 9, 1.5].map((number) => deliverablesOf(roadmap, number))).toEqual([[], [], []]);
  expect(quarterOf(roadmap, 8)?.title).toBe('Full Stack + Portfolio');
});

test('an item knows its quarter; one that the roadmap no longer has is not found', () => {
  expect(itemById(roadmap, 'react-fundamentals')).toMatchObject({ kind: 'technology', quarter: 8 });
  expect(itemById(roadmap, 'constructor')).toBeUndefined();
});

test('the matrix says for each quarter which level an area is to reach', () => {
  const levels = (id: string) => {
    const area = skillAreaById(roadmap, id);
    return (
      area && [1, 2, 3, 8, 9].map((quarter) => plannedLevel(roadmap, area, quarter)?.to ?? null)
    );
  };
  expect(levels('ml-cv')).toEqual([
    'Intermediate',
    'Intermediate',
    'Intermediate',
    'Advanced',
    null,
  ]);
  expect(levels('data-engineering')).toEqual([null, null, 'Intermediate', 'Advanced', null]);
});

test('levels rise from Beginner to Expert', () => {
  expect(LEVELS.toSorted(compareLevels)).toEqual([
    'Beginner',
    'Intermediate',
    'Advanced',
    'Expert',
  ]);
  expect(compareLevels('Advanced', 'Intermediate')).toBeGreaterThan(0);
});

test('a roadmap in which two items share an id is a bug, not a roadmap', () => {
  const [first] = roadmap.quarters;
  const quarters = first ? [first, first] : [];
  expect(() => roadmapOf({ ...roadmap, quarters })).toThrow('repeats an item');
});
