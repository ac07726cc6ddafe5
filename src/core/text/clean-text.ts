// Text that members write, as it is stored: their words, without what could disturb a page.
import { isSeen, withoutUnseen } from './invisible.ts';
import { type Reading, read, unreadable } from './reading.ts';

/** The longest note, in characters (design, section 12). */
const NOTE_LIMIT = 500;

/** `join` makes one line of a name or a title; `keep` leaves a note its line breaks. */
export type LineBreaks = 'join' | 'keep';

/**
 * Takes out control characters, bidirectional overrides and all else that nobody sees, but for what
 * scripts and emoji need; composes accents (NFC) and trims the ends. Tabs become spaces; every kind of
 * line break becomes a line feed, or a space on one line. What holds nothing to see is empty.
 */
export function cleanText(text: string, breaks: LineBreaks): string {
  const plain = text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '');
  const lines = withoutUnseen(plain).normalize('NFC');
  if (!isSeen(lines)) return '';
  return breaks === 'keep' ? lines.trim() : onOneLine(lines);
}

function onOneLine(lines: string): string {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** Cleans a note and refuses one of more than 500 characters; nothing is cut in silence. */
export function readNote(text: string): Reading<string> {
  return withinLimit(cleanText(text, 'keep'), NOTE_LIMIT, 'note');
}

/** Cleans a text of one line; `what` names it in the answer: "name", "reason". */
export function readLine(text: string, limit: number, what: string): Reading<string> {
  const line = cleanText(text, 'join');
  return line === '' ? unreadable(`The ${what} is empty.`) : withinLimit(line, limit, what);
}

function withinLimit(text: string, limit: number, what: string): Reading<string> {
  // Code points, so that an emoji is one character wherever it can be.
  const length = Array.from(text).length;
  if (length <= limit) return read(text);
  return unreadable(`The ${what} has ${length} characters; at most ${limit} fit.`);
}
