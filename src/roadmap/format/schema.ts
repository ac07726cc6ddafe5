// The shape of a roadmap file. Rules that span several places of it are in coherence.ts.

import * as z from 'zod';
import { LEVELS, RESOURCE_KINDS } from '#core/roadmap/roadmap.ts';
import {
  hours,
  id,
  line,
  list,
  mapping,
  monthOrDay,
  oneOf,
  paragraphs,
  url,
  whole,
} from './schema-fields.ts';

const MAX_QUARTERS = 40;
const MAX_ITEMS = 50;
const HOURS_A_WEEK = 168;
const HOURS_A_MONTH = 744;
const MAX_TARGET = 1_000_000;
/** A review is a form with one field a prompt, and Discord's forms have five. */
const MAX_PROMPTS = 5;

const item = {
  id: id(
    'Identifies the item for good: progress depends on it, so it survives renaming and moving.',
  ),
  title: line('What members read.'),
  optional: z
    .boolean('true or false')
    .optional()
    .describe('Whether members may leave it out; false unless given.'),
  url: url('Where to read more.').optional(),
};

const resourceKind = oneOf('What sort of resource it is.', RESOURCE_KINDS);

const quarterNumber = whole('The number of the quarter, counted from 1.', 1, MAX_QUARTERS);

const quarter = mapping({
  number: quarterNumber,
  title: line('The name of the quarter.'),
  focus: line('What the quarter is about.'),
  months: mapping({
    first: whole('The first month of the quarter, counted from the start.', 1, 1_000),
    last: whole('The last month of the quarter.', 1, 1_000),
  }).describe('The months that the quarter takes; they follow those of the quarter before.'),
  technologies: list('Technologies to learn.', mapping(item), 0, MAX_ITEMS).optional(),
  skills: list('Skills to develop.', mapping(item), 0, MAX_ITEMS).optional(),
  deliverables: list('What a member builds: this is what counts.', mapping(item), 1, MAX_ITEMS),
  resources: list(
    'Where to learn it.',
    mapping({ ...item, kind: resourceKind }),
    0,
    MAX_ITEMS,
  ).optional(),
});

const activity = mapping({
  id: id('Names the activity in logged hours.'),
  title: line('What members read.'),
  share: whole('Per cent of the hours; those of all activities add up to 100.', 0, 100),
});

const levelStep = mapping({
  from: oneOf('The level at the beginning, when it rises on the way.', LEVELS).optional(),
  to: oneOf('The level to reach.', LEVELS),
  note: line('A remark, such as "existing".').optional(),
});

const skills = mapping({
  halves: list(
    'The columns of the matrix.',
    mapping({
      title: line('The heading of the column.'),
      quarters: list('The quarters that it covers.', quarterNumber, 1, MAX_QUARTERS),
    }),
    0,
    MAX_QUARTERS,
  ),
  areas: list(
    'The rows of the matrix.',
    mapping({
      id: id('Names the skill area.'),
      title: line('What members read.'),
      levels: list(
        'One level for each column; null where there is none.',
        levelStep.nullable(),
        0,
        40,
      ),
    }),
    0,
    25,
  ),
});

const titled = mapping({ id: id('Names the entry.'), title: line('What members read.') });

const checkpoints = mapping({
  quarterly: mapping({
    title: line('The name of the review at the end of each quarter.'),
    prompts: list('What the review asks.', titled, 1, MAX_PROMPTS),
  }).describe('The review at the end of each quarter.'),
  project: mapping({
    title: line('The name of the project completion.'),
    afterQuarters: list(
      'The quarters after which a project is completed.',
      quarterNumber,
      0,
      MAX_QUARTERS,
    ),
    steps: list('What completes a project.', titled, 1, 10),
  }).describe('What some of the reviews carry too: the completion of a project.'),
});

const counted = z
  .discriminatedUnion(
    'by',
    [
      mapping({ by: z.literal('technologies') }),
      mapping({ by: z.literal('resources'), kind: resourceKind }),
      mapping({
        by: z.literal('items'),
        items: list('The items that are counted.', id('The id of an item.'), 1, MAX_ITEMS),
      }),
    ],
    'a mapping whose key "by" is technologies, resources or items',
  )
  .describe('What the bot counts by itself. Without it, members log the metric.');

const metricFacts = {
  id: id('Names the metric.'),
  title: line('What members read.'),
  category: line('The heading that the metric stands under.'),
};

const metric = z.discriminatedUnion(
  'kind',
  [
    mapping({
      ...metricFacts,
      kind: z.literal('count').describe('What is logged is added up.'),
      target: whole('How many it takes to reach it.', 1, MAX_TARGET),
      counted: counted.optional(),
    }),
    mapping({
      ...metricFacts,
      kind: z.literal('percentage').describe('The latest entry counts.'),
      target: whole('The percentage at which it is reached.', 1, 100),
    }),
    mapping({
      ...metricFacts,
      kind: z.literal('yes-no').describe('Reached or not; logged as 1 or 0.'),
    }),
  ],
  'a mapping whose key "kind" is count, percentage or yes-no',
);

function hoursRange(meaning: string, most: number) {
  return mapping({
    minimum: hours('The least, in hours.', most),
    maximum: hours('The most, in hours.', most),
  }).describe(meaning);
}

export const roadmapSchema = mapping({
  id: id('Names the roadmap.'),
  title: line('The name of the roadmap.'),
  overview: paragraphs('What the roadmap is, in a few sentences.'),
  keyPrinciple: line('The one sentence to remember.'),
  lastUpdated: monthOrDay('When the roadmap was last changed.'),
  nextReview: mapping({
    date: monthOrDay('When to look at the roadmap again; a month means its first day.'),
    note: line('Why then.').optional(),
  }).describe('The review of the roadmap itself; the bot reminds the admin.'),
  weeklyHours: hoursRange('The hours that the roadmap asks for in a week.', HOURS_A_WEEK),
  monthlyHours: hoursRange('The hours that the roadmap asks for in a month.', HOURS_A_MONTH),
  activities: list('How the hours divide.', activity, 1, 25),
  quarters: list('The quarters, in order.', quarter, 1, MAX_QUARTERS),
  skills: skills.optional().describe('The skills progression matrix.'),
  checkpoints: checkpoints.describe('What happens when a quarter ends.'),
  metrics: list('The success metrics.', metric, 0, 50).optional(),
  adaptIntroduction: line('The sentence before the reasons to adapt.').optional(),
  adaptReasons: list('Why a member may change the plan.', titled, 0, 25).optional(),
});

/** A roadmap file whose shape is right. */
export type AuthoredRoadmap = z.infer<typeof roadmapSchema>;
