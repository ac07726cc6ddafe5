// Items are found as members type them, and offered in the order that serves them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findItem, suggestItems } from '#core/roadmap/find-item.ts';
import { findTitled, matchTitled } from '#core/roadmap/find-titled.ts';
import type { Item } from '#core/roadmap/roadmap.ts';
import { loadRoadmapFile } from '#roadmap/format/load.ts';

const loaded = loadRoadmapFile('roadmap/mlops-cv-de.yaml');
if (!loaded.ok) throw new Error('The roadmap is not valid');
const { roadmap } = loaded;

const anyItem = fc.constantFrom(...roadmap.items);
/** A text with the case of each letter left to chance. */
const anyCase = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((upper) =>
      [...text].map((each, index) => (upper[index] ? each.toUpperCase() : each)).join(''),
    );

function found(text: string): string {
  const finding = findItem(roadmap, text);
  return finding.outcome === 'found' ? finding.entry.title : finding.outcome;
}

describe('an item is found', () => {
  test('by its id and by its exact title, whatever the case', () => {
    const typed = anyItem.chain((item) =>
      fc.tuple(fc.constant(item), fc.oneof(anyCase(item.id), anyCase(item.title))),
    );
    fc.assert(
      fc.property(typed, ([item, text]) => found(text) === item.title),
      { numRuns: 500 },
    );
    for (const item of roadmap.items) {
      expect([found(item.id), found(item.title)]).toEqual([item.title, item.title]);
    }
  });

  test.each([
    [
      'an unambiguous part',
      'cifar-10',
      'Image classification model (e.g., CIFAR-10 or custom dataset)',
    ],
    ['a part in another case', 'DOCKERIZED', 'Dockerized application'],
    ['quotes around it', '"dockerized application"', 'Dockerized application'],
    ['curly quotes around it', '“Dockerized application”', 'Dockerized application'],
    ['quotes that belong to it left out', 'Learning React book', '"Learning React" book'],
    ['white space repeated', '  dockerized \t application ', 'Dockerized application'],
    ['another dash', 'Auto‑scaling configuration', 'Auto-scaling configuration'],
    ['punctuation left out', 'a b testing framework', 'A/B testing framework'],
    ['words run together', 'mlops zoom camp', 'GitHub Actions for ML (MLOps Zoomcamp)'],
    ['accents that it lacks', 'dockerizéd', 'Dockerized application'],
    ['full-width letters', 'Ｄｏｃｋｅｒｉｚｅｄ', 'Dockerized application'],
    ['a part of an id alone', 'tracking setup', 'MLflow experiment tracking setup'],
    ['an exact title that is a part of another', 'model drift detection', 'Model drift detection'],
  ])('with %s', (_name, text, title) => {
    expect(found(text)).toBe(title);
  });
});

describe('a part of several titles', () => {
  test('is never decided in silence', () => {
    const part = anyItem.chain(({ title }) =>
      fc
        .tuple(fc.nat(title.length - 1), fc.nat(title.length))
        .map(([from, length]) => title.slice(from, from + length + 1)),
    );
    fc.assert(
      fc.property(part, (text) => {
        const typed = text.trim().toLowerCase();
        fc.pre(typed !== '');
        const holders = roadmap.items.filter(({ title }) => title.toLowerCase().includes(typed));
        const exact = holders.filter(
          ({ id, title }) => id === typed || title.toLowerCase() === typed,
        );
        fc.pre(exact.length === 0 && !/^["'`]/.test(typed));
        const finding = findItem(roadmap, text);
        if (holders.length === 1) {
          expect(finding).toEqual({ outcome: 'found', entry: holders[0] });
        } else {
          expect(finding.outcome).toBe('ambiguous');
          if (finding.outcome === 'ambiguous') {
            expect(new Set(finding.candidates)).toEqual(new Set(holders));
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('offers its candidates, titles that begin with it first', () => {
    const finding = findItem(roadmap, 'mlflow');
    expect(finding).toMatchObject({ outcome: 'ambiguous' });
    const kubernetes = findItem(roadmap, 'kubernetes');
    const titles =
      kubernetes.outcome === 'ambiguous' ? kubernetes.candidates.map(({ title }) => title) : [];
    expect(titles).toEqual([
      'Kubernetes fundamentals',
      'Kubernetes deployment for ML system',
      'Kubernetes for ML (Kubeflow tutorials)',
      '"Kubernetes Up & Running" book',
      'Deploying ML models on Kubernetes',
    ]);
  });

  test('also when two entries share a whole title', () => {
    const twins = [
      { id: 'one', title: 'Same' },
      { id: 'two', title: 'same' },
    ];
    expect(findTitled(twins, 'SAME')).toEqual({ outcome: 'ambiguous', candidates: twins });
    expect(findTitled(twins, 'two')).toEqual({ outcome: 'found', entry: twins[1] });
  });
});

describe('what no item is called', () => {
  test('gets the items that are spelt alike', () => {
    const near = (text: string) => {
      const finding = findItem(roadmap, text);
      return finding.outcome === 'unknown' ? finding.nearest.map(({ title }) => title) : [];
    };
    expect(near('Dockerised aplication')[0]).toBe('Dockerized application');
    expect(near('mlfow tracking')[0]).toMatch(/^MLflow/);
    expect(near('prometeus')[0]).toMatch(/Prometheus/);
    expect(near('torchvision 2026-11-20 at last')).toEqual(['torchvision and image preprocessing']);
    // Two letters in the wrong order, in a short word too.
    expect(near('Dokcerized applicatoin')[0]).toBe('Dockerized application');
    expect(near('dcv setup')[0]).toMatch(/^DVC/);
    expect(near('basket weaving')).toEqual([]);
    expect(near('kubernetis').length).toBeLessThanOrEqual(5);
  });

  test('is told apart from nothing and from mere punctuation', () => {
    for (const text of ['', '   ', '""', '???', '\u0000', '🪨']) {
      expect(findItem(roadmap, text)).toEqual({ outcome: 'unknown', nearest: [] });
    }
  });

  test('never makes the finder throw', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        findItem(roadmap, typed);
        suggestItems(roadmap, typed, { done: new Set(), skipped: new Set(), currentQuarter: 1 });
      }),
    );
    expect(findItem(roadmap, 'z'.repeat(100_000)).outcome).toBe('unknown');
  });
});

test('letters that look alike only in another form are found: ß, final sigma, punctuation in a name', () => {
  const entries = [
    { id: 'street', title: 'Straße' },
    { id: 'road', title: 'ΟΔΟΣ' },
    { id: 'c-plus-plus', title: 'C++' },
    { id: 'c-sharp', title: 'C#' },
  ];
  const id = (text: string) => {
    const finding = findTitled(entries, text);
    return finding.outcome === 'found' ? finding.entry.id : finding.outcome;
  };
  expect([id('STRASSE'), id('οδος'), id('c++'), id('"c#"'), id('c')]).toEqual([
    'street',
    'road',
    'c-plus-plus',
    'c-sharp',
    'ambiguous',
  ]);
});

describe('activities, metrics and skill areas are read in the same way', () => {
  const one = (entries: readonly { id: string; title: string }[], text: string) => {
    const finding = findTitled(entries, text);
    return finding.outcome === 'found' ? finding.entry.id : finding.outcome;
  };

  test.each([
    ['coding', 'coding'],
    ['cod', 'coding'],
    ['Implementation', 'coding'],
    ['code', 'unknown'],
    ['doc', 'documentation'],
    ['portfolio', 'documentation'],
    ['research', 'experimentation'],
    ['ing', 'ambiguous'],
  ])('activity %s', (text, id) => {
    expect(one(roadmap.activities, text)).toBe(id);
  });

  test.each([
    ['posts', 'posts'],
    ['commit', 'commits'],
    ['Portfolio', 'portfolio'],
    ['80%+ test coverage on all projects', 'coverage'],
    ['project', 'ambiguous'],
    ['projects', 'projects'],
  ])('metric %s', (text, id) => {
    expect(one(roadmap.metrics, text)).toBe(id);
  });

  test.each([
    ['ml/cv', 'ml-cv'],
    ['ML-CV', 'ml-cv'],
    ['data', 'data-engineering'],
    ['end', 'ambiguous'],
  ])('area %s', (text, id) => {
    expect(one(roadmap.skills.areas, text)).toBe(id);
  });

  test('and offered as they are typed', () => {
    expect(matchTitled(roadmap.activities, '')).toHaveLength(4);
    expect(matchTitled(roadmap.activities, 'exp').map(({ entry }) => entry.id)).toEqual([
      'experimentation',
    ]);
  });
});

describe('suggestions', () => {
  const nothing: ReadonlySet<string> = new Set();
  const start = { done: nothing, skipped: nothing, currentQuarter: 1 };
  const ids = (items: readonly Item[]) => items.map(({ id }) => id);

  test('begin with the open deliverables of the current quarter', () => {
    const offered = suggestItems(roadmap, '', start);
    expect(offered).toHaveLength(25);
    expect(ids(offered).slice(0, 4)).toEqual(ids(roadmap.quarters[0]?.deliverables ?? []));
    expect(offered.slice(0, 19).every(({ quarter }) => quarter === 1)).toBe(true);
  });

  test('put later quarters’ items after the open ones, then skipped and completed ones', () => {
    const context = {
      done: new Set(['mlflow-tracking-setup']),
      skipped: new Set(['mlflow-docs']),
      currentQuarter: 1,
    };
    expect(ids(suggestItems(roadmap, 'mlflow', context))).toEqual([
      'mlflow-fundamentals',
      'mlflow-docs',
      'mlflow-tracking-setup',
    ]);
    const monitoring = suggestItems(roadmap, 'monitoring', { ...start, currentQuarter: 3 });
    const late = monitoring.map(({ quarter }) => quarter > 3);
    expect(late).toEqual(late.toSorted((first, second) => Number(first) - Number(second)));
    expect(late).toContain(true);
  });

  test('can be of some kinds alone, and fewer', () => {
    const offered = suggestItems(roadmap, 'docker', { ...start, kinds: ['deliverable'] });
    expect(ids(offered)).toEqual(['dockerized-application']);
    expect(suggestItems(roadmap, '', { ...start, limit: 3 })).toHaveLength(3);
  });

  test('know words in any order and words that are misspelt', () => {
    expect(ids(suggestItems(roadmap, 'setup mlfl', start))).toEqual(['mlflow-tracking-setup']);
    expect(ids(suggestItems(roadmap, 'dokerized', start))[0]).toBe('dockerized-application');
    expect(suggestItems(roadmap, 'basket weaving', start)).toEqual([]);
  });

  test('hold everything that the finder would take, in an order that is always the same', () => {
    const someIds = fc.subarray(ids(roadmap.items)).map((some) => new Set<string>(some));
    const context = fc.record({
      done: someIds,
      skipped: someIds,
      currentQuarter: fc.integer({ min: 1, max: 8 }),
    });
    const partial = anyItem.chain(({ title }) =>
      fc.nat(title.length).map((end) => title.slice(0, end)),
    );
    fc.assert(
      fc.property(context, partial, (state, text) => {
        const offered = suggestItems(roadmap, text, { ...state, limit: 138 });
        const group = ({ id, quarter }: Item) =>
          state.done.has(id) || state.skipped.has(id) || quarter > state.currentQuarter;
        const groups = offered.map(group);
        expect(groups).toEqual(groups.toSorted((first, second) => Number(first) - Number(second)));
        expect(suggestItems(roadmap, text, { ...state, limit: 138 })).toEqual(offered);
        const finding = findItem(roadmap, text);
        if (finding.outcome === 'found') expect(offered).toContain(finding.entry);
        if (finding.outcome === 'ambiguous') {
          expect(new Set(offered)).toEqual(new Set([...offered, ...finding.candidates]));
        }
      }),
    );
  });
});
