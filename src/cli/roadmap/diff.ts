// `roadmap diff OLD NEW`: what changes for the items when one file takes the place of the other.
import { isSameItems, kindOf, type RoadmapDiff, roadmapDiff } from '#core/roadmap/diff.ts';
import type { Item } from '#core/roadmap/roadmap.ts';
import { formatRoadmapError } from '#roadmap/format/roadmap-error.ts';
import { readRoadmapFile } from '#roadmap/read-file.ts';

/** @returns the exit code: 0 when both could be read, 1 when one could not. */
export function diffRoadmapFiles(
  before: string,
  after: string,
  write: (line: string) => void,
): number {
  const old = readRoadmapFile(before);
  // Markdown has no ids: those of the old file are meant.
  const changed = readRoadmapFile(after, old.ok ? old.roadmap : undefined);
  for (const each of [old, changed]) {
    if (!each.ok) for (const error of each.errors) write(formatRoadmapError(error));
  }
  if (!old.ok || !changed.ok) return 1;
  for (const line of diffLines(roadmapDiff(old.roadmap, changed.roadmap))) write(line);
  return 0;
}

function diffLines(diff: RoadmapDiff): readonly string[] {
  if (isSameItems(diff)) return ['The items are the same.'];
  return [
    ...diff.removed.map((item) => `- removed: ${named(item)}`),
    ...diff.added.map((item) => `+ added: ${named(item)}`),
    ...diff.renamed.map(({ before, after }) => `~ renamed: ${named(before)}, now "${after.title}"`),
    ...diff.moved.map(({ before, after }) => `~ moved: ${named(before)}, now Q${after.quarter}`),
    ...diff.rekinded.map(({ before, after }) => `~ kind: ${named(before)}, now ${kindOf(after)}`),
    ...diff.optionality.map(
      ({ before, after }) =>
        `~ ${after.optional ? 'optional now' : 'no longer optional'}: ${named(before)}`,
    ),
  ];
}

function named(item: Item): string {
  return `${item.id} "${item.title}" (Q${item.quarter}, ${kindOf(item)})`;
}
