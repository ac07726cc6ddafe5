// Takes a roadmap written as Markdown for the same checked data as a YAML one.
import { stringify } from 'yaml';
import { type CheckedRoadmap, checkRoadmap, type LoadedRoadmap, tooLarge } from '../format/load.ts';
import { toRoadmap } from '../format/to-roadmap.ts';
import { type KnownRoadmap, readMarkdown } from './markdown-source.ts';

/** The same roadmap as a file of roadmap/, with the ids that were made: these are for ever. */
type AsYaml = { readonly yaml: string };

export type ImportedRoadmap = (Extract<LoadedRoadmap, { ok: true }> & AsYaml) | Refused;
type CheckedImport = (Extract<CheckedRoadmap, { ok: true }> & AsYaml) | Refused;
type Refused = Extract<LoadedRoadmap, { ok: false }>;

/** By the ending of a file's name. */
export function isMarkdown(fileName: string): boolean {
  return /\.(?:md|markdown|txt)$/iu.test(fileName);
}

/**
 * Reads Markdown in the shape of the shipped roadmap's source, which anybody may have written.
 * @param fileName how the file is called in errors.
 * @param known the roadmap that this one follows on: whatever has the same title keeps the id it has there.
 */
export function importMarkdown(
  text: string,
  fileName: string,
  known?: KnownRoadmap,
): ImportedRoadmap {
  const checked = checkMarkdown(text, fileName, known);
  return checked.ok
    ? { ok: true, roadmap: toRoadmap(checked.authored), yaml: checked.yaml }
    : checked;
}

/** As `importMarkdown`, up to the plain values. */
export function checkMarkdown(text: string, fileName: string, known?: KnownRoadmap): CheckedImport {
  const refusal = tooLarge(text, fileName);
  if (refusal !== undefined) return refusal;
  const source = readMarkdown(text, known);
  const checked = checkRoadmap(source, fileName);
  return checked.ok ? { ...checked, yaml: yamlOf(source.value) } : checked;
}

function yamlOf(value: unknown): string {
  return `# yaml-language-server: $schema=./roadmap.schema.json\n${stringify(value, { lineWidth: 100 })}`;
}
