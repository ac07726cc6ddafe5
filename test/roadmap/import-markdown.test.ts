// Markdown in the shape of the shipped roadmap's source becomes the same roadmap, also when its encoding was damaged.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameItems, roadmapDiff } from '#core/roadmap/diff.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { loadRoadmapFile, parseRoadmap } from '#roadmap/format/load.ts';
import { formatRoadmapError } from '#roadmap/format/roadmap-error.ts';
import { importMarkdown } from '#roadmap/markdown/import-markdown.ts';
import { repairEncoding } from '#roadmap/markdown/repair-encoding.ts';
import { growth } from '#support/growth.ts';

const SOURCE = readFileSync('test/fixtures/roadmap/roadmap-source.md', 'utf8');
const shipped = loadedShipped();

function loadedShipped(): Roadmap {
  const loaded = loadRoadmapFile('roadmap/mlops-cv-de.yaml');
  if (!loaded.ok) throw new Error('the shipped roadmap is invalid');
  return loaded.roadmap;
}

function imported(text: string, known?: Roadmap) {
  const result = importMarkdown(text, 'ours.md', known);
  if (!result.ok) throw new Error(result.errors.map(formatRoadmapError).join('\n'));
  return result;
}

function errorsOf(text: string): readonly string[] {
  const result = importMarkdown(text, 'ours.md');
  return result.ok ? [] : result.errors.map(formatRoadmapError);
}

/** UTF-8 read as Windows-1252, as programs do it. */
function damaged(text: string): string {
  return new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
}

/** All but the ids, which the shipped file has from its authors. */
function withoutIds(roadmap: object): unknown {
  const left = ['id', 'items', 'itemsById'];
  return JSON.parse(
    JSON.stringify(roadmap, (key, value) => (left.includes(key) ? undefined : value)),
  );
}

test('the source of the shipped roadmap is imported as the shipped roadmap', () => {
  const { roadmap } = imported(SOURCE);
  const counted = (each: Roadmap) => ({
    ...each,
    metrics: each.metrics.map((metric) =>
      'counted' in metric && metric.counted?.by === 'items'
        ? { ...metric, counted: metric.counted.items.length }
        : metric,
    ),
  });
  // The items that a metric counts are told by their ids.
  expect(withoutIds(counted(roadmap))).toEqual(withoutIds(counted(shipped)));
});

test('metrics and activities of the shipped wording have the ids of the contract', () => {
  const { roadmap } = imported(SOURCE);
  expect(roadmap.metrics.map(({ id }) => id)).toEqual(shipped.metrics.map(({ id }) => id));
  expect(roadmap.activities.map(({ id }) => id)).toEqual(shipped.activities.map(({ id }) => id));
  expect(roadmap.skills.areas.map(({ id }) => id)).toEqual(
    shipped.skills.areas.map(({ id }) => id),
  );
  const projects = roadmap.metrics.find(({ id }) => id === 'projects');
  expect(projects).toMatchObject({
    counted: {
      items: [
        'complete-project-1-documentation',
        'complete-project-2-part-2',
        'complete-project-3',
      ],
    },
  });
});

test('a text damaged by a wrong encoding is mended before it is read, however often it was damaged', () => {
  expect(damaged('✅ → 📖')).toBe('âœ… â†’ ðŸ“–');
  for (const text of [damaged(SOURCE), damaged(damaged(SOURCE)), `\uFEFF${SOURCE}`]) {
    expect(withoutIds(imported(text).roadmap)).toEqual(withoutIds(imported(SOURCE).roadmap));
  }
});

test('text that was not damaged stays as it is', () => {
  for (const text of ['naïve café', 'Größe – “quoted”', '学习 PyTorch', 'é', '']) {
    expect(repairEncoding(text)).toBe(text);
  }
});

test('mending undoes the damage of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(repairEncoding(text) === text);
      expect(repairEncoding(damaged(text))).toBe(text);
    }),
  );
});

test('what is imported for a group keeps the ids of whatever has the same title', () => {
  const { roadmap } = imported(SOURCE, shipped);
  expect(isSameItems(roadmapDiff(shipped, roadmap))).toBe(true);
  expect(roadmap.id).toBe(shipped.id);
});

test('the YAML of an import is the same roadmap', () => {
  const { roadmap, yaml } = imported(SOURCE);
  expect(parseRoadmap(yaml, 'ours.yaml')).toEqual({ ok: true, roadmap });
});

test('ids do not depend on the order, and titles in any script have one', () => {
  const renamed = SOURCE.replace('Dockerized application', 'Приложение в контейнере').replace(
    'Comprehensive test suite',
    '容器化应用',
  );
  const lines = renamed.split('\n');
  const first = lines.indexOf('- Basic FastAPI inference endpoint');
  const swapped = [...lines];
  [swapped[first], swapped[first + 1]] = [lines[first + 1] ?? '', lines[first] ?? ''];
  const one = imported(renamed).roadmap;
  const other = imported(swapped.join('\n')).roadmap;
  expect(isSameItems(roadmapDiff(one, other))).toBe(true);
  expect(new Set(one.items.map(({ id }) => id)).size).toBe(one.items.length);
});

test('mistakes are told with their lines, all at once', () => {
  const broken = SOURCE.replace('## Success Metrics', '## Succes Metrics')
    .replace('## Quarter 2 (Months 4-6):', '## Quarter 2 (Months 4-7):')
    .replace('**Technologies to Learn:**', '**Things:**')
    .replace(
      '| Beginner | Intermediate | Advanced | Advanced |',
      '| Beginner | Wizard | Advanced | Advanced |',
    )
    .replace('**Next Review:** May 2026', '**Next Review:** soon')
    .replace('40% (24-32', '45% (24-32');
  const line = (part: string) => broken.split('\n').findIndex((each) => each.includes(part)) + 1;
  const errors = errorsOf(broken);
  for (const [part, said] of [
    ['Succes Metrics', 'found "Succes Metrics"'],
    ['Quarter 3 (', 'expected 8, the month after quarter 2'],
    ['Things', 'found "Things"'],
    ['Wizard', 'one of Beginner, Intermediate, Advanced, Expert'],
    ['Next Review', 'found "soon"'],
    ['Monthly Time Allocation', 'shares that add up to 105'],
  ] as const) {
    const prefix = `ours.md:${line(part)}:`;
    expect(errors.filter((error) => error.startsWith(prefix)).join('\n')).toContain(said);
  }
});

test('what is missing is told once, by the heading that it needs', () => {
  const errors = errorsOf('');
  expect(errors).toHaveLength(8);
  for (const needed of ['# Our roadmap', '**Key Principle:**', '## Overview', '## Quarter 1 (']) {
    expect(errors.join('\n')).toContain(needed);
  }
  expect(errors.join('\n')).not.toContain('found nothing');
});

test('any text is answered with a roadmap or with errors', () => {
  const pieces = SOURCE.split('\n');
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 60 }),
      (lines) => {
        const result = importMarkdown(lines.join('\n'), 'any.md');
        if (!result.ok) expect(result.errors.length).toBeGreaterThan(0);
      },
    ),
  );
});

test.each([
  ['quarters', '## Quarter\n'],
  ['items of one title', '- a\n', '## Quarter 1 (Months 1-3): a\n**Deliverables:**\n'],
  ['unclosed bold', '**a '],
  ['marks', '#', '# '],
  ['spaces', ' ', '**a'],
  ['damage', 'â'],
])(
  'a file of nothing but %s is more work by its length, not by its square',
  (_what, part, start = '') => {
    const judge = (length: number) => {
      const text = start + part.repeat(length / part.length);
      expect(importMarkdown(text, 'any.md').ok).toBe(false);
    };
    expect(growth(12_000, judge)).toBeLessThan(10);
  },
);

test('the example of the documentation is a roadmap', () => {
  const docs = readFileSync('docs/authoring-roadmaps.md', 'utf8');
  const example = /```markdown\n(.*?)```/su.exec(docs)?.[1] ?? '';
  const { roadmap } = imported(example);
  expect(roadmap.metrics.map(({ kind }) => kind)).toEqual(['count', 'percentage', 'yes-no']);
  expect(roadmap.items.map((item) => ('resource' in item ? item.resource : item.kind))).toEqual([
    ...['technology', 'skill', 'deliverable', 'deliverable'],
    ...['book', 'video', 'course'],
  ]);
});
