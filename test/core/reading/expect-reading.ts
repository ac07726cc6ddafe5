// What the tables of readings compare: the value as text, or the problem's tries or examples after its sentence.
import type { Reading } from '#core/text/reading.ts';

/** "→ value", or the sentence and what it suggests, on one line. */
export function told(reading: Reading<unknown>): string {
  if (reading.ok) return `→ ${String(reading.value)}`;
  const { what, tries, examples } = reading.problem;
  return examples === undefined || tries.length > 0
    ? `${what} Try: ${tries.join(' | ')}`
    : `${what} For example: ${examples.join(' | ')}`;
}

/** All that a refusal suggests or shows. */
export function suggested(reading: Reading<unknown>): readonly string[] {
  return reading.ok ? [] : [...reading.problem.tries, ...(reading.problem.examples ?? [])];
}
