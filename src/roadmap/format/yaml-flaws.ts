// What is wrong with a text as YAML, in words for people who do not know YAML's own terms.
import type { Document, ErrorCode, LineCounter } from 'yaml';
import { isScalar, Scalar, visit } from 'yaml';
import { quoted } from './roadmap-error.ts';

export type Flaw = {
  /** Characters from the start of the text. */
  readonly offset: number;
  readonly expected: string;
  readonly found: string;
};
type Complaint = {
  readonly code: ErrorCode;
  readonly pos: readonly [number, number];
  readonly message: string;
};

const EXPECTED: Partial<Record<ErrorCode, string>> = {
  BAD_DQ_ESCAPE: 'a known escape after the backslash',
  BAD_SCALAR_START: 'quotes around text that begins with @ or `',
  BLOCK_AS_IMPLICIT_KEY: 'one value in this line; text with ": " in it needs quotes',
  MULTIPLE_DOCS: 'one document in the file',
  NON_STRING_KEY: 'text as a key',
  TAB_AS_INDENT: 'spaces as indentation',
  TAG_RESOLVE_FAILED: 'a value without a tag',
  UNEXPECTED_TOKEN: 'quotes around all of a text that begins with a quote',
};

/** The document's own errors, one for a line: what follows the first is mostly its consequence. */
export function syntaxFlaws(
  document: Document.Parsed,
  text: string,
  lines: LineCounter,
): readonly Flaw[] {
  const flaws = new Map<number, Flaw>();
  const complaints = [...document.errors, ...document.warnings];
  const starts = complaints.some(isUnclosedQuote) ? startsOfQuotes(document) : undefined;
  for (const complaint of complaints) {
    const unclosed = isUnclosedQuote(complaint) ? starts?.get(complaint.pos[0]) : undefined;
    const offset = unclosed ?? complaint.pos[0];
    const { line } = lines.linePos(offset);
    if (flaws.has(line)) continue;
    const [rest = ''] = text.slice(offset).split(/[\r\n]/u, 1);
    flaws.set(line, {
      offset,
      expected:
        unclosed === undefined
          ? (EXPECTED[complaint.code] ?? `valid YAML (${complaint.message})`)
          : 'a closing quote',
      found: rest === '' ? 'the end of the line' : quoted(rest),
    });
  }
  return [...flaws.values()];
}

function isUnclosedQuote({ message }: Complaint): boolean {
  return message.startsWith('Missing closing');
}

/**
 * Where quoted texts begin, by where they end: a quote that is never closed is noticed at its end; people need its
 * beginning. The document is visited once, however much is wrong with it.
 */
function startsOfQuotes(document: Document.Parsed): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  visit(document, {
    Scalar(_key, { type, range }) {
      const isQuoted = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
      if (isQuoted && range) starts.set(range[1], range[0]);
    },
  });
  return starts;
}

/**
 * Takes the aliases out of the document, an empty value in the place of each. A roadmap has nothing
 * to repeat, ids least of all; without aliases none can grow without bound or hold itself.
 */
export function removeAliases(document: Document.Parsed): readonly Flaw[] {
  const flaws: Flaw[] = [];
  visit(document, {
    Alias(_key, { source, range }) {
      const flaw = { expected: 'the value itself', found: `the alias *${source}` };
      flaws.push({ offset: range?.[0] ?? 0, ...flaw });
      const empty = new Scalar(null);
      empty.range = range ?? null;
      return empty;
    },
  });
  return flaws;
}

/** Keys that a mapping has already. In linear time, unlike the library's own check. */
export function repeatedKeys(document: Document.Parsed): readonly Flaw[] {
  const flaws: Flaw[] = [];
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const offset = key.range?.[0] ?? 0;
        if (seen.has(name)) {
          flaws.push({ offset, expected: 'each key once', found: `${quoted(name)} again` });
        }
        seen.add(name);
      }
    },
  });
  return flaws;
}
