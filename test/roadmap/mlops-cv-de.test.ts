// The roadmap that comes with Cairn says what its source says, item by item.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { activityHours, allItems, countedItems, metricById } from '#core/roadmap/lookups.ts';
import type { Item, LevelStep, Roadmap } from '#core/roadmap/roadmap.ts';
import { loadRoadmapFile } from '#roadmap/format/load.ts';

const source = readFileSync('test/fixtures/roadmap/roadmap-source.md', 'utf8');
const roadmap = loaded();

function loaded(): Roadmap {
  const result = loadRoadmapFile('roadmap/mlops-cv-de.yaml');
  if (!result.ok) throw new Error(result.errors.map((error) => error.message).join('\n'));
  return result.roadmap;
}

/** The text between a heading and the next one of the same or a higher level. */
function section(text: string, heading: RegExp): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => heading.test(line));
  if (start < 0) throw new Error(`The source has no ${heading}`);
  const depth = /^#*/.exec(lines[start] ?? '')?.[0].length ?? 0;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => depth > 0 && new RegExp(`^#{1,${depth}} `).test(line));
  return rest.slice(0, end < 0 ? undefined : end).join('\n');
}

function bullets(text: string): string[] {
  return [...text.matchAll(/^- (?:\[ \] |[✅📖📺🎓] )?(.*)$/gmu)].map(([, title = '']) => title);
}

/** The bullets below a bold line, up to the next blank line. */
function bulletsBelow(text: string, label: string): string[] {
  return bullets(text.split(`**${label}:**\n`)[1]?.split('\n\n')[0] ?? '');
}

const titles = (entries: readonly { title: string }[]) => entries.map(({ title }) => title);

describe('the quarters', () => {
  const heads = [...source.matchAll(/^## Quarter (\d) \(Months (\d+)-(\d+)\): (.*)$/gm)];

  test('are the source’s eight, with their titles, months and focus', () => {
    expect(heads).toHaveLength(8);
    expect(
      roadmap.quarters.map(({ number, title, months, focus }) => ({
        number,
        title,
        months,
        focus,
      })),
    ).toEqual(
      heads.map(([, number, first, last, title]) => ({
        number: Number(number),
        title,
        months: { first: Number(first), last: Number(last) },
        focus: /^### Focus: (.*)$/m.exec(
          section(source, new RegExp(`^## Quarter ${number} `)),
        )?.[1],
      })),
    );
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'quarter %i has every item of the source, in order',
    (number) => {
      const text = section(source, new RegExp(`^## Quarter ${number} `));
      const quarter = roadmap.quarters[number - 1];
      expect(titles(quarter?.technologies ?? [])).toEqual(
        bulletsBelow(text, 'Technologies to Learn'),
      );
      expect(titles(quarter?.skills ?? [])).toEqual(bulletsBelow(text, 'Skills to Develop'));
      expect(titles(quarter?.deliverables ?? [])).toEqual(bulletsBelow(text, 'Deliverables'));
      expect(titles(quarter?.resources ?? [])).toEqual(bulletsBelow(text, 'Learning Resources'));
    },
  );

  test('hold 41 technologies, 40 skills, 32 deliverables and 25 resources', () => {
    const count = (kind: Item['kind']) => allItems(roadmap, kind).length;
    expect([count('technology'), count('skill'), count('deliverable'), count('resource')]).toEqual([
      41, 40, 32, 25,
    ]);
    expect(roadmap.items).toHaveLength(138);
  });

  test('mark as optional what the source marks so, and nothing else', () => {
    const optional = roadmap.items.filter((item) => item.optional);
    expect(titles(optional)).toEqual([
      'Cloud deployment (optional)',
      'Multi-armed bandits (optional)',
    ]);
    expect(roadmap.items.filter(({ title }) => title.includes('(optional)'))).toEqual(optional);
  });
});

test('every resource has the kind that its icon and title say', () => {
  const kinds = roadmap.quarters.map(({ resources }) => resources.map(({ resource }) => resource));
  expect(kinds).toEqual([
    ['docs', 'course', 'book', 'docs'],
    ['book', 'video', 'course'],
    ['course', 'book', 'video'],
    ['docs', 'course', 'video'],
    ['book', 'course', 'video'],
    ['course', 'book', 'video'],
    ['book', 'course', 'video'],
    ['course', 'course', 'book'],
  ]);
});

test('the skills matrix has the source’s cells', () => {
  const rows = section(source, /^## Skills Progression Matrix/)
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('|-'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('**', '')),
    );
  const cell = (step: LevelStep | null) => {
    if (step === null) return '-';
    const rising = step.from === undefined ? step.to : `${step.from} → ${step.to}`;
    return step.note === undefined ? rising : `${rising} (${step.note})`;
  };
  expect(rows).toHaveLength(7);
  expect([
    ['Skill Area', ...titles(roadmap.skills.halves)],
    ...roadmap.skills.areas.map(({ title, levels }) => [title, ...levels.map(cell)]),
  ]).toEqual(rows);
  expect(roadmap.skills.halves.map(({ quarters }) => quarters)).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8],
  ]);
});

test('the hours and the activities’ shares of them are the source’s', () => {
  const text = section(source, /^## Monthly Time Allocation/);
  const { weeklyHours: week, monthlyHours: month } = roadmap;
  expect(text).toContain(
    `~${week.minimum}-${week.maximum} hours/week (~${month.minimum}-${month.maximum} hours/month)`,
  );
  expect(
    roadmap.activities.map((activity) => {
      const { minimum, maximum } = activityHours(month, activity);
      return `- **${activity.title}:** ${activity.share}% (${minimum}-${maximum} hrs/month)`;
    }),
  ).toEqual(text.split('\n').filter((line) => line.startsWith('- ')));
  expect(roadmap.activities.map(({ id }) => id)).toEqual([
    'coding',
    'learning',
    'experimentation',
    'documentation',
  ]);
});

test('the checkpoints ask the source’s four prompts and tick its four steps', () => {
  const { quarterly, project } = roadmap.checkpoints;
  const review = section(source, /^### Every 3 Months/);
  const completion = section(source, /^### Every 6 Months/);
  expect(titles(quarterly.prompts)).toEqual(bullets(review));
  expect(titles(project.steps)).toEqual(bullets(completion));
  expect([quarterly.prompts.length, project.steps.length]).toEqual([4, 4]);
  expect(source).toContain(`### Every 3 Months (${quarterly.title})`);
  expect(source).toContain(`### Every 6 Months (${project.title})`);
  expect(project.afterQuarters).toEqual([2, 4, 6, 8]);
});

describe('the success metrics', () => {
  test('are the source’s twelve, in its three categories', () => {
    const expected = ['Technical', 'Learning', 'Career'].flatMap((category) =>
      bullets(section(source, new RegExp(`^### ${category} Metrics`))).map((title) => ({
        category,
        title,
      })),
    );
    expect(expected).toHaveLength(12);
    expect(roadmap.metrics.map(({ category, title }) => ({ category, title }))).toEqual(expected);
  });

  test('have the ids, kinds and targets that members and exports rely on', () => {
    expect(roadmap.metrics.map(({ id, kind, target }) => [id, kind, target])).toEqual([
      ['projects', 'count', 3],
      ['commits', 'count', 100],
      ['coverage', 'percentage', 80],
      ['deployed', 'yes-no', 1],
      ['technologies', 'count', 20],
      ['books', 'count', 5],
      ['courses', 'count', 10],
      ['community', 'yes-no', 1],
      ['portfolio', 'yes-no', 1],
      ['posts', 'count', 5],
      ['linkedin', 'yes-no', 1],
      ['ready', 'yes-no', 1],
    ]);
  });

  test('are counted by the bot where it can know', () => {
    const counted = roadmap.metrics.flatMap((metric) => {
      const items = countedItems(roadmap, metric);
      return items.length === 0 ? [] : [[metric.id, items.length]];
    });
    expect(counted).toEqual([
      ['projects', 3],
      ['technologies', 41],
      ['books', 7],
      ['courses', 9],
    ]);
    const projects = metricById(roadmap, 'projects');
    expect(titles(projects ? countedItems(roadmap, projects) : [])).toEqual([
      'Complete Project 1 documentation',
      'Complete Project 2 (Part 2)',
      'Complete Project 3',
    ]);
  });
});

test('the rest of the source is there: title, overview, adaptation, principle, dates', () => {
  expect(source).toContain(`# ${roadmap.title}\n`);
  expect(
    section(source, /^## Overview/)
      .trim()
      .split('\n')[0],
  ).toBe(roadmap.overview);
  const adaptation = section(source, /^## Flexibility/);
  expect(titles(roadmap.adaptReasons)).toEqual(bullets(adaptation));
  expect(roadmap.adaptReasons).toHaveLength(4);
  expect(adaptation).toContain(`${roadmap.adaptIntroduction}:\n`);
  expect(source).toContain(`**Key Principle:** ${roadmap.keyPrinciple}\n`);
  const month = ({ date }: Roadmap['nextReview']) =>
    date.toLocaleString('en', { month: 'long', year: 'numeric' });
  expect(source).toContain(`**Last Updated:** ${month(roadmap.lastUpdated)}`);
  expect(source).toContain(
    `**Next Review:** ${month(roadmap.nextReview)} (${roadmap.nextReview.note})`,
  );
  expect(roadmap.nextReview.precision).toBe('month');
  expect(roadmap.nextReview.date.toString()).toBe('2026-05-01');
});

test('no id is a word by which members may mean another item', () => {
  const hijackers = roadmap.items.filter(({ id }) =>
    roadmap.items.some((other) => other.id !== id && other.title.toLowerCase().includes(id)),
  );
  expect(hijackers).toEqual([]);
});
