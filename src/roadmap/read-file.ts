// Reads a roadmap's file by its name: Markdown by its ending, all else as YAML.
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { type LoadedRoadmap, parseRoadmap, readRoadmapText } from './format/load.ts';
import { importMarkdown, isMarkdown } from './markdown/import-markdown.ts';

/** As `parseRoadmap` or `importMarkdown` do; a file that cannot be read is an error as well. */
export function readRoadmapFile(path: string, known?: Roadmap): LoadedRoadmap {
  const read = readRoadmapText(path);
  if (!read.ok) return read;
  return isMarkdown(path) ? importMarkdown(read.text, path, known) : parseRoadmap(read.text, path);
}
