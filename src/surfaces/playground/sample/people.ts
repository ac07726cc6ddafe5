// The seven members of the sample group: what they want, and how their ten weeks went.
import type { NudgePreference, Visibility } from '#core/model/members.ts';

/** A completion: which item of the first quarter, on which day counted from the cohort's start. */
export type SampleCompletion = {
  readonly kind: 'technology' | 'skill' | 'deliverable' | 'resource';
  /** Its place among the quarter's items of its kind, from 0. */
  readonly at: number;
  readonly day: number;
  readonly evidence?: string;
  readonly note?: string;
  /** By the ids of other members. */
  readonly verifiedBy?: readonly string[];
};

/** How a member goes on after these weeks. */
export type SampleHabit = {
  /** The first week of it, counted like the others. */
  readonly from: number;
  /** Hours of an ordinary week. */
  readonly hours: number;
  /** How many weeks a deliverable takes. */
  readonly weeksAStone: number;
};

export type SamplePerson = {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly goal: number;
  readonly visibility: Visibility;
  readonly nudge: NudgePreference;
  /** The week in which they joined, from 0; the first is the cohort's. */
  readonly joined: number;
  /** Hours of each week from the cohort's start, the current one last: of that, what lies ahead is still to come. */
  readonly hours: readonly number[];
  readonly later: SampleHabit;
  /** Logs after midnight, for the day before: their day ends at four. */
  readonly nightOwl?: true;
  readonly pause?: { readonly fromWeek: number; readonly weeks: number; readonly reason: string };
  readonly completions: readonly SampleCompletion[];
};

export const SAMPLE_PEOPLE: readonly SamplePerson[] = [
  {
    id: 'ana',
    name: 'Ana',
    zone: 'Europe/Berlin',
    goal: 15,
    visibility: 'public',
    nudge: 'mention',
    joined: 0,
    hours: [15.5, 16, 15, 17, 15.25, 16.5, 15, 18, 15.75, 16, 16.25],
    later: { from: 11, hours: 16.5, weeksAStone: 3 },
    completions: [
      { kind: 'resource', at: 0, day: 12, note: 'The autograd chapter is worth reading twice' },
      { kind: 'technology', at: 0, day: 17 },
      {
        kind: 'deliverable',
        at: 1,
        day: 29,
        evidence: 'https://github.com/ana/mlflow-setup',
        verifiedBy: ['ben', 'chioma'],
      },
      { kind: 'technology', at: 3, day: 30 },
      { kind: 'skill', at: 2, day: 36 },
      {
        kind: 'deliverable',
        at: 0,
        day: 51,
        evidence: 'https://github.com/ana/cifar10-resnet',
        note: '91 % on the test set',
        verifiedBy: ['emre'],
      },
      { kind: 'technology', at: 4, day: 58 },
      { kind: 'deliverable', at: 2, day: 66, evidence: 'https://github.com/ana/cifar10-api' },
    ],
  },
  {
    id: 'ben',
    name: 'Ben',
    zone: 'America/New_York',
    goal: 20,
    visibility: 'public',
    nudge: 'dm',
    joined: 0,
    hours: [22, 24.5, 21, 26, 20, 23.5, 25, 21.75, 24, 22, 22.5],
    later: { from: 11, hours: 22.5, weeksAStone: 3 },
    completions: [
      { kind: 'technology', at: 0, day: 8 },
      { kind: 'resource', at: 1, day: 11 },
      { kind: 'technology', at: 1, day: 15 },
      {
        kind: 'deliverable',
        at: 0,
        day: 20,
        evidence: 'https://github.com/ben/flowers-classifier',
        verifiedBy: ['ana', 'goro', 'chioma'],
      },
      { kind: 'skill', at: 0, day: 21 },
      { kind: 'technology', at: 5, day: 33 },
      {
        kind: 'deliverable',
        at: 1,
        day: 38,
        evidence: 'https://github.com/ben/flowers-mlflow',
        verifiedBy: ['ana'],
      },
      { kind: 'skill', at: 4, day: 44 },
      {
        kind: 'deliverable',
        at: 2,
        day: 47,
        evidence: 'https://github.com/ben/flowers-api',
        verifiedBy: ['chioma'],
      },
      { kind: 'resource', at: 2, day: 55 },
      { kind: 'deliverable', at: 3, day: 61, evidence: 'https://github.com/ben/flowers-docker' },
    ],
  },
  {
    id: 'chioma',
    name: 'Chioma',
    zone: 'Africa/Lagos',
    goal: 16,
    visibility: 'public',
    nudge: 'mention',
    joined: 0,
    hours: [16.5, 14, 17, 16, 18, 16.25, 12, 17.5, 16, 16.75, 14.5],
    later: { from: 11, hours: 16.5, weeksAStone: 3.5 },
    completions: [
      { kind: 'technology', at: 0, day: 16 },
      { kind: 'skill', at: 1, day: 31, note: 'Fine-tuned EfficientNet on 400 pictures' },
      {
        kind: 'deliverable',
        at: 0,
        day: 40,
        evidence: 'https://github.com/chioma/cassava-leaves',
        verifiedBy: ['ben', 'ana'],
      },
      { kind: 'resource', at: 3, day: 50 },
      {
        kind: 'deliverable',
        at: 1,
        day: 57,
        evidence: 'https://github.com/chioma/cassava-mlflow',
        verifiedBy: ['ana'],
      },
    ],
  },
  {
    id: 'dee',
    name: 'Dee',
    zone: 'America/Los_Angeles',
    goal: 15,
    visibility: 'public',
    nudge: 'mention',
    joined: 0,
    hours: [15, 13, 9.5, 11, 6, 4.5, 0, 0, 0, 0, 0],
    later: { from: 13, hours: 7, weeksAStone: 6 },
    completions: [
      { kind: 'technology', at: 0, day: 24 },
      { kind: 'deliverable', at: 1, day: 37, evidence: 'https://github.com/dee/tracking' },
    ],
  },
  {
    id: 'emre',
    name: 'Emre',
    zone: 'Europe/Istanbul',
    goal: 15,
    visibility: 'public',
    nudge: 'off',
    joined: 4,
    hours: [0, 0, 0, 0, 12, 15.5, 16, 17, 15.25, 18.5, 16],
    later: { from: 11, hours: 16, weeksAStone: 3.5 },
    nightOwl: true,
    completions: [
      { kind: 'technology', at: 5, day: 43 },
      { kind: 'technology', at: 0, day: 52 },
      {
        kind: 'deliverable',
        at: 3,
        day: 64,
        evidence: 'https://gitlab.com/emre/docker-first',
        note: 'Began with what I knew',
        verifiedBy: ['ben'],
      },
    ],
  },
  {
    id: 'farah',
    name: 'Farah',
    zone: 'Asia/Karachi',
    goal: 10,
    visibility: 'anonymous',
    nudge: 'dm',
    joined: 0,
    hours: [10.5, 8, 11, 10, 9, 12, 10.25, 10, 10.5, 11, 10.5],
    later: { from: 11, hours: 11, weeksAStone: 5 },
    completions: [
      { kind: 'resource', at: 0, day: 22 },
      { kind: 'skill', at: 0, day: 45 },
      {
        kind: 'deliverable',
        at: 0,
        day: 60,
        evidence: 'https://example.org/portfolio/bird-calls',
        verifiedBy: ['goro'],
      },
    ],
  },
  {
    id: 'goro',
    name: 'Gorō',
    zone: 'Asia/Tokyo',
    goal: 12,
    visibility: 'public',
    nudge: 'off',
    joined: 0,
    hours: [12.5, 13, 12, 12.75, 12, 0, 0, 13, 12.25, 14, 12.5],
    later: { from: 11, hours: 12.75, weeksAStone: 4.5 },
    pause: { fromWeek: 5, weeks: 2, reason: 'Moving to another city' },
    completions: [
      { kind: 'technology', at: 2, day: 26 },
      { kind: 'deliverable', at: 1, day: 34, verifiedBy: ['ben'] },
      { kind: 'technology', at: 0, day: 59, note: 'Back after the move' },
    ],
  },
];

/** What people write beside their hours, by activity. */
export const SAMPLE_NOTES: Readonly<Record<string, readonly string[]>> = {
  coding: [
    'Data loader and augmentations',
    'Training loop with checkpoints',
    'Wrote the /predict endpoint',
    'Smaller image: multi-stage build',
    'Fixed the label mapping',
  ],
  learning: [
    'Chapters 3 and 4',
    'Video about path parameters and Pydantic',
    'How a model registry works',
    'Batch norm, again',
  ],
  experimentation: [
    'Learning-rate sweep, 12 runs',
    'Frozen against fine-tuned backbone',
    'Mixed precision: twice as fast',
  ],
  documentation: ['README with results', 'Diagram of the pipeline', 'Wrote down what did not work'],
};

/** What people write in their reviews, answer by answer. */
export const SAMPLE_REVIEW: readonly string[] = [
  'Three of four stones laid; the last one took longer than planned.',
  'One week of air before each deadline from now on.',
  'More on monitoring: several job offers ask for it.',
  'Ben looked at my code and found two things that I had missed.',
];
