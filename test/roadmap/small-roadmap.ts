// The small roadmap of the tests, its mistakes made to order, and its errors as people read them.
import { readFileSync } from 'node:fs';
import { parseRoadmap } from '#roadmap/format/load.ts';
import { formatRoadmapError } from '#roadmap/format/roadmap-error.ts';

export const smallRoadmap = readFileSync('test/fixtures/roadmap/small.yaml', 'utf8');

/** The errors of a text as lines; none when it is valid. */
export function errorsOf(text: string): readonly string[] {
  const result = parseRoadmap(text, 'x.yaml');
  return result.ok ? [] : result.errors.map(formatRoadmapError);
}

/** The small roadmap with the first occurrence of each text replaced by another. */
export function changed(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The small roadmap has no ${JSON.stringify(from)}`);
    return text.replace(from, () => to);
  }, smallRoadmap);
}
