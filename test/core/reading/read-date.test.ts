// Dates as members type them, on Friday 6 March 2026.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBareDate } from '#core/reading/date-grammar.ts';
import { readPastDate, readPlanDate } from '#core/reading/read-date.ts';
import { formatDate } from '#core/time/format-date.ts';
import { Temporal } from '#core/time/temporal.ts';
import { suggested, told } from './expect-reading.ts';

const friday = Temporal.PlainDate.from('2026-03-06');

describe('when something happened', () => {
  test.each([
    ['2026-03-02', '2026-03-02'],
    ['today', '2026-03-06'],
    ['Yesterday', '2026-03-05'],
    ['the day before yesterday', '2026-03-04'],
    ['friday', '2026-02-27'],
    ['last friday', '2026-02-27'],
    ['Thursday', '2026-03-05'],
    ['sat', '2026-02-28'],
    ['sun', '2026-03-01'],
    ['Fri', '2026-02-27'],
    ['thurs.', '2026-03-05'],
    ['last night', '2026-03-05'],
    ['Last evening', '2026-03-05'],
    ['yesterday evening', '2026-03-05'],
    ['this morning', '2026-03-06'],
    ['this evening', '2026-03-06'],
    ['tonight', '2026-03-06'],
    ['friday night', '2026-02-27'],
    ['last sunday morning', '2026-03-01'],
    ['this monday', '2026-03-02'],
    ['3 days ago', '2026-03-03'],
    ['a week ago', '2026-02-27'],
    ['two weeks ago', '2026-02-20'],
    ['1 month ago', '2026-02-06'],
    ['Mar 2', '2026-03-02'],
    ['mar. 2nd', '2026-03-02'],
    ['2 March', '2026-03-02'],
    ['2. March,', '2026-03-02'],
    ['the 2nd of March', '2026-03-02'],
    ['March 2nd, 2026', '2026-03-02'],
    ['2-Mar-2026', '2026-03-02'],
    ['Mar 6', '2026-03-06'],
    ['Mar 7', '2025-03-07'],
    ['Dec 24', '2025-12-24'],
    ['Mon 2 Mar', '2026-03-02'],
    ['on Monday, March 2', '2026-03-02'],
    ['2025-03-05', '2025-03-05'],
    // Numbers that the calendar leaves one meaning.
    ['13/02/2026', '2026-02-13'],
    ['02/13/2026', '2026-02-13'],
    ['13.02.2026', '2026-02-13'],
    ['13-2-2026', '2026-02-13'],
    ['13/2', '2026-02-13'],
    ['2/13', '2026-02-13'],
    ['13.2.', '2026-02-13'],
    ['25/12', '2025-12-25'],
    ['02/02/2026', '2026-02-02'],
    // With points the day comes first.
    ['14.11.', '2025-11-14'],
    ['29.11', '2025-11-29'],
    ['29. 11.', '2025-11-29'],
    ['1.2.', '2026-02-01'],
    ['1.2.2026', '2026-02-01'],
    ['03.02.2026', '2026-02-03'],
    ['1. 2. 2026', '2026-02-01'],
    ['14. Nov.', '2025-11-14'],
    ['2026-3-2', '2026-03-02'],
    ['2026/03/02', '2026-03-02'],
  ])('%j is %s', (text, date) => {
    expect(told(readPastDate(text, friday))).toBe(`→ ${date}`);
  });

  const examples = 'For example: 2026-03-06 | yesterday | last friday';
  test.each([
    ['03/04/2025', `"03/04/2025" can mean 2025-04-03 or 2025-03-04. Try: 2025-04-03`],
    ['01/02/2026', `"01/02/2026" can mean 2026-02-01 or 2026-01-02. Try: 2026-02-01 | 2026-01-02`],
    ['03/04/2026', `"03/04/2026" can mean 2026-04-03 or 2026-03-04. Try: 2026-03-04`],
    ['1/2', `"1/2" can mean 2026-02-01 or 2026-01-02. Try: 2026-02-01 | 2026-01-02`],
    ['01-02-26', `I can't read "01-02-26" as a date. ${examples}`],
    [
      '13/02/26',
      '"13/02/26" leaves the year open: write all four digits, as in 2026-02-13. Try: 2026-02-13',
    ],
    ['01/02/26', `"01/02/26" can mean 2026-02-01 or 2026-01-02. Try: 2026-02-01 | 2026-01-02`],
    ['13/03/2026', '"13/03/2026" (Fri 13 Mar) is in the future. Try: today | yesterday'],
    [
      '13/02/2025',
      '"13/02/2025" (Thu 13 Feb 2025) is more than 366 days ago; the earliest is Wed 5 Mar 2025. Try: 2025-03-05',
    ],
    [
      '14.11.25',
      '"14.11.25" leaves the year open: write all four digits, as in 2025-11-14. Try: 2025-11-14',
    ],
    ['02.13.2026', '"02.13.2026" is not in the calendar. Try: 2026-02-13'],
    ['11.29.', '"11.29." is not in the calendar. Try: 2025-11-29'],
    ['30.2.', `"30.2." is not in the calendar. ${examples}`],
    ['1.30', `"1.30" is not in the calendar. Try: 2026-01-30`],
    ['yesteday', `I can't read "yesteday" as a date. Try: yesterday`],
    ['last firday', `I can't read "last firday" as a date. Try: last friday`],
    ['3 dyas ago', `I can't read "3 dyas ago" as a date. ${examples}`],
    ['Febuary 2', `I can't read "Febuary 2" as a date. Try: february 2`],
    ['tommorow', `I can't read "tommorow" as a date. ${examples}`],
    ['last week', `I can't read "last week" as a date. Try: a week ago`],
    ['next week', `I can't read "next week" as a date. ${examples}`],
    ['29/02/2026', `"29/02/2026" is not in the calendar. ${examples}`],
    ['2026/13/02', `"2026/13/02" is not in the calendar. ${examples}`],
    ['31/31/2025', `"31/31/2025" is not in the calendar. ${examples}`],
    ['Feb 30', `"Feb 30" is not in the calendar. ${examples}`],
    ['2026-02-29', `"2026-02-29" is not in the calendar. ${examples}`],
    [
      'Feb 29',
      '"Feb 29" (Thu 29 Feb 2024) is more than 366 days ago; the earliest is Wed 5 Mar 2025. Try: 2025-03-05',
    ],
    ['tomorrow', '"tomorrow" (Sat 7 Mar) is in the future. Try: today | yesterday'],
    ['next monday', '"next monday" (Mon 9 Mar) is in the future. Try: today | yesterday'],
    ['this sunday', '"this sunday" (Sun 8 Mar) is in the future. Try: today | yesterday'],
    ['2026-03-07', '"2026-03-07" (Sat 7 Mar) is in the future. Try: today | yesterday'],
    [
      '2025-03-04',
      '"2025-03-04" (Tue 4 Mar 2025) is more than 366 days ago; the earliest is Wed 5 Mar 2025. Try: 2025-03-05',
    ],
    ['Fri 2 Mar', '"Fri 2 Mar" does not fit: 2026-03-02 is a Monday. Try: 2026-03-02'],
    ['friday 13', `I can't read "friday 13" as a date. ${examples}`],
    ['march', `I can't read "march" as a date. ${examples}`],
    ['yesterday I did it', `I can't read "yesterday I did it" as a date. ${examples}`],
    ['-3 days ago', `I can't read "-3 days ago" as a date. ${examples}`],
    ['３ days ago', `I can't read "３ days ago" as a date. ${examples}`],
    ['12', `I can't read "12" as a date. ${examples}`],
    ['20260302', `I can't read "20260302" as a date. ${examples}`],
    ['', `There is no date here. ${examples}`],
  ])('%j is refused', (text, answer) => {
    expect(told(readPastDate(text, friday))).toBe(answer);
  });

  test('February 29 without a year is the last one, while that is near enough', () => {
    const today = Temporal.PlainDate.from('2025-02-28');
    expect(told(readPastDate('Feb 29', today))).toBe('→ 2024-02-29');
  });

  test('on a Friday, last friday is seven days ago, and on a Saturday it is yesterday', () => {
    expect(told(readPastDate('last friday', friday))).toBe('→ 2026-02-27');
    expect(told(readPastDate('last friday', friday.add({ days: 1 })))).toBe('→ 2026-03-06');
  });
});

describe('a date of a plan', () => {
  test.each([
    ['tomorrow', 'nearest', '2026-03-07'],
    ['next monday', 'nearest', '2026-03-09'],
    ['next friday', 'future', '2026-03-13'],
    ['in 2 weeks', 'nearest', '2026-03-20'],
    ['in three days', 'future', '2026-03-09'],
    ['the day after tomorrow', 'future', '2026-03-08'],
    ['friday', 'nearest', '2026-02-27'],
    ['friday', 'future', '2026-03-13'],
    ['sun', 'future', '2026-03-08'],
    ['14.11.', 'future', '2026-11-14'],
    ['14.11.', 'nearest', '2025-11-14'],
    ['29.5', 'nearest', '2026-05-29'],
    ['monday', 'future', '2026-03-09'],
    ['last monday', 'future', '2026-03-02'],
    ['Mar 2', 'future', '2027-03-02'],
    ['Mar 2', 'nearest', '2026-03-02'],
    ['Mar 6', 'future', '2026-03-06'],
    ['Aug 1', 'nearest', '2026-08-01'],
    ['Dec 1', 'nearest', '2025-12-01'],
    ['25/12', 'nearest', '2025-12-25'],
    ['25/12', 'future', '2026-12-25'],
    ['13/04/2026', 'nearest', '2026-04-13'],
    ['2028-03-06', 'nearest', '2028-03-06'],
  ] as const)('%j towards the %s is %s', (text, towards, date) => {
    expect(told(readPlanDate(text, friday, towards))).toBe(`→ ${date}`);
  });

  test.each([
    [
      '2028-03-07',
      '"2028-03-07" (Tue 7 Mar 2028) is more than 2 years ahead; the latest is Mon 6 Mar 2028. Try: 2028-03-06',
    ],
    [
      '2024-03-05',
      '"2024-03-05" (Tue 5 Mar 2024) is more than 2 years ago; the earliest is Wed 6 Mar 2024. Try: 2024-03-06',
    ],
    [
      'whenever',
      `I can't read "whenever" as a date. For example: 2026-03-06 | next monday | in 2 weeks`,
    ],
    ['tommorow', `I can't read "tommorow" as a date. Try: tomorrow`],
    ['next week', `I can't read "next week" as a date. Try: in a week`],
    ['03/04/2026', '"03/04/2026" can mean 2026-04-03 or 2026-03-04. Try: 2026-04-03 | 2026-03-04'],
  ])('%j is refused', (text, answer) => {
    expect(told(readPlanDate(text, friday, 'nearest'))).toBe(answer);
  });
});

const dates = fc
  .integer({ min: -366, max: 0 })
  .map((days) => Temporal.PlainDate.from(friday).add({ days }));

test('every date of the last 366 days reads back, in ISO and as Cairn says it', () => {
  fc.assert(
    fc.property(dates, (date) => {
      expect(told(readPastDate(date.toString(), friday))).toBe(`→ ${date}`);
      expect(told(readPastDate(formatDate(date, friday), friday))).toBe(`→ ${date}`);
    }),
  );
});

test('what lies ahead is refused for that, and nothing else is', () => {
  for (const text of ['tomorrow', 'next monday', 'in 2 weeks', '2026-03-07', '7.3.2026']) {
    expect(readPastDate(text, friday)).toMatchObject({ ok: false, problem: { why: 'future' } });
  }
  for (const text of ['2024-03-07', 'codng', '31.2.', 'next']) {
    expect(readPastDate(text, friday)).not.toMatchObject({ problem: { why: 'future' } });
  }
});

describe('among bare words', () => {
  test.each([
    ['14.11.', true],
    ['14. 11.', true],
    ['14.11.2025', true],
    ['13/02/2026', true],
    ['yesterday', true],
    ['last night', true],
    ['this morning', true],
    ['fri', true],
    ['on sat', true],
    ['Mar 2', true],
    ['3 days ago', true],
    ['sat', 'open'],
    ['Sun', 'open'],
    ['wed', 'open'],
    ['1.30', false],
    ['29.11', false],
    ['1/2', false],
    ['13/2', false],
    ['codng', false],
    ['12', false],
  ])('%j is a date: %s', (text, expected) => {
    expect(isBareDate(text)).toBe(expected);
  });
});

const typings = fc.oneof(
  fc.string({ unit: 'binary' }),
  numericDates(),
  fc
    .array(
      fc.constantFrom(
        ...[
          'last',
          'next',
          'this',
          'on',
          'friday',
          'fryday',
          'sun',
          'mar',
          'march',
          '2',
          '31',
          '.',
        ],
        ...[
          '3',
          'days',
          'ago',
          'in',
          'a',
          'week',
          'night',
          'morning',
          'yesterdya',
          '2026',
          '14.11.',
        ],
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((words) => words.join(' ')),
);

test('no text makes it throw, and whatever it suggests or shows is read', () => {
  fc.assert(
    fc.property(typings, fc.constantFrom('past', 'nearest', 'future'), (text, towards) => {
      const reader = (typed: string) =>
        towards === 'past' ? readPastDate(typed, friday) : readPlanDate(typed, friday, towards);
      for (const suggestion of suggested(reader(text))) {
        expect(reader(suggestion).ok, suggestion).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

function numericDates() {
  const part = fc.integer({ min: 0, max: 40 });
  const year = fc.integer({ min: 2023, max: 2028 });
  return fc
    .tuple(part, part, year, fc.constantFrom('/', '.', '-'))
    .map(([first, second, last, mark]) => [first, second, last].join(mark));
}
