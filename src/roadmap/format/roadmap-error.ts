// What is wrong with a roadmap file, where, and in words for the person who wrote it.

/** Steps from the top of the file to a value: ["quarters", 0, "title"]. */
export type Path = readonly (string | number)[];

/** Something that is not as it should be, before its place in the text is known. */
export type Problem = {
  readonly path: Path;
  readonly expected: string;
  readonly found: string;
  /** A key that should not be there; otherwise the value at the path is meant. */
  readonly key?: string;
  /** Other parts of the file that the judgement rests on. */
  readonly given?: readonly Path[];
};

export type RoadmapError = {
  readonly file: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** Like `quarters[0].title`; empty for the file as a whole and for YAML that cannot be read. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  /** "expected …, found …" */
  readonly message: string;
};

/** An error at a place. Nothing in it can break the line or hide in it. */
export function roadmapError(facts: Omit<RoadmapError, 'message'>): RoadmapError {
  const file = printable(facts.file);
  const [expected, found] = [cut(facts.expected), cut(facts.found)];
  return { ...facts, file, expected, found, message: `expected ${expected}, found ${found}` };
}

/** What is made of many parts of a file would be as long as the file. */
const LONGEST_FACT = 500;

function cut(fact: string): string {
  return fact.length <= LONGEST_FACT ? fact : `${fact.slice(0, LONGEST_FACT)}…`;
}

/** One line: `roadmap/ours.yaml:12:9 quarters[0].title: expected …, found …`. */
export function formatRoadmapError(error: RoadmapError): string {
  const subject = error.path === '' ? '' : ` ${error.path}:`;
  return `${error.file}:${error.line}:${error.column}${subject} ${error.message}`;
}

export function pathText(path: Path): string {
  return printable(
    path.reduce<string>((text, step) => {
      if (typeof step === 'number') return `${text}[${step}]`;
      return text === '' ? step : `${text}.${step}`;
    }, ''),
  );
}

const SHOWN_CHARACTERS = 60;

/** A value from the file, short enough for an error: text is quoted and cut. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a mapping';
  return String(value);
}

export function quoted(text: string): string {
  if (text.length <= SHOWN_CHARACTERS) return printable(JSON.stringify(text));
  const shown = printable(JSON.stringify(text.slice(0, SHOWN_CHARACTERS)));
  return `${shown}… (${text.length} characters)`;
}

/** Control and formatting characters as escapes: the text goes to terminals and chats. */
function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
