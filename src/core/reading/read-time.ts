// Amounts of time as people type them: "90m", "1h 30m", "1,5h", "1:30", "2", "an hour and a half", "9am-11am".

import { quote } from '../text/quote.ts';
import { ambiguous, type Reading, read, unlike, unreadable } from '../text/reading.ts';
import { formatMinutes } from '../time/format-time.ts';
import { type Minutes, minutes } from '../time/temporal.ts';
import { nearestTimes, waysToWrite } from './nearest-times.ts';
import { MOST_MINUTES, normalTime, parseWrittenTime } from './time-grammar.ts';

/** The most words that a time can have: "from 9:30 pm to 11:30 pm". */
export const TIME_WORDS = 6;

const EXAMPLES = ['1h30m', '1:30', '90m'];

/**
 * Reads an amount of time. A bare number is hours, a range is its length. What is not a whole number of
 * minutes is rounded to the nearest; the result is more than 0 and at most 24 hours (design, section 5).
 */
export function readTime(text: string): Reading<Minutes> {
  const written = parseWrittenTime(text);
  if (written === undefined) return refuse(text);
  const [first, ...others] = written.meanings;
  if (first === undefined) {
    return unlike(`${quote(text)} begins and ends at the same time.`, ...EXAMPLES);
  }
  if (others.length > 0) {
    const lengths = written.meanings.map((meaning) => formatMinutes(minutes(meaning.minutes)));
    const tries = written.meanings.filter((meaning) => minutes(meaning.minutes) > 0);
    return ambiguous(
      `${quote(text)} can mean ${lengths.join(' or ')}.`,
      ...tries.map((meaning) => meaning.written),
    );
  }
  const amount = minutes(first.minutes);
  if (amount <= 0) return unlike(`${quote(text)} comes to less than a minute.`, ...EXAMPLES);
  return amount > MOST_MINUTES ? tooLong(text) : read(amount);
}

/**
 * Whether a text is written like a time, be it too long, of two meanings, or nothing at all, and would be
 * one with more words after it: in "1h 30 pages" the 30 counts the pages.
 */
export function looksLikeTime(text: string): boolean {
  return parseWrittenTime(text)?.isOpen === false;
}

/** Whether a text is a time if nothing follows that it might count: "1h 30", "two", "1/2". */
export function isTimeAlone(text: string): boolean {
  return parseWrittenTime(text)?.isOpen === true;
}

function tooLong(text: string): Reading<never> {
  const typed = normalTime(text);
  // A bare number may have counted minutes, and "90:00" seconds beside them.
  const found = /^(\d+)(?::00)?$/.exec(typed);
  const asMinutes = found ? waysToWrite(Number(found[1])) : [];
  const tries = asMinutes.length > 0 ? asMinutes : ['24h'];
  return unreadable(`${quote(text)} is more than the 24 hours of a day.`, ...tries);
}

function refuse(text: string): Reading<never> {
  if (text.trim() === '') return unlike('There is no time here.', ...EXAMPLES);
  const what = `I can't read ${quote(text)} as a time.`;
  const tries = nearestTimes(normalTime(text));
  return tries.length > 0 ? unreadable(what, ...tries) : unlike(what, ...EXAMPLES);
}
