// Roadmap files are read whatever they hold, and whoever wrote them.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadRoadmapFile, MAX_ROADMAP_BYTES, parseRoadmap } from '#roadmap/format/load.ts';
import { formatRoadmapError } from '#roadmap/format/roadmap-error.ts';
import { growth } from '#support/growth.ts';
import { changed, errorsOf, smallRoadmap } from './small-roadmap.ts';

test('a valid file gives its roadmap, what was left out filled in', () => {
  const result = parseRoadmap(smallRoadmap, 'x.yaml');
  if (!result.ok) throw new Error(errorsOf(smallRoadmap).join('\n'));
  const { roadmap } = result;
  expect(
    roadmap.items.map(({ id, kind, quarter, optional }) => [id, kind, quarter, optional]),
  ).toEqual([
    ['first-stone', 'deliverable', 1, false],
    ['lisp', 'technology', 2, false],
    ['second-stone', 'deliverable', 2, false],
  ]);
  expect(roadmap.itemsById.get('lisp')).toMatchObject({ url: 'https://example.org/lisp' });
  expect(roadmap.adaptReasons).toEqual([]);
  expect(roadmap.nextReview.precision).toBe('day');
  expect(roadmap.nextReview.date.toString()).toBe('2026-05-12');
  expect(roadmap.skills.areas[0]?.levels).toEqual([null, { from: 'Beginner', to: 'Advanced' }]);
});

describe('a file that somebody uploads', () => {
  test('keeps its places with Windows line ends and a byte order mark', () => {
    const text = `\ufeff${changed(['share: 60', 'share: most']).replaceAll('\n', '\r\n')}`;
    expect(errorsOf(text)[0]).toMatch(/^x\.yaml:12:12 activities\[0\]\.share: /);
  });

  test('may not be larger than the bound', () => {
    const text = `${smallRoadmap}#${'é'.repeat(MAX_ROADMAP_BYTES / 2)}`;
    expect(errorsOf(text)).toEqual([
      `x.yaml:1:1 expected at most ${MAX_ROADMAP_BYTES} bytes, found ${Buffer.byteLength(text)} bytes`,
    ]);
  });

  test.each([
    ['brackets', '['.repeat(100_000)],
    ['dashes', '- '.repeat(100_000)],
    ['mappings', 'a: {b: '.repeat(30_000)],
  ])('may not nest without end: %s', (_name, text) => {
    expect(errorsOf(text)).toEqual([
      expect.stringMatching(/^x\.yaml:\d+:\d+ expected a few levels of nesting, found hundreds/),
    ]);
  });

  test('cannot make aliases multiply, nor hold themselves', () => {
    const bomb = Array.from({ length: 30 }, (_, level) => {
      const previous = level === 0 ? 'x' : `*a${level - 1}`;
      return `k${level}: &a${level} [${Array(9).fill(previous).join(', ')}]`;
    });
    expect(errorsOf(bomb.join('\n')).length).toBeGreaterThan(28 * 9);
    expect(errorsOf('id: &a [*a]')[0]).toContain('x.yaml:1:9 expected the value itself');
  });

  test('gets no dates and no merging of keys from an old YAML version', () => {
    const old = changed(['title: Lisp', 'title: Lisp\n        <<: { optional: true }']);
    expect(errorsOf(`%YAML 1.1\n---\n${old}`)).toEqual([
      'x.yaml:33:9 quarters[1].technologies[0].<<: expected one of the keys id, title, optional, url, found "<<"',
    ]);
  });

  test('with very many mistakes is more work by their number, not by its square', () => {
    const judge = (mistakes: number) => {
      const keys = Array.from({ length: 0.8 * mistakes }, (_, index) => `k${index}: 1`);
      const twice = keys.slice(0, 0.2 * mistakes);
      expect(errorsOf([...keys, ...twice].join('\n')).length).toBeGreaterThan(mistakes);
    };
    expect(growth(2_500, judge)).toBeLessThan(10);
  });

  test.each([
    'a: "\n',
    "a: '\n",
    '@\n',
    ']',
    '[',
    '{a: ',
    '- ',
    '? ',
    '&a ',
    '*a\n',
    '!a ',
    '#\n',
    'a:\n',
    '- {}\n',
    '"a ',
    ' ',
  ])('of nothing but %j is more work by its length, not by its square', (part) => {
    const judge = (length: number) => {
      expect(parseRoadmap(part.repeat(length / part.length), 'any.yaml').ok).toBe(false);
    };
    expect(growth(12_000, judge)).toBeLessThan(10);
  });

  test('never makes the loader throw, whatever is in it', () => {
    const words = smallRoadmap.split(/(\s+)/u);
    const cut = fc.tuple(
      fc.nat(words.length),
      fc.nat(8),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
        const damaged = cuts.reduce(
          (all, [at, count, put]) => all.toSpliced(at, count, put),
          words,
        );
        const result = parseRoadmap(damaged.join(''), 'x.yaml');
        return result.ok || (result.errors.length > 0 && result.errors.every(isOneLine));
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !parseRoadmap(text, 'x').ok));
  });
});

function isOneLine(error: Parameters<typeof formatRoadmapError>[0]): boolean {
  const line = formatRoadmapError(error);
  return error.line >= 1 && error.column >= 1 && !/[\p{Cc}\u2028\u2029]/u.test(line);
}

describe('a file on the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-roadmap-'));
  const written = (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const errorOf = (path: string) => {
    const result = loadRoadmapFile(path);
    return result.ok ? undefined : result.errors.map(formatRoadmapError).join('\n');
  };

  test('is read as its text is', () => {
    expect(errorOf(written('good.yaml', smallRoadmap))).toBeUndefined();
  });

  test('that is missing, a folder, too large or in another encoding is an error, not an exception', () => {
    const missing = join(folder, 'none.yaml');
    expect(errorOf(missing)).toBe(
      `${missing}:1:1 expected a file that can be read, found no such file`,
    );
    expect(errorOf(folder)).toContain('found a folder');
    const large = written('large.yaml', Buffer.alloc(MAX_ROADMAP_BYTES + 1, '#'));
    expect(errorOf(large)).toContain(`found ${MAX_ROADMAP_BYTES + 1} bytes`);
    const latin = written('latin.yaml', Buffer.from('title: Café', 'latin1'));
    expect(errorOf(latin)).toContain('expected text in UTF-8, found another encoding');
  });
});
