// Numbers as people type them, for surfaces where every option is text.
import { quote } from '../text/quote.ts';
import {
  ambiguous,
  type Problem,
  type Reading,
  read,
  unlike,
  unreadable,
} from '../text/reading.ts';
import { numberOfWords } from './number-words.ts';

export type Bounds = {
  readonly min?: number;
  readonly max?: number;
  /** Words that may follow the number, in lower case: ["h", "hours"]. */
  readonly units?: readonly string[];
};

/**
 * Reads a number in figures or, up to ninety-nine, in words; its decimal mark is a point or a comma.
 * Groups of three are read where marks of two kinds, or two of one, tell them ("1,234.5", "1.200.000").
 * Exactly three digits after a single mark ("1,000", "1.500") may be thousands or thousandths, so that
 * is refused with both, unless the bounds leave one of them.
 */
export function readNumber(text: string, bounds: Bounds = {}): Reading<number> {
  const typed = ungrouped(withoutUnit(text.trim().replace('−', '-'), bounds.units ?? []));
  if (/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(typed)) return readGroup(text, typed, bounds);
  const inWords = numberOfWords(typed);
  if (inWords === undefined && !/^[+-]?(?:\d{1,9}(?:[.,]\d{1,9})?|[.,]\d{1,9})$/.test(typed)) {
    return refuse(text, typed, bounds);
  }
  // Adding 0 turns -0 into 0.
  const value = inWords ?? Number(typed.replace(',', '.')) + 0;
  const problem = problemOf(value, bounds);
  return problem === ''
    ? read(value)
    : unreadable(`${quote(text)} ${problem}.`, limit(value, bounds));
}

/** "1,000": a thousand or one. */
function readGroup(text: string, typed: string, bounds: Bounds): Reading<number> {
  const meanings = [typed.replace(/[.,]/, ''), String(Number(typed.replace(',', '.')))];
  const tries = meanings.filter((number) => problemOf(Number(number), bounds) === '');
  const [found, ...others] = tries;
  if (found !== undefined && others.length === 0) return read(Number(found));
  const what = `${quote(text)} can mean two numbers.`;
  if (found === undefined) return unreadable(what, limit(Number(meanings[1]), bounds));
  return ambiguous(what, ...tries);
}

function refuse(text: string, typed: string, bounds: Bounds): Reading<never> {
  const what = `I can't read ${quote(text)} as a number.`;
  const near = nearest(typed, bounds);
  if (near !== undefined) return unreadable(what, near);
  if (bounds.min === undefined) return unreadable(what);
  return unlike(what, String(Math.max(bounds.min, 1)));
}

/** Reads a number without a fraction; "2.5" is refused with its neighbours, and "1.200" can be one alone. */
export function readInteger(text: string, bounds: Bounds = {}): Reading<number> {
  const reading = readNumber(text, bounds);
  if (!reading.ok) return amongWhole(reading.problem);
  if (Number.isInteger(reading.value)) return reading;
  const neighbours = [Math.floor(reading.value), Math.ceil(reading.value)]
    .filter((number) => problemOf(number, bounds) === '')
    .map(String);
  return unreadable(`${quote(text)} is not a whole number.`, ...neighbours);
}

/** What is suggested for a number, as far as it is whole; the one that is left of two meanings is meant. */
function amongWhole(problem: Problem): Reading<number> {
  const tries = problem.tries.filter((number) => Number.isInteger(Number(number)));
  const [only, ...others] = tries;
  if (problem.why === 'ambiguous' && only !== undefined && others.length === 0) {
    return read(Number(only));
  }
  return { ok: false, problem: { ...problem, tries } };
}

/** Whether a text is written like a whole number, be it too large; a word after it is one of the units. */
export function isWholeNumber(text: string, units: readonly string[] = []): boolean {
  const number = withoutUnit(text, units);
  return /^[+\-−]?\d{1,9}$/.test(number) || numberOfWords(number) !== undefined;
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
  const answer = answerOf(text);
  if (answer !== undefined) return read(answer);
  const typed = text.trim();
  const percentage = isPercentage(typed) ? typed.replace(PERCENT_SIGN, '').trim() : undefined;
  if (percentage !== undefined) return asPercentage(readNumber(percentage, { min: 0, max: 100 }));
  const reading = readNumber(text);
  if (reading.ok || reading.problem.tries.length > 0) return reading;
  return unlike(reading.problem.what, '12', '80%', 'yes');
}

/** 1 for "yes" and the like, 0 for "no"; undefined of any other word. */
export function answerOf(text: string): number | undefined {
  return ANSWERS.get(text.trim().toLowerCase());
}

const PERCENT_SIGN = /(?:%|per ?cent)$/i;

/** Whether a number says that it is a percentage: "80%", "80 percent". */
export function isPercentage(text: string): boolean {
  return PERCENT_SIGN.test(text.trim());
}

/** What it suggests is a percentage, too. */
function asPercentage(reading: Reading<number>): Reading<number> {
  if (reading.ok) return reading;
  const { tries, examples, ...problem } = reading.problem;
  const signed = (numbers: readonly string[]) => numbers.map((number) => `${number}%`);
  return {
    ok: false,
    problem: { ...problem, tries: signed(tries), ...(examples && { examples: signed(examples) }) },
  };
}

/** In figures that follow each other: "1,234.5" as "1234.5". */
function ungrouped(typed: string): string {
  const groups = GROUPED.find((pattern) => pattern.test(typed));
  if (groups === undefined) return typed;
  const mark = typed.match(/[.,](?=\d*$)/)?.[0] ?? '';
  const [whole = '', fraction] =
    mark !== '' && typed.indexOf(mark) === typed.lastIndexOf(mark) ? typed.split(mark) : [typed];
  const digits = whole.replace(/[.,'’]/g, '');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/** Groups of three (or two, as in India) that can be nothing else. */
const GROUPED = [
  /^[+-]?\d{1,3}(?:,\d{2,3})*,\d{3}\.\d{1,9}$/,
  /^[+-]?\d{1,3}(?:\.\d{3})+,\d{1,9}$/,
  /^[+-]?\d{1,3}(?:,\d{2,3})+,\d{3}$/,
  /^[+-]?\d{1,3}(?:\.\d{3}){2,}$/,
  /^[+-]?\d{1,3}(?:['’]\d{3})+(?:[.,]\d{1,9})?$/,
];

function withoutUnit(typed: string, units: readonly string[]): string {
  const unit = /[a-z]+$/i.exec(typed)?.[0] ?? '';
  return units.includes(unit.toLowerCase()) ? typed.slice(0, -unit.length).trim() : typed;
}

/** What keeps a number out of the bounds, to follow it in a sentence; empty when nothing does. */
function problemOf(value: number, { min, max }: Bounds): string {
  if (min !== undefined && value < min) return `is less than ${min}`;
  return max !== undefined && value > max ? `is more than ${max}` : '';
}

function limit(value: number, { min, max }: Bounds): string {
  return String(min !== undefined && value < min ? min : max);
}

/** The digits alone, where they make one number that would be accepted. */
function nearest(typed: string, bounds: Bounds): string | undefined {
  const compact = typed
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/(?<=\d)[\s'_,](?=\d{3}(?!\d))/g, '');
  const [found, ...others] = compact.match(/-?\d{1,9}(?:\.\d{1,9})?/g) ?? [];
  if (found === undefined || others.length > 0) return undefined;
  const value = Number(found) + 0;
  return problemOf(value, bounds) === '' && readNumber(String(value), bounds).ok
    ? String(value)
    : undefined;
}

/** No number that was meant is longer. */
const LONGEST = 40;
