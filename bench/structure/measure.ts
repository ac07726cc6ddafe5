// All that is measured of the sources: rooms, floors and arrows, circles of files, long functions, small files.
import { dirname } from 'node:path/posix';
import { type Arrow, backArrows } from './back-arrows.ts';
import { arrowCount, cycles, floors, graphOf, without } from './graph.ts';
import { type Import, importsAmong } from './imports.ts';
import { type LongFunction, longFunctions } from './long-functions.ts';
import { type SmallFile, smallFiles } from './small-files.ts';
import { linesOf, type Source } from './sources.ts';

export const LONG_FUNCTION = 40;
export const SMALL_FILE = 50;

export type Structure = {
  readonly files: number;
  readonly lines: number;
  readonly core: House;
  readonly all: House;
  /** With what is imported for its types alone. */
  readonly cycles: readonly (readonly string[])[];
  readonly cyclesAtRunTime: readonly (readonly string[])[];
  readonly longFunctions: readonly LongFunction[];
  readonly smallFiles: readonly SmallFile[];
};

/** A room is a folder that holds files; an arrow says that a file of one imports a file of another. */
export type House = {
  readonly files: number;
  readonly lines: number;
  readonly rooms: number;
  /** Rooms that need one another stand on one. */
  readonly floors: number;
  readonly floorsWithoutArrowsBack: number;
  readonly arrows: number;
  readonly arrowsBack: readonly Arrow[];
};

export function measure(
  sources: readonly Source[],
  shortNames: ReadonlyMap<string, string>,
): Structure {
  const imports = importsAmong(sources, shortNames);
  const paths = sources.map(({ path }) => path);
  return {
    files: sources.length,
    lines: linesIn(sources),
    core: houseOf(
      sources.filter(({ path }) => path.startsWith('src/core/')),
      imports,
    ),
    all: houseOf(sources, imports),
    cycles: cycles(graphOf(paths, imports)),
    cyclesAtRunTime: cycles(
      graphOf(
        paths,
        imports.filter(({ typeOnly }) => !typeOnly),
      ),
    ),
    longFunctions: longFunctions(sources, LONG_FUNCTION),
    smallFiles: smallFiles(sources, imports, SMALL_FILE),
  };
}

function houseOf(sources: readonly Source[], imports: readonly Import[]): House {
  const rooms = new Set(sources.map(({ path }) => dirname(path)));
  const between = imports.map(({ from, to }) => ({ from: dirname(from), to: dirname(to) }));
  const graph = graphOf(rooms, between);
  const arrowsBack = backArrows(graph);
  return {
    files: sources.length,
    lines: linesIn(sources),
    rooms: rooms.size,
    floors: floors(graph),
    floorsWithoutArrowsBack: floors(without(graph, arrowsBack)),
    arrows: arrowCount(graph),
    arrowsBack,
  };
}

function linesIn(sources: readonly Source[]): number {
  return sources.reduce((sum, { text }) => sum + linesOf(text), 0);
}
