// The English names of weekdays and months, as Cairn writes them and as people type them.

export const WEEKDAY_NAMES = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const WEEKDAY_NUMBERS = numbered(WEEKDAY_NAMES, { tues: 2, weds: 3, thur: 4, thurs: 4 });
const MONTH_NUMBERS = numbered(MONTH_NAMES, { sept: 9 });

/** 1 (Monday) to 7 of a lower-case name or abbreviation ("tue", "thurs"). */
export function weekdayNumber(word: string): number | undefined {
  return WEEKDAY_NUMBERS.get(word);
}

/** 1 to 12 of a lower-case name or abbreviation ("mar", "sept"), without its dot. */
export function monthNumber(word: string): number | undefined {
  return MONTH_NUMBERS.get(word);
}

/** "Tuesday" for 2. */
export function weekdayName(weekday: number): string {
  return WEEKDAY_NAMES[weekday - 1] ?? '';
}

/** "March" for 3. */
export function monthName(month: number): string {
  return MONTH_NAMES[month - 1] ?? '';
}

/** "Mar" for 3. */
export function shortMonthName(month: number): string {
  return monthName(month).slice(0, 3);
}

function numbered(names: readonly string[], others: Record<string, number>): Map<string, number> {
  const numbers = new Map(Object.entries(others));
  for (const [index, name] of names.entries()) {
    numbers.set(name.toLowerCase(), index + 1);
    numbers.set(name.slice(0, 3).toLowerCase(), index + 1);
  }
  return numbers;
}
