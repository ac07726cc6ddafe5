// Small files that one file alone imports: each is a hop for the reader, unless its subject deserves the room.
import type { Import } from './imports.ts';
import { linesOf, type Source } from './sources.ts';

export type SmallFile = {
  readonly file: string;
  readonly lines: number;
  readonly importedBy: string;
};

export function smallFiles(
  sources: readonly Source[],
  imports: readonly Import[],
  limit: number,
): readonly SmallFile[] {
  const importers = Map.groupBy(imports, ({ to }) => to);
  return sources.flatMap(({ path, text }) => {
    const [only, ...others] = importers.get(path) ?? [];
    const lines = linesOf(text);
    if (only === undefined || others.length > 0 || lines >= limit) return [];
    return [{ file: path, lines, importedBy: only.from }];
  });
}
