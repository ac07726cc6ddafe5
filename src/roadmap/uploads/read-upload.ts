// Reads a file that somebody brings: a roadmap as plain values, or what is wrong with it.
import type { RoadmapMistake, RoadmapUpload } from '#core/model/roadmaps.ts';
import { checkYaml } from '../format/load.ts';
import type { AuthoredRoadmap } from '../format/schema.ts';
import { checkMarkdown, isMarkdown } from '../markdown/import-markdown.ts';
import type { KnownRoadmap } from '../markdown/markdown-source.ts';

export type Upload = {
  readonly name: string;
  readonly text: string;
  /** In Markdown, what has the same title keeps its id. */
  readonly known?: KnownRoadmap | undefined;
};

export type ReadUpload =
  | {
      readonly ok: true;
      readonly authored: AuthoredRoadmap;
      readonly format: RoadmapUpload['format'];
      /** As YAML, to be stored. */
      readonly source: string;
    }
  | { readonly ok: false; readonly mistakes: readonly RoadmapMistake[]; readonly more: number };

/** Nobody reads more of them; a file may have one a line. */
const MOST_MISTAKES = 100;

export function readUpload({ name, text, known }: Upload): ReadUpload {
  const markdown = isMarkdown(name) ? checkMarkdown(text, name, known) : undefined;
  if (markdown?.ok === false) return refused(markdown.errors);
  // As YAML it is longer: what is stored has to be read again.
  const source = markdown?.yaml ?? text;
  const checked = checkYaml(source, name);
  if (!checked.ok) return refused(checked.errors);
  const format = markdown === undefined ? 'yaml' : 'markdown';
  return { ok: true, authored: checked.authored, format, source };
}

function refused(mistakes: readonly RoadmapMistake[]): ReadUpload {
  const told = mistakes.slice(0, MOST_MISTAKES);
  return { ok: false, mistakes: told, more: mistakes.length - told.length };
}
