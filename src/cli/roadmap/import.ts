// `roadmap import FILE.md`: makes a roadmap file of Markdown, or says what is wrong with it.
import { writeFileSync } from 'node:fs';
import { readRoadmapText } from '#roadmap/format/load.ts';
import { formatRoadmapError, type RoadmapError } from '#roadmap/format/roadmap-error.ts';
import { importMarkdown } from '#roadmap/markdown/import-markdown.ts';
import { readRoadmapFile } from '#roadmap/read-file.ts';

export type ImportOptions = {
  /** Where the YAML goes; without it, to the terminal. A file that is there is not overwritten. */
  readonly out?: string;
  /** An earlier roadmap: what has the same title there keeps its id. */
  readonly idsFrom?: string;
};

/** @returns the exit code: 0 when it was imported, 1 when not. */
export function importRoadmapFile(
  path: string,
  { out, idsFrom }: ImportOptions,
  write: (line: string) => void,
): number {
  const tell = (errors: readonly RoadmapError[]) => {
    for (const error of errors) write(formatRoadmapError(error));
    return 1;
  };
  const known = idsFrom === undefined ? undefined : readRoadmapFile(idsFrom);
  if (known?.ok === false) return tell(known.errors);
  const read = readRoadmapText(path);
  if (!read.ok) return tell(read.errors);
  const imported = importMarkdown(read.text, path, known?.roadmap);
  if (!imported.ok) return tell(imported.errors);
  if (out === undefined) {
    write(imported.yaml.trimEnd());
    return 0;
  }
  try {
    writeFileSync(out, imported.yaml, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    write(
      code === 'EEXIST'
        ? `${out} already exists, and its ids may be in use. Name another file, then compare: roadmap diff ${out} …`
        : `${out} cannot be written: ${String(code)}`,
    );
    return 1;
  }
  write(`${out}: written. Its ids are for good: edit titles as you like, but never an id.`);
  return 0;
}
