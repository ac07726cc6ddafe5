// Numbers as people type them, for surfaces where every option is text.
import { quote } from '../text/quote.ts';
import { type Reading, read, unreadable } from '../text/reading.ts';

export type Bounds = {
  readonly min?: number;
  readonly max?: number;
  /** Words that may follow the number, in lower case: ["h", "hours"]. */
  readonly units?: readonly string[];
};

/**
 * Reads a number; its decimal mark is a point or a comma. Exactly three digits after the mark
 * ("1,000", "1.500") may be thousands or thousandths, so that is refused with both, unless the bounds
 * leave one of them.
 */
export function readNumber(text: string, bounds: Bounds = {}): Reading<number> {
  const typed = withoutUnit(text.trim().replace('−', '-'), bounds.units ?? []);
  if (/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(typed)) {
    const tries = [typed.replace(/[.,]/, ''), String(Number(typed.replace(',', '.')))];
    const [found, ...others] = tries.filter((number) => problemOf(Number(number), bounds) === '');
    if (found !== undefined && others.length === 0) return read(Number(found));
    return unreadable(
      `${quote(text)} can mean two numbers.`,
      ...(found === undefined ? [limit(Number(tries[1]), bounds)] : [found, ...others]),
    );
  }
  if (!/^[+-]?(?:\d{1,9}(?:[.,]\d{1,9})?|[.,]\d{1,9})$/.test(typed)) {
    return unreadable(`I can't read ${quote(text)} as a number.`, ...nearest(typed, bounds));
  }
  // Adding 0 turns -0 into 0.
  const value = Number(typed.replace(',', '.')) + 0;
  const problem = problemOf(value, bounds);
  return problem === ''
    ? read(value)
    : unreadable(`${quote(text)} ${problem}.`, limit(value, bounds));
}

/** Reads a number without a fraction; "2.5" is refused with its neighbours. */
export function readInteger(text: string, bounds: Bounds = {}): Reading<number> {
  const reading = readNumber(text, bounds);
  if (!reading.ok || Number.isInteger(reading.value)) return reading;
  const neighbours = [Math.floor(reading.value), Math.ceil(reading.value)]
    .filter((number) => problemOf(number, bounds) === '')
    .map(String);
  return unreadable(`${quote(text)} is not a whole number.`, ...neighbours);
}

/** Whether a text is written like a whole number, be it too large; a word after it is one of the units. */
export function isWholeNumber(text: string, units: readonly string[] = []): boolean {
  const found = /^[+\-−]?\d{1,9}\s*([a-z]*)$/i.exec(text);
  return found !== null && ['', ...units].includes(found[1]?.toLowerCase() ?? '');
}

const ANSWERS: ReadonlyMap<string, number> = new Map([
  ['yes', 1],
  ['y', 1],
  ['true', 1],
  ['done', 1],
  ['no', 0],
  ['n', 0],
  ['false', 0],
]);

/** Reads the amount of a metric: a count, a percentage ("80%" is 80), or yes (1) or no (0). */
export function readAmount(text: string): Reading<number> {
  const answer = ANSWERS.get(text.trim().toLowerCase());
  if (answer !== undefined) return read(answer);
  const percentage = /^(.*\d)\s*%$/.exec(text.trim());
  if (percentage) return readNumber(percentage[1] ?? '', { min: 0, max: 100 });
  const reading = readNumber(text);
  if (reading.ok || reading.problem.tries.length > 0) return reading;
  return unreadable(reading.problem.what, '12', '80%', 'yes');
}

function withoutUnit(typed: string, units: readonly string[]): string {
  const found = /^(.*\d)\s*([a-z]+)$/i.exec(typed);
  return found && units.includes(found[2]?.toLowerCase() ?? '') ? (found[1] ?? typed) : typed;
}

/** What keeps a number out of the bounds, to follow it in a sentence; empty when nothing does. */
function problemOf(value: number, { min, max }: Bounds): string {
  if (min !== undefined && value < min) return `is less than ${min}`;
  return max !== undefined && value > max ? `is more than ${max}` : '';
}

function limit(value: number, { min, max }: Bounds): string {
  return String(min !== undefined && value < min ? min : max);
}

/** The digits alone, where they make one number that would be accepted; else the least one. */
function nearest(typed: string, bounds: Bounds): string[] {
  const compact = typed.normalize('NFKC').replace(/(?<=\d)[\s'_,](?=\d{3}(?!\d))/g, '');
  const [found, ...others] = compact.match(/-?\d{1,9}(?:\.\d{1,9})?/g) ?? [];
  if (found !== undefined && others.length === 0 && problemOf(Number(found), bounds) === '') {
    return [String(Number(found))];
  }
  return bounds.min === undefined ? [] : [String(Math.max(bounds.min, 1))];
}
