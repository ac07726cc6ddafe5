// Dates as people type them, made certain by today's date: "last friday", "Mar 2", "in 2 weeks".

import { quote } from '../text/quote.ts';
import {
  ambiguous,
  type Problem,
  type Reading,
  read,
  unlike,
  unreadable,
} from '../text/reading.ts';
import { weekdayName } from '../time/calendar-words.ts';
import { formatDate } from '../time/format-date.ts';
import { type PlainDate, Temporal } from '../time/temporal.ts';
import { parseWrittenDate, type Unit, type WrittenDate } from './date-grammar.ts';
import { nearestDates } from './nearest-dates.ts';

/** Which date is meant where no year is written: the latest one up to today, the next one, the nearer. */
export type Towards = 'past' | 'future' | 'nearest';

/** The first and the last date that a reading may give, and where a date without a year is looked for. */
type Frame = {
  readonly today: PlainDate;
  readonly towards: Towards;
  readonly earliest: PlainDate;
  readonly latest: PlainDate;
  /** How far from today that is, in words. */
  readonly span: string;
};

/** How far back an entry may be dated (design, section 5). */
const PAST_DAYS = 366;

/** How far a start, a pause or a shift may lie from today; a cohort may be well under way. */
const PLAN_YEARS = 2;

// February 29 recurs within eight years, also around 1900 and 2100.
const YEARS_BETWEEN_LEAP_DAYS = 8;

/**
 * Reads when something happened. `today` is the member's date. A weekday is the latest one before
 * today, a date without a year the latest up to today; nothing lies ahead or over 366 days back. What
 * lies ahead is refused for that (`why`), so that it can be told where it was kept as words of a note.
 */
export function readPastDate(text: string, today: PlainDate): Reading<PlainDate> {
  const earliest = today.subtract({ days: PAST_DAYS });
  const span = `${PAST_DAYS} days`;
  return readDate(text, { today, towards: 'past', earliest, latest: today, span });
}

/**
 * Reads a date of a plan (`start`, `from`: towards 'nearest'; `until`: 'future'), up to two years
 * from today either way. A weekday alone is the latest one before today, as in `readPastDate`, and
 * towards the future the first one after it.
 */
export function readPlanDate(text: string, today: PlainDate, towards: Towards): Reading<PlainDate> {
  const earliest = today.subtract({ years: PLAN_YEARS });
  const latest = today.add({ years: PLAN_YEARS });
  return readDate(text, { today, towards, earliest, latest, span: `${PLAN_YEARS} years` });
}

function readDate(text: string, frame: Frame): Reading<PlainDate> {
  const written = parseWrittenDate(text);
  if (written === undefined) return refuse(text, frame);
  if (written.kind === 'numeric') return readNumeric(text, written, frame);
  const date = resolve(written, frame);
  if (date === undefined) return notInCalendar(text, [], frame);
  if (written.kind === 'named' && written.weekday && date.dayOfWeek !== written.weekday) {
    const what = `${quote(text)} does not fit: ${date.toString()} is a ${weekdayName(date.dayOfWeek)}.`;
    return { ok: false, problem: { what, ...within([date], frame) } };
  }
  return inFrame(text, date, frame);
}

/** Nothing is a date here; what is one letter off may have been meant. */
function refuse(text: string, frame: Frame): Reading<never> {
  if (text.trim() === '') return unlike('There is no date here.', ...examples(frame));
  const what = `I can't read ${quote(text)} as a date.`;
  const near = nearestDates(text).filter((words) => {
    const written = parseWrittenDate(words);
    return written !== undefined && readDate(words, frame).ok;
  });
  return near.length > 0 ? unreadable(what, ...near) : unlike(what, ...examples(frame));
}

function notInCalendar(text: string, near: readonly PlainDate[], frame: Frame): Reading<never> {
  const what = `${quote(text)} is not in the calendar.`;
  return { ok: false, problem: { what, ...within(near, frame) } };
}

function inFrame(text: string, date: PlainDate, frame: Frame): Reading<PlainDate> {
  if (isWithin(date, frame)) return read(date);
  const ahead = Temporal.PlainDate.compare(date, frame.latest) > 0;
  const limit = ahead ? frame.latest : frame.earliest;
  const typed = `${quote(text)} (${formatDate(date, frame.today)})`;
  if (limit.equals(frame.today)) {
    const what = `${typed} is in the future.`;
    return { ok: false, problem: { what, tries: ['today', 'yesterday'], why: 'future' } };
  }
  const distance = `more than ${frame.span} ${ahead ? 'ahead' : 'ago'}`;
  const bound = `the ${ahead ? 'latest' : 'earliest'} is ${formatDate(limit, frame.today)}`;
  return unreadable(`${typed} is ${distance}; ${bound}.`, limit.toString());
}

function resolve(
  written: Exclude<WrittenDate, { kind: 'numeric' }>,
  frame: Frame,
): PlainDate | undefined {
  switch (written.kind) {
    case 'iso':
      return existing(written.year, written.month, written.day);
    case 'away':
      return away(frame.today, written.count, written.unit);
    case 'weekday':
      return weekday(written, frame);
    case 'named':
      return dayOfYear(written.year, written.month, written.day, frame);
  }
}

function away(today: PlainDate, count: number, unit: Unit): PlainDate {
  switch (unit) {
    case 'days':
      return today.add({ days: count });
    case 'weeks':
      return today.add({ weeks: count });
    case 'months':
      return today.add({ months: count });
    case 'years':
      return today.add({ years: count });
  }
}

function weekday(
  { weekday: wanted, which }: Extract<WrittenDate, { kind: 'weekday' }>,
  { today, towards }: Frame,
): PlainDate {
  if (which === 'this') return today.add({ days: wanted - today.dayOfWeek });
  const ahead = which === 'next' || (which === 'bare' && towards === 'future');
  // Never today itself: on a Friday, "friday" is a week away.
  const forward = (wanted - today.dayOfWeek + 7) % 7 || 7;
  const back = (today.dayOfWeek - wanted + 7) % 7 || 7;
  return today.add({ days: ahead ? forward : -back });
}

function dayOfYear(
  year: number | undefined,
  month: number,
  day: number,
  { today, towards }: Frame,
): PlainDate | undefined {
  if (year !== undefined) return existing(year, month, day);
  const past = firstExisting(month, day, today, -1);
  const future = firstExisting(month, day, today, 1);
  if (past === undefined || future === undefined || towards === 'past') return past;
  if (towards === 'future') return future;
  return past.until(today).days <= today.until(future).days ? past : future;
}

/** The nearest such day from today on (`step` 1) or back (-1), today included. */
function firstExisting(
  month: number,
  day: number,
  today: PlainDate,
  step: 1 | -1,
): PlainDate | undefined {
  for (let years = 0; years <= YEARS_BETWEEN_LEAP_DAYS; years++) {
    const date = existing(today.year + years * step, month, day);
    if (date && Temporal.PlainDate.compare(date, today) * step >= 0) return date;
  }
  return undefined;
}

/**
 * Numbers alone. With points between them the day comes first. Of others half of the world means the
 * first by day and half the second: read where the calendar leaves one meaning ("13/02/2026"), refused
 * with both where it leaves two.
 */
function readNumeric(
  text: string,
  { first, second, year, order, shortYear }: Extract<WrittenDate, { kind: 'numeric' }>,
  frame: Frame,
): Reading<PlainDate> {
  const dayFirst = dayOfYear(year, second, first, frame);
  const monthFirst = dayOfYear(year, first, second, frame);
  const meant = order === 'month-first' ? [monthFirst] : [dayFirst];
  const dates = (order === 'either' ? [dayFirst, monthFirst] : meant).filter(isDate);
  const [one, other] = dates;
  if (one === undefined) {
    // "02.13.2026": the day comes first where there are points, but this one can be guessed.
    return notInCalendar(text, [monthFirst].filter(isDate), frame);
  }
  if (other !== undefined && !one.equals(other)) {
    const what = `${quote(text)} can mean ${one.toString()} or ${other.toString()}.`;
    const { tries, examples } = within(dates, frame);
    return examples === undefined ? ambiguous(what, ...tries) : unlike(what, ...examples);
  }
  // In "13/02/26" the 13 may be the year.
  if (shortYear) {
    const what = `${quote(text)} leaves the year open: write all four digits, as in ${one.toString()}.`;
    return { ok: false, problem: { what, ...within(dates, frame) } };
  }
  return inFrame(text, one, frame);
}

function isDate(date: PlainDate | undefined): date is PlainDate {
  return date !== undefined;
}

/** The ISO form of those dates that would be accepted, each once; examples where none would. */
function within(dates: readonly PlainDate[], frame: Frame): Pick<Problem, 'tries' | 'examples'> {
  const accepted = dates.filter((date) => isWithin(date, frame)).map((date) => date.toString());
  if (accepted.length > 0) return { tries: [...new Set(accepted)] };
  return { tries: [], examples: examples(frame) };
}

function isWithin(date: PlainDate, { earliest, latest }: Frame): boolean {
  const { compare } = Temporal.PlainDate;
  return compare(date, earliest) >= 0 && compare(date, latest) <= 0;
}

function existing(year: number, month: number, day: number): PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const last = Temporal.PlainDate.from({ year, month, day: 1 }).daysInMonth;
  return day > last ? undefined : Temporal.PlainDate.from({ year, month, day });
}

function examples({ today, towards }: Frame): string[] {
  const iso = today.toString();
  if (towards === 'past') return [iso, 'yesterday', 'last friday'];
  return [iso, 'next monday', 'in 2 weeks'];
}
