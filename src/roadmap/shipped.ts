// The roadmaps of the folder roadmap/: the shipped one, and those that a host has put beside it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HostError } from '#core/model/host-error.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { formatRoadmapError } from './format/roadmap-error.ts';
import { readRoadmapFile } from './read-file.ts';

export type Roadmaps = {
  readonly byId: ReadonlyMap<string, Roadmap>;
  /** What a new group follows. */
  readonly shipped: Roadmap;
};

const SHIPPED_ID = 'mlops-cv-de';

/**
 * Loads every YAML and Markdown file of a folder, a README apart.
 * @throws HostError with all errors of all files, when one is invalid, an id is there twice, or the shipped one is missing.
 */
export function loadRoadmaps(folder: string): Roadmaps {
  const files = readdirSync(folder).filter(
    (name) => /\.(?:ya?ml|md|markdown)$/iu.test(name) && !/^readme\./iu.test(name),
  );
  const byId = new Map<string, Roadmap>();
  const problems: string[] = [];
  for (const name of files.sort()) {
    const path = join(folder, name);
    const loaded = readRoadmapFile(path);
    if (!loaded.ok) problems.push(...loaded.errors.map(formatRoadmapError));
    else if (byId.has(loaded.roadmap.id))
      problems.push(
        `${path}: the id ${loaded.roadmap.id} is taken by another file; give this roadmap an id of its own`,
      );
    else byId.set(loaded.roadmap.id, loaded.roadmap);
  }
  const shipped = byId.get(SHIPPED_ID);
  if (shipped === undefined && problems.length === 0) {
    problems.push(
      `${folder}: there is no roadmap with the id ${SHIPPED_ID}; restore the file that Cairn ships`,
    );
  }
  if (shipped === undefined || problems.length > 0) throw new HostError(problems.join('\n'));
  return { byId, shipped };
}
