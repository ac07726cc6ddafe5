// The rules of a roadmap file that span several places of it.
// Each reads only the parts that it needs, from a value of any shape, so that a mistake elsewhere
// hides none of them; where a part is not what it should be, the schema says so.
import { LEVELS } from '#core/roadmap/roadmap.ts';
import type { Path, Problem } from './roadmap-error.ts';
import { describe, pathText } from './roadmap-error.ts';

const ITEM_LISTS = ['technologies', 'skills', 'deliverables', 'resources'] as const;

/** What does not fit together in a roadmap file's value, in the order of the rules. */
export function incoherences(value: unknown): readonly Problem[] {
  return [
    ...repeatedIds(value),
    ...brokenRanges(value),
    ...wrongShares(value),
    ...wrongNumbers(value),
    ...wrongMonths(value),
    ...incompleteMatrix(value),
    ...fallingLevels(value),
    ...misplacedProjects(value),
    ...unknownItems(value),
  ];
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    return Reflect.get(at, step);
  }, value);
}

function listAt(value: unknown, path: Path): readonly unknown[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

function pathsOf(value: unknown, path: Path): readonly Path[] {
  return listAt(value, path).map((_each, index) => [...path, index]);
}

function itemPaths(value: unknown): readonly Path[] {
  return pathsOf(value, ['quarters']).flatMap((quarter) =>
    ITEM_LISTS.flatMap((kind) => pathsOf(value, [...quarter, kind])),
  );
}

function repeatedIds(value: unknown): readonly Problem[] {
  const namespaces: readonly (readonly Path[])[] = [
    itemPaths(value),
    pathsOf(value, ['activities']),
    pathsOf(value, ['skills', 'areas']),
    pathsOf(value, ['checkpoints', 'quarterly', 'prompts']),
    pathsOf(value, ['checkpoints', 'project', 'steps']),
    pathsOf(value, ['metrics']),
    pathsOf(value, ['adaptReasons']),
  ];
  return namespaces.flatMap((paths) => {
    const firsts = new Map<unknown, Path>();
    return paths.flatMap((entry): Problem[] => {
      const path = [...entry, 'id'];
      const id = valueAt(value, path);
      const first = firsts.get(id);
      if (typeof id !== 'string' || first === undefined) {
        firsts.set(id, path);
        return [];
      }
      return [
        { path, expected: `an id other than that of ${pathText(first)}`, found: describe(id) },
      ];
    });
  });
}

function brokenRanges(value: unknown): readonly Problem[] {
  const ranges: readonly (readonly [of: Path, low: string, high: string])[] = [
    [['weeklyHours'], 'minimum', 'maximum'],
    [['monthlyHours'], 'minimum', 'maximum'],
    ...pathsOf(value, ['quarters']).map((path) => [[...path, 'months'], 'first', 'last'] as const),
  ];
  return ranges.flatMap(([of, low, high]): Problem[] => {
    const path = [...of, high];
    const least = valueAt(value, [...of, low]);
    const most = valueAt(value, path);
    if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return [];
    return [{ path, expected: `at least ${least}, the ${low}`, found: describe(most) }];
  });
}

function wrongShares(value: unknown): readonly Problem[] {
  const path: Path = ['activities'];
  const shares = listAt(value, path).map((activity) => valueAt(activity, ['share']));
  const numbers = shares.filter((share) => typeof share === 'number');
  const sum = numbers.reduce((total, share) => total + share, 0);
  if (shares.length === 0 || numbers.length < shares.length || sum === 100) return [];
  return [{ path, expected: 'shares that add up to 100', found: `shares that add up to ${sum}` }];
}

function wrongNumbers(value: unknown): readonly Problem[] {
  return pathsOf(value, ['quarters']).flatMap((quarter, index): Problem[] => {
    const path = [...quarter, 'number'];
    const number = valueAt(value, path);
    if (typeof number !== 'number' || number === index + 1) return [];
    return [{ path, expected: `${index + 1}, by its place in the list`, found: describe(number) }];
  });
}

/** Each quarter begins in the month after the one before it; the first one in month 1. */
function wrongMonths(value: unknown): readonly Problem[] {
  return pathsOf(value, ['quarters']).flatMap((quarter, index): Problem[] => {
    const path = [...quarter, 'months', 'first'];
    const first = valueAt(value, path);
    const before: Path = ['quarters', index - 1, 'months', 'last'];
    const last = index === 0 ? 0 : valueAt(value, before);
    if (typeof first !== 'number' || typeof last !== 'number' || first === last + 1) return [];
    const after = index === 0 ? 'the first month' : `the month after quarter ${index}`;
    const given = index === 0 ? [] : [before];
    return [{ path, expected: `${last + 1}, ${after}`, found: describe(first), given }];
  });
}

function incompleteMatrix(value: unknown): readonly Problem[] {
  if (!Array.isArray(valueAt(value, ['skills', 'halves']))) return [];
  const halves = pathsOf(value, ['skills', 'halves']);
  const rows = pathsOf(value, ['skills', 'areas']).flatMap((area): Problem[] => {
    const path = [...area, 'levels'];
    const levels = valueAt(value, path);
    if (!Array.isArray(levels) || levels.length === halves.length) return [];
    const expected = `a list of ${halves.length}, one level for each column`;
    return [{ path, expected, found: describe(levels), given: [['skills', 'halves']] }];
  });
  const count = listAt(value, ['quarters']).length;
  const covered = halves.flatMap((half) => listAt(value, [...half, 'quarters']));
  const inOrder = covered.length === count && covered.every((each, index) => each === index + 1);
  if (halves.length === 0 || count === 0 || inOrder) return rows;
  const columns = {
    path: ['skills', 'halves'],
    expected: `columns that cover quarters 1 to ${count}, each once and in order`,
    found: `columns for ${covered.map(describe).join(', ') || 'no quarters'}`,
    given: [['quarters']],
  };
  return [columns, ...rows];
}

function fallingLevels(value: unknown): readonly Problem[] {
  const steps = pathsOf(value, ['skills', 'areas']).flatMap((area) =>
    pathsOf(value, [...area, 'levels']),
  );
  const levels: readonly unknown[] = LEVELS;
  return steps.flatMap((step): Problem[] => {
    const path = [...step, 'from'];
    const from = valueAt(value, path);
    const to = valueAt(value, [...step, 'to']);
    const known = levels.includes(from) && levels.includes(to);
    if (!known || levels.indexOf(from) < levels.indexOf(to)) return [];
    return [{ path, expected: `a level below ${to}`, found: describe(from) }];
  });
}

function misplacedProjects(value: unknown): readonly Problem[] {
  const count = listAt(value, ['quarters']).length;
  const list: Path = ['checkpoints', 'project', 'afterQuarters'];
  return pathsOf(value, list).flatMap((path, index): Problem[] => {
    const number = valueAt(value, path);
    const before = index === 0 ? 0 : valueAt(value, [...list, index - 1]);
    if (count === 0 || typeof number !== 'number' || typeof before !== 'number') return [];
    if (before < number && number <= count) return [];
    const expected = `a quarter from 1 to ${count}, in rising order`;
    return [{ path, expected, found: describe(number), given: [['quarters']] }];
  });
}

function unknownItems(value: unknown): readonly Problem[] {
  const ids = new Set(itemPaths(value).map((item) => valueAt(value, [...item, 'id'])));
  const references = pathsOf(value, ['metrics']).flatMap((metric) =>
    pathsOf(value, [...metric, 'counted', 'items']),
  );
  return references.flatMap((path): Problem[] => {
    const id = valueAt(value, path);
    if (typeof id !== 'string' || ids.has(id)) return [];
    const expected = 'the id of an item of this roadmap';
    return [{ path, expected, found: describe(id), given: [['quarters']] }];
  });
}
