// Where a member stands at the success metrics: what the bot counts, what adds, what sets.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompletionEntry } from '#core/model/entries.ts';
import { entryId } from '#core/model/ids.ts';
import { roadmapOf } from '#core/roadmap/roadmap.ts';
import { type LoggedAmount, metricStandings } from '#core/rules/metrics.ts';
import { Temporal } from '#core/time/temporal.ts';
import { loadRoadmapFile } from '#roadmap/format/load.ts';
import { date } from './values.ts';

const loaded = loadRoadmapFile('roadmap/mlops-cv-de.yaml');
if (!loaded.ok) throw new Error('The roadmap is not valid');
const { roadmap } = loaded;

type Completed = Pick<CompletionEntry, 'item' | 'itemKind'>;

function logged(id: number, metric: string, amount: number, on = '2026-03-02'): LoggedAmount {
  const known = entryId(String(id));
  if (known === undefined) throw new Error('not an id');
  const recordedAt = Temporal.Instant.from('2026-03-03T10:00:00Z').add({ minutes: id });
  return { id: known, metric, amount, date: date(on), recordedAt };
}

function standing(
  metric: string,
  entries: readonly LoggedAmount[] = [],
  completions: readonly Completed[] = [],
  of = roadmap,
) {
  const found = metricStandings(of, completions, entries).find((each) => each.metric.id === metric);
  if (found === undefined) throw new Error(`no standing of ${metric}`);
  return found;
}

const DOCKER: Completed = { item: 'docker-fundamentals', itemKind: 'technology' };

describe('success metrics', () => {
  test('every metric of the roadmap has a standing, in the roadmap’s order, from nothing on', () => {
    const all = metricStandings(roadmap, [], []);
    expect(all.map(({ metric }) => metric.id)).toEqual(roadmap.metrics.map(({ id }) => id));
    expect(all.every(({ value, met }) => value === 0 && !met)).toBe(true);
  });

  test('counts add up and are met at the target', () => {
    const entries = [logged(1, 'posts', 3), logged(2, 'posts', 1), logged(3, 'commits', 12)];
    expect(standing('posts', entries)).toMatchObject({ value: 4, target: 5, met: false });
    expect(standing('posts', [...entries, logged(4, 'posts', 1)])).toMatchObject({ met: true });
  });

  test('a percentage and a yes-no are what was said last, by date and then by recording', () => {
    const entries = [
      logged(3, 'coverage', 70, '2026-03-01'),
      logged(1, 'coverage', 60, '2026-03-02'),
      logged(2, 'coverage', 85, '2026-03-02'),
    ];
    expect(standing('coverage', entries)).toMatchObject({ value: 85, logged: 85, met: true });
    const told = [logged(1, 'deployed', 1), logged(2, 'deployed', 0)];
    expect(standing('deployed', told)).toMatchObject({ value: 0, met: false });
  });

  test('what the bot counts and what was logged make one value', () => {
    const counted = standing('technologies', [logged(1, 'technologies', 2)], [DOCKER]);
    expect(counted).toMatchObject({ counted: 1, logged: 2, value: 3 });
    const projects = standing('projects', [], [{ item: 'project-3', itemKind: 'deliverable' }]);
    expect(projects).toMatchObject({ counted: 1, logged: 0, value: 1 });
    expect(projects.latest).toBeUndefined();
  });

  test('an item counts once, and for nothing but its metric', () => {
    expect(standing('technologies', [], [DOCKER, DOCKER]).value).toBe(1);
    expect(standing('books', [], [DOCKER]).value).toBe(0);
    expect(standing('commits', [], [DOCKER]).value).toBe(0);
  });

  test('a technology that the roadmap no longer has stays learned', () => {
    const without = roadmapOf({
      ...roadmap,
      quarters: roadmap.quarters.map((quarter) => ({
        ...quarter,
        technologies: quarter.technologies.filter(({ id }) => id !== DOCKER.item),
      })),
    });
    expect(standing('technologies', [], [DOCKER], without).value).toBe(1);
  });

  test('the order in which entries come makes no difference', () => {
    const amounts = fc.record({ amount: fc.nat(100), day: fc.integer({ min: 1, max: 28 }) });
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 8 }), (list) => {
        const entries = list.map(({ amount, day }, index) =>
          logged(index + 1, 'coverage', amount, `2026-02-${String(day).padStart(2, '0')}`),
        );
        expect(standing('coverage', entries.toReversed())).toEqual(standing('coverage', entries));
      }),
    );
  });
});
