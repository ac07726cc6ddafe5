// Takes a roadmap written as Markdown for the same checked data as a YAML one.

import { stringify } from 'yaml';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { checkRoadmap, tooLarge } from './load.ts';
import { readMarkdown } from './markdown/markdown-source.ts';
import type { RoadmapError } from './roadmap-error.ts';

export type ImportedRoadmap =
  | {
      readonly ok: true;
      readonly roadmap: Roadmap;
      /** The same roadmap as a file of roadmap/, with the ids that were made: these are for ever. */
      readonly yaml: string;
    }
  /** At least one, in the order of the text. */
  | { readonly ok: false; readonly errors: readonly RoadmapError[] };

/**
 * Reads Markdown in the shape of the shipped roadmap's source, which anybody may have written.
 * @param fileName how the file is called in errors.
 * @param known the roadmap that this one follows on: whatever has the same title keeps the id it has there.
 */
export function importMarkdown(text: string, fileName: string, known?: Roadmap): ImportedRoadmap {
  const refusal = tooLarge(text, fileName);
  if (refusal !== undefined) return refusal;
  const source = readMarkdown(text, known);
  const checked = checkRoadmap(source, fileName);
  return checked.ok ? { ...checked, yaml: yamlOf(source.value) } : checked;
}

function yamlOf(value: unknown): string {
  return `# yaml-language-server: $schema=./roadmap.schema.json\n${stringify(value, { lineWidth: 100 })}`;
}
