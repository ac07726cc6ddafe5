// What was probably meant by words that are no date: a slip of a letter, or a span in place of a day.
import leven from 'leven';
import { MONTH_NAMES, WEEKDAY_NAMES } from '../time/calendar-words.ts';
import { DATE_WORDS } from './date-grammar.ts';

/** The words that are corrected; shorter ones are too like others. */
const WORDS = [
  ...['today', 'yesterday', 'tomorrow', 'tonight', 'morning', 'evening', 'night'],
  ...[...WEEKDAY_NAMES, ...MONTH_NAMES].map((name) => name.toLowerCase()),
  ...['days', 'week', 'weeks', 'month', 'months', 'last', 'next'],
].filter((word) => word.length > 3);

const LONGEST_WORD = 12;

const SPANS: ReadonlyMap<string, string> = new Map([
  ['last week', 'a week ago'],
  ['last month', 'a month ago'],
  ['last year', 'a year ago'],
  ['next week', 'in a week'],
  ['next month', 'in a month'],
]);

/** Texts that may be dates, one at most for now; whether they are, the reader says. */
export function nearestDates(text: string): readonly string[] {
  const words = text
    .trim()
    .toLowerCase()
    .split(/\s+/, DATE_WORDS + 1);
  const span = SPANS.get(words.join(' '));
  if (span !== undefined) return [span];
  if (words.length > DATE_WORDS) return [];
  const corrected = words.map(correctedWord);
  return corrected.join(' ') === words.join(' ') ? [] : [corrected.join(' ')];
}

/** The one word that is nearest, if one is near enough: a letter in three, two at most. */
function correctedWord(word: string): string {
  if (!/^\p{L}{4,}$/u.test(word) || word.length > LONGEST_WORD || WORDS.includes(word)) return word;
  const allowed = Math.min(2, Math.floor(word.length / 3));
  const near = WORDS.map((known) => ({ known, distance: leven(word, known) }))
    .filter(({ distance }) => distance <= allowed)
    .toSorted((one, other) => one.distance - other.distance);
  const [first, second] = near;
  return first === undefined || second?.distance === first.distance ? word : first.known;
}
