// Small files that one file alone imports: each is a hop for the reader, unless its subject deserves the room.
import { basename, dirname } from 'node:path/posix';
import type { Import } from './imports.ts';
import { linesOf, type Source } from './sources.ts';

export type SmallFile = {
  readonly file: string;
  readonly lines: number;
  readonly importedBy: string;
  /** One of many alike that the importing file puts into a table: what a new one of its kind is written like. */
  readonly row: boolean;
};

/** From how many alike on they are rows, where the file that imports them holds little else. */
const ROWS = 4;
const LINES_A_ROW = 6;

export function smallFiles(
  sources: readonly Source[],
  imports: readonly Import[],
  limit: number,
): readonly SmallFile[] {
  const importers = Map.groupBy(imports, ({ to }) => to);
  const imported = Map.groupBy(imports, ({ from }) => from);
  const length = new Map(sources.map(({ path, text }) => [path, linesOf(text)]));
  return sources.flatMap(({ path, text }) => {
    const [only, ...others] = importers.get(path) ?? [];
    const lines = linesOf(text);
    if (only === undefined || others.length > 0 || lines >= limit) return [];
    const alike = alikes(only, imported.get(only.from) ?? []);
    const row = alike >= ROWS && (length.get(only.from) ?? 0) <= alike * LINES_A_ROW;
    return [{ file: path, lines, importedBy: only.from, row }];
  });
}

/** How many are imported that lie in the same folder, or have the same name in a folder beside it. */
function alikes({ to }: Import, imports: readonly Import[]): number {
  const inFolder = imports.filter((other) => dirname(other.to) === dirname(to));
  const ofName = imports.filter(
    (other) =>
      basename(other.to) === basename(to) && dirname(dirname(other.to)) === dirname(dirname(to)),
  );
  return Math.max(inFolder.length, ofName.length);
}
