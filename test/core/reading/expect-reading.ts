// What the tables of readings compare: the value as text, or the problem's tries after its sentence.
import type { Reading } from '#core/text/reading.ts';

/** "→ value", or the sentence and what it suggests, on one line. */
export function told(reading: Reading<unknown>): string {
  if (reading.ok) return `→ ${String(reading.value)}`;
  const { what, tries } = reading.problem;
  return `${what} Try: ${tries.join(' | ')}`;
}
