// Inline content made flat: bold and italic become styles of runs, line breaks become lines.
import type { Inline } from '#core/message/inline.ts';
import type { Leaf } from './by-kind.ts';
import { MARK, startOf } from './fit.ts';

export type Run = { readonly bold: boolean; readonly italic: boolean; readonly leaf: Leaf };

type Style = { readonly bold: boolean; readonly italic: boolean };

const PLAIN: Style = { bold: false, italic: false };

/** All that any platform takes for the end of a line. */
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;

/** Flattens inline content; neighbouring texts of one style become one, empty ones vanish. */
export function runs(nodes: readonly Inline[], style: Style = PLAIN): readonly Run[] {
  const flat: Run[] = [];
  for (const run of styled(nodes, style)) {
    const last = flat.at(-1);
    const joint = last === undefined ? undefined : joinedText(last, run);
    if (joint === undefined) flat.push(run);
    else flat[flat.length - 1] = joint;
  }
  return flat;
}

function styled(nodes: readonly Inline[], style: Style): readonly Run[] {
  return nodes.flatMap((node): readonly Run[] => {
    if (node.kind === 'bold') return styled(node.children, { ...style, bold: true });
    if (node.kind === 'italic') return styled(node.children, { ...style, italic: true });
    if ((node.kind === 'text' || node.kind === 'code') && node.text === '') return [];
    return [{ ...style, leaf: node }];
  });
}

function joinedText(a: Run, b: Run): Run | undefined {
  if (a.leaf.kind !== 'text' || b.leaf.kind !== 'text' || !sameStyle(a, b)) return undefined;
  return { ...a, leaf: { kind: 'text', text: a.leaf.text + b.leaf.text } };
}

export function sameStyle(a: Style, b: Style): boolean {
  return a.bold === b.bold && a.italic === b.italic;
}

/** Inline content as lines, each a list of runs, with the blank lines at both ends taken off. */
export function lines(nodes: readonly Inline[], style: Style = PLAIN): readonly (readonly Run[])[] {
  let line: Run[] = [];
  const all = [line];
  for (const run of runs(nodes, style)) {
    const [first = '', ...rest] = run.leaf.kind === 'text' ? run.leaf.text.split(LINE_BREAK) : [];
    if (run.leaf.kind !== 'text') line.push(run);
    else if (first !== '') line.push({ ...run, leaf: { kind: 'text', text: first } });
    for (const text of rest) {
      line = text === '' ? [] : [{ ...run, leaf: { kind: 'text', text } }];
      all.push(line);
    }
  }
  const seen = all.map((candidate) => !isBlank(candidate));
  const from = seen.indexOf(true);
  return from === -1 ? [] : all.slice(from, seen.lastIndexOf(true) + 1);
}

/** Inline content where only one line may stand: a line break in it becomes a space. */
export function oneLine(nodes: readonly Inline[], style: Style = PLAIN): readonly Run[] {
  const space: Run = { ...style, leaf: { kind: 'text', text: ' ' } };
  return lines(nodes, style).flatMap((line, index) => (index === 0 ? line : [space, ...line]));
}

/** A single-line text: line breaks become spaces. */
export function onOneLine(text: string): string {
  return text.split(LINE_BREAK).join(' ');
}

/** Whether nothing of a line would be seen. */
export function isBlank(line: readonly Run[]): boolean {
  return line.every(
    ({ leaf }) => (leaf.kind === 'text' || leaf.kind === 'code') && leaf.text.trim() === '',
  );
}

/** Whether anything of inline content would be seen. */
export function isVisible(nodes: readonly Inline[]): boolean {
  return !isBlank(runs(nodes));
}

/**
 * The longest start of inline content that fits, with a mark where it was cut.
 * `fits` is asked about ever closer candidates; the bare mark is taken to fit.
 */
export function shorten(
  nodes: readonly Inline[],
  fits: (candidate: readonly Inline[]) => boolean,
): readonly Inline[] {
  if (fits(nodes)) return nodes;
  let [low, high] = [0, size(nodes)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(cutAt(nodes, middle))) low = middle;
    else high = middle - 1;
  }
  return cutAt(nodes, low);
}

/** The longest start of a text that fits, with a mark where it was cut. */
export function shortenText(text: string, fits: (candidate: string) => boolean): string {
  const literal = (nodes: readonly Inline[]) =>
    nodes.map((node) => (node.kind === 'text' ? node.text : '')).join('');
  return literal(shorten([{ kind: 'text', text }], (nodes) => fits(literal(nodes))));
}

function cutAt(nodes: readonly Inline[], units: number): readonly Inline[] {
  return [...take(nodes, units).taken, { kind: 'text', text: MARK }];
}

/** How much there is to cut: a unit for each character, one for what cannot be cut. */
function size(nodes: readonly Inline[]): number {
  return nodes.reduce((sum, node) => {
    if ('children' in node) return sum + size(node.children);
    return sum + ('text' in node ? node.text.length : 1);
  }, 0);
}

function take(nodes: readonly Inline[], units: number): { taken: readonly Inline[]; left: number } {
  const taken: Inline[] = [];
  let left = units;
  for (const node of nodes) {
    if (left === 0) break;
    if ('children' in node) {
      const inner = take(node.children, left);
      taken.push({ ...node, children: inner.taken });
      left = inner.left;
    } else if ('text' in node) {
      taken.push({ ...node, text: startOf(node.text, left) });
      left -= Math.min(left, node.text.length);
    } else {
      taken.push(node);
      left -= 1;
    }
  }
  return { taken, left };
}
