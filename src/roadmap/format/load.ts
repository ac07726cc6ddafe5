// Reads a roadmap file: a roadmap, or everything that is wrong with the file.
import { readFileSync, statSync } from 'node:fs';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { incoherences, valueAt } from './coherence.ts';
import {
  describe,
  type Path,
  type Problem,
  pathText,
  quoted,
  type RoadmapError,
  roadmapError,
} from './roadmap-error.ts';
import { type AuthoredRoadmap, roadmapSchema } from './schema.ts';
import { toRoadmap } from './to-roadmap.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** What a text holds, whatever it is written in, and where. */
export type RoadmapText = YamlSource;

/** What a file holds, checked: plain values, which go from thread to thread as they are. */
export type CheckedRoadmap = { readonly ok: true; readonly authored: AuthoredRoadmap } | Refused;

export type LoadedRoadmap =
  | { readonly ok: true; readonly roadmap: Roadmap }
  /** At least one, in the order of the text. */
  | { readonly ok: false; readonly errors: readonly RoadmapError[] };

/** Ten times the roadmap that comes with Cairn; reading so much takes a fraction of a second. */
export const MAX_ROADMAP_BYTES = 256 * 1024;

/**
 * Reads a roadmap's YAML text, which anybody may have written.
 * @param fileName how the file is called in errors; it is not opened.
 */
export function parseRoadmap(text: string, fileName: string): LoadedRoadmap {
  const checked = checkYaml(text, fileName);
  return checked.ok ? { ok: true, roadmap: toRoadmap(checked.authored) } : checked;
}

/** As `parseRoadmap`, up to the plain values. */
export function checkYaml(text: string, fileName: string): CheckedRoadmap {
  return tooLarge(text, fileName) ?? checkRoadmap(readYaml(text), fileName);
}

/** A refusal of a text that is longer than any roadmap needs to be. */
export function tooLarge(text: string, fileName: string): Refused | undefined {
  const bytes = Buffer.byteLength(text);
  return bytes > MAX_ROADMAP_BYTES ? refused(fileName, SIZE_EXPECTED, `${bytes} bytes`) : undefined;
}

/** Checks what a text holds: a roadmap, or all that is wrong with it, in the order of the text. */
export function checkRoadmap(source: RoadmapText, fileName: string): CheckedRoadmap {
  const parsed = roadmapSchema.safeParse(source.value);
  const schemaProblems = parsed.success ? [] : problemsOf(parsed.error.issues, source.value);
  const incoherent = incoherences(source.value);
  if (parsed.success && incoherent.length === 0 && source.problems.length === 0) {
    return { ok: true, authored: parsed.data };
  }
  const errors = [
    ...source.problems.map((problem) => roadmapError({ file: fileName, path: '', ...problem })),
    ...distinct([...schemaProblems, ...incoherent])
      .filter((problem) => !isConsequence(problem, source))
      .map((problem) => errorAt(problem, source, fileName)),
  ];
  return {
    ok: false,
    errors: errors.toSorted((one, other) => one.line - other.line || one.column - other.column),
  };
}

/** Reads a roadmap file as `parseRoadmap` does; a file that cannot be read is an error as well. */
export function loadRoadmapFile(path: string): LoadedRoadmap {
  const read = readRoadmapText(path);
  return read.ok ? parseRoadmap(read.text, path) : read;
}

/** The text of a file, or why it cannot be a roadmap's. */
export function readRoadmapText(
  path: string,
): { readonly ok: true; readonly text: string } | Refused {
  let content: Buffer;
  try {
    const { size } = statSync(path);
    if (size > MAX_ROADMAP_BYTES) return refused(path, SIZE_EXPECTED, `${size} bytes`);
    content = readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    return refused(path, 'a file that can be read', FILE_FAILURES[String(code)] ?? String(code));
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(content) };
  } catch {
    return refused(path, 'text in UTF-8', 'another encoding');
  }
}

const SIZE_EXPECTED = `at most ${MAX_ROADMAP_BYTES} bytes`;
const FILE_FAILURES: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'a file that this user may not read',
  EISDIR: 'a folder',
};

type Refused = Extract<LoadedRoadmap, { ok: false }>;

function refused(file: string, expected: string, found: string): Refused {
  const error = roadmapError({ file, line: 1, column: 1, path: '', expected, found });
  return { ok: false, errors: [error] };
}

type Issues = NonNullable<ReturnType<typeof roadmapSchema.safeParse>['error']>['issues'];

/** The schema's messages say what is expected; an issue about several keys is one problem for each. */
function problemsOf(issues: Issues, value: unknown): readonly Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const path: Path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const expected = issue.message;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path, key, expected, found: quoted(key) }));
    }
    return [{ path, expected, found: describe(valueAt(value, path)) }];
  });
}

/** The first problem of each place: a text that is too long and has control characters is one. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  const byPlace = new Map<string, Problem>();
  for (const problem of problems) {
    const place = JSON.stringify([problem.path, problem.key]);
    if (!byPlace.has(place)) byPlace.set(place, problem);
  }
  return [...byPlace.values()];
}

/** Broken YAML makes keys and items seem to be missing; only what stands outside it can be judged. */
function isConsequence({ path, given = [] }: Problem, source: YamlSource): boolean {
  return [path, ...given].some((part) => source.isBroken(part));
}

function errorAt(problem: Problem, source: YamlSource, file: string): RoadmapError {
  const { path, key, expected, found } = problem;
  const subject = key === undefined ? path : [...path, key];
  return roadmapError({
    file,
    ...source.placeOf(path, key),
    path: pathText(subject),
    expected,
    found,
  });
}
