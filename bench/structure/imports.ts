// Which file imports which: statements, `import()`, and types that are imported in place or in a comment.
import { dirname, join } from 'node:path/posix';
import { type ParseResult, parseSync, Visitor } from 'oxc-parser';
import type { Source } from './sources.ts';

export type Import = {
  readonly from: string;
  readonly to: string;
  /** Nothing of it is left at run time. */
  readonly typeOnly: boolean;
};

type Named = { readonly specifier: string; readonly typeOnly: boolean };

/** Every file that a file imports, once; of packages none. It imports more than types if any of its imports does. */
export function importsAmong(
  sources: readonly Source[],
  shortNames: ReadonlyMap<string, string>,
): readonly Import[] {
  const paths = new Set(sources.map(({ path }) => path));
  return sources.flatMap((source) => {
    const typeOnlyByFile = new Map<string, boolean>();
    for (const { specifier, typeOnly } of namedIn(source)) {
      const to = pathOf(source.path, specifier, shortNames);
      if (paths.has(to)) typeOnlyByFile.set(to, typeOnly && (typeOnlyByFile.get(to) ?? true));
    }
    return [...typeOnlyByFile].map(([to, typeOnly]) => ({ from: source.path, to, typeOnly }));
  });
}

function namedIn({ path, text }: Source): readonly Named[] {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error !== undefined) throw new Error(`${path} cannot be parsed: ${error.message}`);
  return [...statements(parsed), ...inPlace(parsed), ...inComments(parsed)];
}

function statements({ module }: ParseResult): readonly Named[] {
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    // `import './a.ts'` names nothing and runs the file.
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const exports = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) =>
      moduleRequest === null ? [] : [{ specifier: moduleRequest.value, typeOnly: isType }],
    );
  return [...imports, ...exports];
}

function inPlace({ program }: ParseResult): readonly Named[] {
  const found: Named[] = [];
  new Visitor({
    ImportExpression({ source }) {
      if (source.type === 'Literal' && typeof source.value === 'string') {
        found.push({ specifier: source.value, typeOnly: false });
      }
    },
    TSImportType({ source }) {
      found.push({ specifier: source.value, typeOnly: true });
    },
  }).visit(program);
  return found;
}

/** How a file of plain JavaScript names a type of another. */
function inComments({ comments }: ParseResult): readonly Named[] {
  return comments.flatMap(({ value }) =>
    [...value.matchAll(/\bimport\('([^']+)'\)|@import\b[^']*'([^']+)'/g)].map((match) => ({
      specifier: match[1] ?? match[2] ?? '',
      typeOnly: true,
    })),
  );
}

function pathOf(from: string, specifier: string, shortNames: ReadonlyMap<string, string>): string {
  if (specifier.startsWith('.')) return join(dirname(from), specifier);
  for (const [start, path] of shortNames) {
    if (specifier.startsWith(start)) return path + specifier.slice(start.length);
  }
  return specifier;
}
