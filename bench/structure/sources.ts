// The project's source files as they lie in the working tree, and what stands in package.json of their short names.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export type Source = {
  /** From the project's root: "src/core/time/day.ts". */
  readonly path: string;
  readonly text: string;
};

const FOLDERS = ['src', 'commands'];
const PACKAGE = z.object({ imports: z.record(z.string(), z.string()) });

export function readSources(root: string): readonly Source[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.[jt]s$/.test(name))
      .map((name) => join(folder, name)),
  )
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** What `#core/` and the like stand for: the start of a specifier, and of the path. */
export function readShortNames(root: string): ReadonlyMap<string, string> {
  const { imports } = PACKAGE.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return new Map(
    Object.entries(imports).map(([from, to]) => [
      from.replace(/\*$/, ''),
      to.replace(/^\.\//, '').replace(/\*$/, ''),
    ]),
  );
}

/** Lines as an editor counts them. */
export function linesOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
