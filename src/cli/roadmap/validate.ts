// `roadmap validate FILE…`: says what is wrong with roadmap files, or what is in them.
import { allItems } from '#core/roadmap/lookups.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { loadRoadmapFile } from '#roadmap/format/load.ts';
import { formatRoadmapError } from '#roadmap/format/roadmap-error.ts';

/**
 * Writes one line for each error, or one for each valid file.
 * @returns the exit code: 0 when all are valid, 1 when one is not, 2 when no file was named.
 */
export function validateRoadmapFiles(
  paths: readonly string[],
  write: (line: string) => void,
): number {
  if (paths.length === 0) {
    write('Which file? For example: roadmap validate roadmap/mlops-cv-de.yaml');
    return 2;
  }
  let exitCode = 0;
  for (const path of paths) {
    const loaded = loadRoadmapFile(path);
    if (loaded.ok) {
      write(`${path}: valid, ${summary(loaded.roadmap)}`);
      continue;
    }
    exitCode = 1;
    for (const error of loaded.errors) write(formatRoadmapError(error));
  }
  return exitCode;
}

function summary(roadmap: Roadmap): string {
  return [
    counted(roadmap.quarters.length, 'quarter', 'quarters'),
    counted(allItems(roadmap, 'technology').length, 'technology', 'technologies'),
    counted(allItems(roadmap, 'skill').length, 'skill', 'skills'),
    counted(allItems(roadmap, 'deliverable').length, 'deliverable', 'deliverables'),
    counted(allItems(roadmap, 'resource').length, 'resource', 'resources'),
  ].join(', ');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
