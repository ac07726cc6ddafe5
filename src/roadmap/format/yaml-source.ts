// Reads YAML text into plain values and remembers where each of them stands.
import type { YAMLMap } from 'yaml';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Path } from './roadmap-error.ts';
import { type Flaw, removeAliases, repeatedKeys, syntaxFlaws } from './yaml-flaws.ts';

/** Both count from 1. */
type Place = { readonly line: number; readonly column: number };

export type YamlSource = {
  /** Undefined when nothing could be made of the text. */
  readonly value: unknown;
  readonly problems: readonly (Place & Pick<Flaw, 'expected' | 'found'>)[];
  /** Where a value, or a key in it, stands; the mapping around it when it is missing. */
  placeOf(path: Path, key?: string): Place;
  /** Whether the YAML is broken in this part, so that what it seems to hold cannot be judged. */
  isBroken(path: Path): boolean;
};

/** Reads the text as far as it can be read. Never throws, and takes no more than linear time. */
export function readYaml(text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    stringKeys: true,
    uniqueKeys: false,
    // Whatever a %YAML directive in the file says: no dates, no merge keys.
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const placed = ({ offset, ...facts }: Flaw) => ({ ...placeAt(offset), ...facts });
  const tooDeep = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  if (tooDeep !== undefined) {
    const flaw = { expected: 'a few levels of nesting', found: 'hundreds of levels' };
    const start = placeAt(0);
    const problems = [placed({ offset: tooDeep.pos[0], ...flaw })];
    return { value: undefined, problems, placeOf: () => start, isBroken: () => true };
  }

  const flaws = [...syntaxFlaws(document, text, lines), ...removeAliases(document)];
  const flawedLines = new Set(flaws.map(({ offset }) => lines.linePos(offset).line));
  const repeated = repeatedKeys(document).filter(
    ({ offset }) => !flawedLines.has(lines.linePos(offset).line),
  );
  const nodes = nodesOf(document);
  const offsets = flaws.map(({ offset }) => offset).sort((one, other) => one - other);
  return {
    value: document.toJS(),
    problems: [...flaws, ...repeated].map(placed),
    placeOf: (path, key) => placeAt(nodes.offsetOf(path, key)),
    isBroken(path) {
      const [start, end] = nodes.extentOf(path);
      const first = offsets[countBelow(offsets, start)];
      return first !== undefined && first <= end;
    },
  };
}

/** How many of the sorted numbers are smaller, found by halves: there may be as many flaws as lines. */
function countBelow(sorted: readonly number[], bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? bound) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Finds nodes by path; a path that leads nowhere means the nearest node on the way. */
function nodesOf(document: Document.Parsed) {
  const entries = new WeakMap<YAMLMap, ReadonlyMap<string, YAMLMap['items'][number]>>();
  function entryOf(map: YAMLMap, key: string) {
    const known = entries.get(map);
    const byKey = known ?? new Map(map.items.map((pair) => [keyName(pair.key), pair]));
    if (known === undefined) entries.set(map, byKey);
    return byKey.get(key);
  }
  function nearest(path: Path) {
    let node: unknown = document.contents;
    for (const step of path) {
      const next = isMap(node)
        ? entryOf(node, String(step))?.value
        : isSeq(node) && typeof step === 'number'
          ? node.items[step]
          : undefined;
      if (!isNode(next)) break;
      node = next;
    }
    return node;
  }
  return {
    offsetOf(path: Path, key?: string): number {
      const node = nearest(path);
      const named = key !== undefined && isMap(node) ? entryOf(node, key)?.key : undefined;
      return startOf(named) ?? startOf(node) ?? 0;
    },
    extentOf(path: Path): readonly [start: number, end: number] {
      const found = nearest(path);
      // What seems to be empty may have been lost with the broken text after it.
      const isEmpty = isScalar(found) && found.value === null && path.length > 0;
      const node = isEmpty ? nearest(path.slice(0, -1)) : found;
      const [start, , end] = (isNode(node) && node.range) || [0, 0, Number.POSITIVE_INFINITY];
      return [start, end];
    },
  };
}

function keyName(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
