// Dates as members type them, on Friday 6 March 2026.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPastDate, readPlanDate } from '#core/reading/read-date.ts';
import { formatDate } from '#core/time/format-date.ts';
import { Temporal } from '#core/time/temporal.ts';
import { told } from './expect-reading.ts';

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
    ['2026-3-2', '2026-03-02'],
    ['2026/03/02', '2026-03-02'],
  ])('%j is %s', (text, date) => {
    expect(told(readPastDate(text, friday))).toBe(`→ ${date}`);
  });

  const examples = '2026-03-06 | yesterday | last friday';
  test.each([
    ['03/04/2025', `"03/04/2025" can mean 2025-04-03 or 2025-03-04. Try: 2025-04-03`],
    ['01/02/2026', `"01/02/2026" can mean 2026-02-01 or 2026-01-02. Try: 2026-02-01 | 2026-01-02`],
    ['03/04/2026', `"03/04/2026" can mean 2026-04-03 or 2026-03-04. Try: 2026-03-04`],
    ['1.2.2026', `"1.2.2026" can mean 2026-02-01 or 2026-01-02. Try: 2026-02-01 | 2026-01-02`],
    ['1/2', `"1/2" can mean 2026-02-01 or 2026-01-02. Try: 2026-02-01 | 2026-01-02`],
    ['01-02-26', `I can't read "01-02-26" as a date. Try: ${examples}`],
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
    ['29/02/2026', `"29/02/2026" is not in the calendar. Try: ${examples}`],
    ['2026/13/02', `"2026/13/02" is not in the calendar. Try: ${examples}`],
    ['31/31/2025', `"31/31/2025" is not in the calendar. Try: ${examples}`],
    ['Feb 30', `"Feb 30" is not in the calendar. Try: ${examples}`],
    ['2026-02-29', `"2026-02-29" is not in the calendar. Try: ${examples}`],
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
    ['friday 13', `I can't read "friday 13" as a date. Try: ${examples}`],
    ['march', `I can't read "march" as a date. Try: ${examples}`],
    ['yesterday I did it', `I can't read "yesterday I did it" as a date. Try: ${examples}`],
    ['-3 days ago', `I can't read "-3 days ago" as a date. Try: ${examples}`],
    ['３ days ago', `I can't read "３ days ago" as a date. Try: ${examples}`],
    ['12', `I can't read "12" as a date. Try: ${examples}`],
    ['20260302', `I can't read "20260302" as a date. Try: ${examples}`],
    ['', `There is no date here. Try: ${examples}`],
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
    ['whenever', `I can't read "whenever" as a date. Try: 2026-03-06 | next monday | in 2 weeks`],
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

test('no text makes it throw, and every ISO suggestion would be read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), numericDates()), (text) => {
      const reading = readPastDate(text, friday);
      readPlanDate(text, friday, 'nearest');
      readPlanDate(text, friday, 'future');
      if (reading.ok) return;
      for (const suggestion of reading.problem.tries) {
        expect(readPastDate(suggestion, friday).ok).toBe(true);
      }
    }),
  );
});

function numericDates() {
  const part = fc.integer({ min: 0, max: 40 });
  const year = fc.integer({ min: 2023, max: 2028 });
  return fc
    .tuple(part, part, year, fc.constantFrom('/', '.', '-'))
    .map(([first, second, last, mark]) => [first, second, last].join(mark));
}
