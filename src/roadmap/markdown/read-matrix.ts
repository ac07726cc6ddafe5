// The skills progression matrix in Markdown: a table of areas by half-years.
import { LEVELS } from '#core/roadmap/roadmap.ts';
import type { Draft } from './draft.ts';
import { foundText } from './draft.ts';
import { idsFor, type Known, slug } from './ids.ts';
import type { Section, Token } from './tokens.ts';

const SEPARATOR = /^:?-{2,}:?$/u;

export function readMatrix(
  section: Section,
  draft: Draft,
  known: readonly Known[],
): object | undefined {
  for (const token of section.tokens.filter(({ kind }) => kind !== 'row')) {
    draft.flaw(token, 'a row of the table', foundText(token.text));
  }
  const rows = section.tokens.filter(({ kind, cells = [] }) => {
    return kind === 'row' && !cells.every((cell) => SEPARATOR.test(cell));
  });
  const [head, ...areas] = rows;
  if (head === undefined) {
    draft.flaw(section, 'a table of skill areas in this section', 'none', ['skills']);
    return undefined;
  }
  draft.note(['skills', 'halves'], head);
  const titles = areas.map(({ cells }) => cells?.[0] ?? '');
  const ids = idsFor(
    titles.map((title) => ({ title, candidates: [slug(title)] })),
    known,
  );
  return {
    halves: (head.cells ?? []).slice(1).map((title) => halfOf(title, head, draft)),
    areas: areas.map((row, index) => {
      draft.note(['skills', 'areas', index], row);
      const levels = (row.cells ?? []).slice(1).map(levelOf);
      return { id: ids[index], title: titles[index], levels };
    }),
  };
}

/** "Q1-Q2" or "Q1". */
function halfOf(title: string, head: Token, draft: Draft): object {
  const [, from, to = from] = /^Q\s*(\d{1,2})(?:\s*[-–—]\s*Q?\s*(\d{1,2}))?$/iu.exec(title) ?? [];
  if (from === undefined) {
    draft.flaw(head, 'column heads like "Q1-Q2"', foundText(title), ['skills', 'halves']);
    return { title, quarters: [] };
  }
  const count = Math.max(Number(to) - Number(from) + 1, 0);
  return { title, quarters: Array.from({ length: count }, (_, index) => Number(from) + index) };
}

/** "Beginner → Intermediate", "Intermediate (existing)", "-". What is no level is left for the schema to refuse. */
function levelOf(cell: string): object | null {
  if (/^[-–—]?$/u.test(cell)) return null;
  const [, steps = cell, note] = /^(.*?)\s*(?:\(([^)]*)\))?$/u.exec(cell) ?? [];
  const [first = '', second] = steps.split(/\s*(?:→|-+>|–>|=>)\s*/u).map(level);
  return {
    ...(second !== undefined && { from: first }),
    to: second ?? first,
    ...(note !== undefined && { note }),
  };
}

function level(word: string): string {
  return LEVELS.find((each) => each.toLowerCase() === word.toLowerCase()) ?? word;
}
