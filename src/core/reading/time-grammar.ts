// What a typed amount of time says: the strict grammar of durations and ranges, before anything is refused.
import { parseRange } from './time-range.ts';
import { inFigures } from './time-words.ts';

/** One meaning of what was typed: how many minutes, not yet rounded, and how to write it so that it has no other. */
export type Meaning = { readonly minutes: number; readonly written: string };

/** An amount of time as it was written; with two meanings where the writing leaves two. */
export type WrittenTime = {
  readonly meanings: readonly Meaning[];
  /** Certain as a whole, but where more words follow they may be what it counts: "1h 30" pages, "two" books. */
  readonly isOpen: boolean;
};

/** The most that one date holds. */
export const MOST_MINUTES = 24 * 60;

/** No time is longer in letters; "three quarters of an hour" has not even half of that. */
const MOST_CHARACTERS = 80;

const HOUR = String.raw`(?:h|hrs?|hours?)\.?`;
const MINUTE = String.raw`(?:m|mins?|minutes?)\.?`;
const SECOND = String.raw`(?:s|secs?|seconds?)\.?`;
const NUMBER = String.raw`(\d{1,5}(?:[.,]\d{1,4})?|[.,]\d{1,4})`;
const AND = '(?:,? and|,| &)? ?';

type Unit = 'hours' | 'minutes';
type Form = {
  readonly pattern: RegExp;
  readonly isOpen?: boolean;
  /** The meanings in minutes of what the pattern found. */
  readonly worth: (...found: string[]) => readonly number[];
};

/** Each way to write a length in figures. */
const FORMS: readonly Form[] = [
  { pattern: form(NUMBER), worth: (number) => amounts(number, 'hours') },
  { pattern: form(`${NUMBER} ?${HOUR}`), worth: (number) => amounts(number, 'hours') },
  { pattern: form(`${NUMBER} ?${MINUTE}`), worth: (number) => amounts(number, 'minutes') },
  { pattern: form(`(\\d{1,5}) ?${SECOND}`), worth: (count) => [Number(count) / 60] },
  {
    pattern: form(
      `(\\d{1,2}) ?${HOUR}${AND}([0-5]?\\d) ?${MINUTE}(?:${AND}([0-5]?\\d) ?${SECOND})?`,
    ),
    worth: (hours, rest, seconds) => [sum(hours, rest, seconds)],
  },
  {
    pattern: form(`(\\d{1,4}) ?${MINUTE}${AND}([0-5]?\\d) ?${SECOND}`),
    worth: (rest, seconds) => [sum('0', rest, seconds)],
  },
  {
    pattern: form(`(\\d{1,2}):([0-5]\\d)(?::([0-5]\\d))?(?: ?${HOUR})?`),
    worth: (hours, rest, seconds) => [sum(hours, rest, seconds)],
  },
  // "9 h 30" is how Cairn writes it.
  { pattern: form('(\\d{1,2})(?:h| h )([0-5]\\d)'), worth: (hours, rest) => [sum(hours, rest)] },
  {
    pattern: form('(\\d{1,2}) ?(?:(?:h|hrs?)\\.? ?|hours? )([0-5]\\d)'),
    isOpen: true,
    worth: (hours, rest) => [sum(hours, rest)],
  },
  // "1/2h", "1 1/2 hours", "1+1/2 hours" of "one and a half", and "1 hour+1/2".
  {
    pattern: form(`(?:(\\d{1,2})[ +])?(\\d{1,3})/(\\d{1,2}) ?${HOUR}`),
    worth: (whole, part, parts) => fraction(whole, part, parts),
  },
  {
    pattern: form(`(\\d{1,2}) ?${HOUR}\\+(\\d)/(\\d)`),
    worth: (whole, part, parts) => fraction(whole, part, parts),
  },
  {
    pattern: form('(?:(\\d{1,2})[ +])?([123])/([234])'),
    isOpen: true,
    worth: (whole, part, parts) => fraction(whole, part, parts),
  },
  // ISO 8601 has a decimal fraction whatever its figures are.
  {
    pattern: form(`p(?:0d)?t(?=\\d)(?:${NUMBER}h)?(?:${NUMBER}m)?(?:${NUMBER}s)?`),
    worth: (hours, rest, seconds) => [sum(hours, rest, seconds)],
  },
];

/** Reads how an amount of time is written, or gives undefined. English, whatever the case; ASCII digits. */
export function parseWrittenTime(text: string): WrittenTime | undefined {
  const typed = normalTime(text);
  if (typed.length > MOST_CHARACTERS) return undefined;
  const range = parseRange(typed);
  if (range !== undefined) return { meanings: range, isOpen: false };
  const figures = inFigures(typed);
  for (const { pattern, isOpen = false, worth } of FORMS) {
    const found = pattern.exec(figures);
    if (found === null) continue;
    const meanings = possible(worth(...found.slice(1).map((part) => part ?? '')));
    // Whoever writes "two" may count anything; whoever writes "2" in the place of a time counts hours.
    const isBareWord = /[a-z]/.test(typed) && !/[a-z]/.test(figures);
    return { meanings, isOpen: isOpen || isBareWord };
  }
  return undefined;
}

/** In lower case, with single spaces, without a comma or full stop after it. */
export function normalTime(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?[,;]$|(?<=[a-z])\.$/, '');
}

/** "1h30m": what has no other meaning. */
export function compactTime(minutes: number): string {
  const total = Math.round(minutes);
  const hours = Math.floor(total / 60);
  const rest = total % 60;
  return `${hours > 0 ? `${hours}h` : ''}${rest > 0 || hours === 0 ? `${rest}m` : ''}`;
}

/**
 * What a number counts. Two figures after the mark that may be minutes are either: "1.30" is 1 h 30 or
 * 1.3 hours; 00, 25, 50 and 75 are a fraction, and so is what no clock shows. Three figures after it may
 * be thousands where so many fit into a day.
 */
function amounts(number: string, unit: Unit): readonly number[] {
  const perUnit = unit === 'hours' ? 60 : 1;
  const asFraction = decimal(number) * perUnit;
  const [, whole = '', figures = ''] = /^(\d*)[.,](\d+)$/.exec(number) ?? [];
  if (figures.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) {
    return [Number(whole + figures) * perUnit, asFraction];
  }
  if (figures.length !== 2 || Number(figures) >= 60 || Number(figures) % 25 === 0) {
    return [asFraction];
  }
  return [Number(whole) * 60 + Number(figures), asFraction];
}

/** Those that fit into a day, each length once; where none does, one of them, so that it can be said. */
function possible(minutes: readonly number[]): readonly Meaning[] {
  const lengths = [...new Set(minutes.map((count) => Math.round(count)))];
  const fitting = lengths.filter((count) => count <= MOST_MINUTES);
  return (fitting.length > 0 ? fitting : lengths.slice(0, 1)).map((count) => ({
    minutes: count,
    written: compactTime(count),
  }));
}

function fraction(whole = '', part = '', parts = ''): readonly number[] {
  const denominator = Number(parts);
  return denominator === 0 ? [0] : [Number(whole) * 60 + (Number(part) / denominator) * 60];
}

function sum(hours = '', minutes = '', seconds = ''): number {
  return decimal(hours) * 60 + decimal(minutes) + decimal(seconds) / 60;
}

function decimal(digits: string): number {
  return Number(digits.replace(',', '.'));
}

function form(source: string): RegExp {
  return new RegExp(`^${source}$`);
}
