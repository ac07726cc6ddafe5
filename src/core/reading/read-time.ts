// Amounts of time as people type them: "90m", "1h 30m", "1,5h", "1:30", "2".

import { quote } from '../text/quote.ts';
import { type Reading, read, unreadable } from '../text/reading.ts';
import { type Minutes, minutes } from '../time/temporal.ts';

/** More cannot have happened on one date. */
const LONGEST = minutes(24 * 60);

const HOUR = '(?:h|hrs?|hours?)';
const MINUTE = '(?:m|mins?|minutes?)';
// A comma with three digits after it may separate thousands, so a decimal comma takes two at most.
const NUMBER = '(\\d{1,4}(?:\\.\\d{1,4}|,\\d{1,2})?|\\.\\d{1,4})';

/** Each way to write a time, with what its captured numbers are worth in minutes. */
const FORMS: readonly { pattern: RegExp; worth(first: number, second: number): number }[] = [
  { pattern: form(NUMBER), worth: (hours) => hours * 60 },
  { pattern: form(`${NUMBER} ?${HOUR}`), worth: (hours) => hours * 60 },
  { pattern: form(`${NUMBER} ?${MINUTE}`), worth: (count) => count },
  {
    pattern: form(`(\\d{1,2}) ?${HOUR}(?:,? and|,)? ?([0-5]?\\d) ?${MINUTE}`),
    worth: (hours, rest) => hours * 60 + rest,
  },
  {
    pattern: form(`(\\d{1,2}):([0-5]\\d)(?: ?${HOUR})?`),
    worth: (hours, rest) => hours * 60 + rest,
  },
  // "9 h 30" is how Cairn writes it. Not "1h 30": in "1h 30 pages" the 30 counts the pages.
  { pattern: form('(\\d{1,2})(?:h| h )([0-5]\\d)'), worth: (hours, rest) => hours * 60 + rest },
];

const WORDS: ReadonlyMap<string, number> = new Map([
  ['half an hour', 30],
  ['half hour', 30],
  ['an hour', 60],
]);

/** The most words that a time can have: "2 hours and 15 minutes". */
export const TIME_WORDS = 5;

/**
 * Reads an amount of time. A bare number is hours. What is not a whole number of minutes is
 * rounded to the nearest; the result is more than 0 and at most 24 hours (design, section 5).
 */
export function readTime(text: string): Reading<Minutes> {
  const typed = normal(text);
  const exact = worthOf(typed);
  if (exact === undefined) return unreadable(cannotRead(text), ...nearestTimes(typed));
  const amount = minutes(exact);
  if (amount <= 0) {
    return unreadable(`${quote(text)} comes to less than a minute.`, ...EXAMPLES);
  }
  if (amount > LONGEST) {
    const tries = /^\d+$/.test(typed) ? nearestTimes(`${typed}m`, '24h') : ['24h'];
    return unreadable(`${quote(text)} is more than the 24 hours of a day.`, ...tries);
  }
  return read(amount);
}

/** Whether a text is written like a time, be it too long or nothing at all. */
export function looksLikeTime(text: string): boolean {
  return worthOf(normal(text)) !== undefined;
}

const EXAMPLES = ['1h30m', '1:30', '90m'];

function cannotRead(text: string): string {
  return text.trim() === '' ? 'There is no time here.' : `I can't read ${quote(text)} as a time.`;
}

function form(source: string): RegExp {
  return new RegExp(`^${source}$`);
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?[,;]$/, '');
}

function worthOf(typed: string): number | undefined {
  for (const { pattern, worth } of FORMS) {
    const found = pattern.exec(typed);
    if (found) return worth(decimal(found[1]), decimal(found[2]));
  }
  return WORDS.get(typed);
}

function decimal(digits = '0'): number {
  return Number(digits.replace(',', '.'));
}

/** What was probably meant, in up to three ways to write it; examples where that cannot be told. */
function nearestTimes(typed: string, ...otherwise: string[]): string[] {
  const once = typed.replace(/([.,:])\1+/g, '$1');
  const total = minutes(probablyMeant(withoutFractions(once).normalize('NFKC')));
  if (!(total > 0 && total <= LONGEST)) return otherwise.length > 0 ? otherwise : EXAMPLES;
  const hours = Math.floor(total / 60);
  const rest = total % 60;
  const compact = `${hours > 0 ? `${hours}h` : ''}${rest > 0 ? `${rest}m` : ''}`;
  const tries = [compact, `${hours}:${String(rest).padStart(2, '0')}`];
  // Two decimals hold a multiple of three minutes exactly.
  return total % 3 === 0 ? [...tries, String(total / 60)] : tries;
}

/** "1½h" as "1.5h". */
function withoutFractions(typed: string): string {
  return typed
    .replace(/(?<!\d)(?=[¼½¾])/g, '0')
    .replace(/[¼½¾]/g, (fraction) => FRACTIONS.get(fraction) ?? '');
}

const FRACTIONS: ReadonlyMap<string, string> = new Map([
  ['¼', '.25'],
  ['½', '.5'],
  ['¾', '.75'],
]);

/** Adds up the numbers by the letter that follows each; the first one without a letter is hours. */
function probablyMeant(typed: string): number {
  const numbers = [...typed.matchAll(/(\d+(?:[.,]\d{1,2})?)\s*([a-z]*)/g)];
  if (numbers.length === 0 || numbers.length > 2) return 0;
  // In "1,25,3" nothing tells the hours from the minutes.
  if (/\d[.,]\d+[.,]\d/.test(typed)) return 0;
  let total = 0;
  for (const [index, [, digits, unit = '']] of numbers.entries()) {
    if (!/^(?:h|m|$)/.test(unit)) return 0;
    const inHours = unit.startsWith('h') || (unit === '' && index === 0 && !typed.includes('m'));
    total += inHours ? decimal(digits) * 60 : decimal(digits);
  }
  return total;
}
