// What the first words of a note look like, or all of it: an activity or a date that was not taken for one.
import { findSpelled, isSlip } from '../roadmap/find-spelled.ts';
import type { Activity } from '../roadmap/roadmap.ts';
import { formatDate } from '../time/format-date.ts';
import type { PlainDate } from '../time/temporal.ts';
import { isBareDate, parseWrittenDate } from './date-grammar.ts';
import { nearestDates } from './nearest-dates.ts';
import { readPastDate } from './read-date.ts';

/** `words` is how many words of the note it is; `said` how the value is called. */
export type Meant =
  | { readonly kind: 'activity'; readonly words: number; readonly activity: Activity }
  | { readonly kind: 'date'; readonly words: number; readonly dates: readonly MeantDate[] }
  /** Nothing can be logged ahead: `what` says which date it is. */
  | { readonly kind: 'ahead'; readonly what: string };

export type MeantDate = { readonly date: PlainDate; readonly said: string };

type Sought = {
  /** Those that the note may mean; none where the activity is known. */
  readonly activities: readonly Activity[];
  /** Whether a date may be meant. */
  readonly date: boolean;
  readonly today: PlainDate;
};

/** No date and no title of an activity has more. */
const MOST_WORDS = 8;

/** The longest first words that look like something; nothing of a sentence that merely holds such words. */
export function meantByNote(note: string, sought: Sought): Meant | undefined {
  // Whoever quotes words means them as they are.
  if (/^["“„«'‘]/.test(note)) return undefined;
  const words = note.split(/\s+/, MOST_WORDS + 1);
  const most = Math.min(words.length, MOST_WORDS);
  for (let count = most; count > 0; count -= 1) {
    const text = words
      .slice(0, count)
      .join(' ')
      .replace(/[,;:]+$/, '');
    const whole = count === words.length;
    const activity = findSpelled(sought.activities, text, whole);
    if (activity !== undefined) return { kind: 'activity', words: count, activity };
    const date = sought.date ? dateMeant(text, whole, sought.today) : undefined;
    if (date !== undefined) return 'what' in date ? date : { ...date, words: count };
  }
  return undefined;
}

/** A note without its first words, and without the mark that parted them from the rest. */
export function withoutFirst(note: string, words: number): string {
  const first = new RegExp(String.raw`^\s*(?:\S+\s*){${words}}`);
  return note
    .replace(first, '')
    .replace(/^[-–—·|:,;]+\s+/, '')
    .trim();
}

type DateMeant =
  | { readonly kind: 'date'; readonly dates: readonly MeantDate[] }
  | Extract<Meant, { kind: 'ahead' }>;

function dateMeant(text: string, whole: boolean, today: PlainDate): DateMeant | undefined {
  if (parseWrittenDate(text) !== undefined) {
    // "sat in on a talk" and "3/4 of the course" begin with no date.
    return whole || isBareDate(text) === true ? dateRead(text, today) : undefined;
  }
  const [corrected] = nearestDates(text);
  if (corrected === undefined || (!whole && !isSlipOf(corrected, text))) return undefined;
  return parseWrittenDate(corrected) === undefined ? undefined : dateRead(corrected, today);
}

function dateRead(text: string, today: PlainDate): DateMeant | undefined {
  const reading = readPastDate(text, today);
  if (reading.ok) return { kind: 'date', dates: [meantDate(text, reading.value, today)] };
  const { what, tries, why } = reading.problem;
  if (why === 'future') return { kind: 'ahead', what };
  if (why !== 'ambiguous') return undefined;
  const dates = tries.flatMap((each) => {
    const date = readPastDate(each, today);
    return date.ok ? [meantDate(each, date.value, today)] : [];
  });
  return { kind: 'date', dates };
}

/** Words are said as they are; numbers as a person says them. */
function meantDate(text: string, date: PlainDate, today: PlainDate): MeantDate {
  return { date, said: /\d/.test(text) ? formatDate(date, today) : text.toLowerCase() };
}

/** Word by word the same but for slips of a key. */
function isSlipOf(corrected: string, typed: string): boolean {
  const known = corrected.split(' ');
  const words = typed.toLowerCase().split(' ');
  return (
    known.length === words.length && known.every((word, index) => isSlip(words[index] ?? '', word))
  );
}
