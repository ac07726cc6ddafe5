// Amounts of time in words, rewritten in figures: "an hour and a half" becomes "1 hour+1/2".

import { wordsAsNumbers } from './number-words.ts';

const FRACTION_SIGNS: ReadonlyMap<string, string> = new Map([
  ['¼', '1/4'],
  ['½', '1/2'],
  ['¾', '3/4'],
  ['⅓', '1/3'],
  ['⅔', '2/3'],
]);

/** What may follow a fraction of an hour. */
const HOUR_AHEAD = String.raw`(?=(?:hours?|hrs?|h)\b)`;

/** Each with what takes its place, in this order; numbers are in figures already. */
const PHRASES: readonly (readonly [phrase: RegExp, figures: string])[] = [
  [new RegExp(String.raw`\b(?:an? )?half(?: of)?(?: an?)? ${HOUR_AHEAD}`, 'g'), '1/2 '],
  [new RegExp(String.raw`\b3 quarters?(?: of)?(?: an?)? ${HOUR_AHEAD}`, 'g'), '3/4 '],
  [new RegExp(String.raw`\b(?:(?:an?|1) )?quarter(?: of)?(?: an?)? ${HOUR_AHEAD}`, 'g'), '1/4 '],
  [new RegExp(String.raw`(?<=/\d{1,2})(?: of)? an? ${HOUR_AHEAD}`, 'g'), ' '],
  [/ and (?:a )?half\b/g, '+1/2'],
  [/ and 3 quarters\b/g, '+3/4'],
  [/ and (?:a |1 )?quarter\b/g, '+1/4'],
  [/(?<=\d) and (?=\d{1,2}\/\d)/g, '+'],
  [/^hour(?=\+)/g, '1 hour'],
  [/\ban? (?=(?:hour|minute|hr|min)\b)/g, '1 '],
];

/** The same amount with its numbers, halves and quarters in figures. Lower case, single spaces. */
export function inFigures(typed: string): string {
  const signs = typed.replace(
    /(\d?) ?([¼½¾⅓⅔])/g,
    (_all, digit: string, sign: string) =>
      `${digit}${digit && ' '}${FRACTION_SIGNS.get(sign) ?? sign}`,
  );
  const numbers = signs.replace(/⁄/g, '/').replace(/(?<=[a-z])-(?=[a-z])/g, ' ');
  return PHRASES.reduce(
    (text, [phrase, figures]) => text.replace(phrase, figures),
    wordsAsNumbers(numbers),
  );
}
