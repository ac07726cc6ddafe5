// What a typed date says, before it is known what day is today: the strict grammar of dates.
import { monthNumber, weekdayNumber } from '../time/calendar-words.ts';

export type Unit = 'days' | 'weeks' | 'months' | 'years';

/** A date as it was written. Not every one exists ("30 Feb"), and some say two things ("03/04/2026"). */
export type WrittenDate =
  | { readonly kind: 'iso'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: 'away'; readonly count: number; readonly unit: Unit }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly which: WhichWeekday }
  | {
      readonly kind: 'named';
      readonly month: number;
      readonly day: number;
      readonly year?: number;
      readonly weekday?: number;
    }
  | {
      readonly kind: 'numeric';
      readonly first: number;
      readonly second: number;
      readonly year?: number;
      /** What the first two numbers may be; with points between them the day comes first. */
      readonly order: 'either' | 'day-first' | 'month-first';
      /** The year was written with two digits. */
      readonly shortYear: boolean;
    };

/** `bare` is a weekday alone; `this` is the one of the current Monday week. */
type WhichWeekday = 'bare' | 'last' | 'this' | 'next';

/** More than any date has: "on Wednesday, the 23rd of September, 2026". */
const MOST_CHARACTERS = 60;

/** The most words that a date can have: "on Tuesday the 2nd of March, 2026". */
export const DATE_WORDS = 7;

const DAYS_AWAY: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['earlier today', 0],
  ['this morning', 0],
  ['this afternoon', 0],
  ['this evening', 0],
  ['tonight', 0],
  ['yesterday', -1],
  ['yesterday morning', -1],
  ['yesterday afternoon', -1],
  ['yesterday evening', -1],
  ['last evening', -1],
  // Also after midnight it is the night that is over: the one of the day before.
  ['last night', -1],
  ['the day before yesterday', -2],
  ['day before yesterday', -2],
  ['tomorrow', 1],
  ['the day after tomorrow', 2],
  ['day after tomorrow', 2],
]);

const COUNT_WORDS = 'a one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Reads how a date is written, or gives undefined. English, whatever the case; ASCII digits. */
export function parseWrittenDate(text: string): WrittenDate | undefined {
  const typed = text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?[,;]$/, '');
  if (typed.length > MOST_CHARACTERS) return undefined;
  const daysAway = DAYS_AWAY.get(typed);
  if (daysAway !== undefined) return { kind: 'away', count: daysAway, unit: 'days' };
  return iso(typed) ?? away(typed) ?? weekday(typed) ?? named(typed) ?? numeric(typed);
}

/**
 * Whether a text is a date where nothing says that it is one, as in a line of bare words: "14.11." and
 * "1.2.2026", but not "1.30" and "1/2". `open`: where nothing follows, for "sat" and "sun" begin sentences too.
 */
export function isBareDate(text: string): boolean | 'open' {
  const date = parseWrittenDate(text);
  if (date?.kind === 'weekday' && AMBIGUOUS_WEEKDAYS.has(text.trim().toLowerCase())) return 'open';
  if (date?.kind !== 'numeric') return date !== undefined;
  return date.year !== undefined || /\.\s*$/.test(text);
}

const AMBIGUOUS_WEEKDAYS = new Set(['sat', 'sun', 'wed']);

/** Whether a text is a date that can only lie ahead ("tomorrow", "next monday", "in 2 weeks"). */
export function isAhead(text: string): boolean {
  const date = parseWrittenDate(text);
  if (date?.kind === 'away') return date.count > 0;
  return date?.kind === 'weekday' && date.which === 'next';
}

function iso(typed: string): WrittenDate | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed);
  if (!found) return undefined;
  return { kind: 'iso', year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

function away(typed: string): WrittenDate | undefined {
  const found =
    /^(?:(in) )?(\d{1,4}|[a-z]+) ?(d|days?|w|wks?|weeks?|months?|years?)(?: (ago))?$/.exec(typed);
  if (!found) return undefined;
  const [, ahead, amount = '', unit = '', ago] = found;
  if ((ahead === undefined) === (ago === undefined)) return undefined;
  const count = /^\d/.test(amount) ? Number(amount) : counted(amount);
  if (count === undefined) return undefined;
  return { kind: 'away', count: ahead ? count : -count, unit: unitOf(unit) };
}

function counted(word: string): number | undefined {
  if (word === 'an' || word === 'a') return 1;
  const index = COUNT_WORDS.indexOf(word);
  return index > 0 ? index : undefined;
}

function unitOf(word: string): Unit {
  if (word.startsWith('w')) return 'weeks';
  if (word.startsWith('m')) return 'months';
  return word.startsWith('y') ? 'years' : 'days';
}

function weekday(typed: string): WrittenDate | undefined {
  const found =
    /^(?:(on|last|past|this|next|coming) )?([a-z]+)\.?(?: (?:morning|afternoon|evening|night))?$/.exec(
      typed,
    );
  const number = weekdayNumber(found?.[2] ?? '');
  if (number === undefined) return undefined;
  return { kind: 'weekday', weekday: number, which: whichOf(found?.[1]) };
}

function whichOf(word: string | undefined): WhichWeekday {
  if (word === 'last' || word === 'past') return 'last';
  if (word === 'next' || word === 'coming') return 'next';
  return word === 'this' ? 'this' : 'bare';
}

const WEEKDAY_FIRST = /^(?:on )?([a-z]+)\.?,? (?=.)/;
const DAY_FIRST =
  /^(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:of )?([a-z]+)\.?(?:,? |-|$)(\d{4})?$/;
const MONTH_FIRST = /^([a-z]+)\.?[ -](?:the )?(\d{1,2})(?:st|nd|rd|th)?(?:,? |$)(\d{4})?$/;

function named(typed: string): WrittenDate | undefined {
  const first = WEEKDAY_FIRST.exec(typed);
  const number = weekdayNumber(first?.[1] ?? '');
  const rest = (number === undefined ? typed : typed.slice(first?.[0].length)).replace(/^on /, '');
  const dayFirst = DAY_FIRST.exec(rest);
  const monthFirst = MONTH_FIRST.exec(rest);
  const found = dayFirst ?? monthFirst;
  const [day, word] = dayFirst ? [found?.[1], found?.[2]] : [found?.[2], found?.[1]];
  const month = monthNumber(word ?? '');
  if (!found || month === undefined) return undefined;
  return {
    kind: 'named',
    month,
    day: Number(day),
    ...(found[3] === undefined ? {} : { year: Number(found[3]) }),
    ...(number === undefined ? {} : { weekday: number }),
  };
}

function numeric(typed: string): WrittenDate | undefined {
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(typed);
  if (yearFirst) {
    const [, year = '', , month = '', day = ''] = yearFirst;
    return inNumbers('month-first', month, day, year);
  }
  const points = /^(\d{1,2})\. ?(\d{1,2})(?:\.(?: ?(\d{4}|\d{2}))?)?$/.exec(typed);
  if (points) {
    const [, day = '', month = '', year] = points;
    return inNumbers('day-first', day, month, year);
  }
  const found =
    /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/.exec(typed) ??
    /^(\d{1,2})(\/)(\d{1,2})(?:\/(\d{2}))?$/.exec(typed);
  if (!found) return undefined;
  const [, first = '', , second = '', year] = found;
  return inNumbers('either', first, second, year);
}

function inNumbers(
  order: 'either' | 'day-first' | 'month-first',
  first: string,
  second: string,
  year: string | undefined,
): WrittenDate {
  const shortYear = year?.length === 2;
  return {
    kind: 'numeric',
    first: Number(first),
    second: Number(second),
    ...(year !== undefined && { year: Number(year) + (shortYear ? 2000 : 0) }),
    order,
    shortYear,
  };
}
