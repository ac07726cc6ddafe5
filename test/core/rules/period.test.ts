// The periods of a board.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PeriodKind, periodOf } from '#core/rules/period.ts';
import { Temporal } from '#core/time/temporal.ts';
import { anyDate, date } from './values.ts';

const COHORT = { start: date('2026-01-05'), quarters: 2 };
function range(kind: PeriodKind, today: string, cohort = COHORT): string {
  const { from, until } = periodOf(kind, date(today), cohort).range;
  return `${from} to ${until}`;
}

describe('a period', () => {
  test('of a week runs from Monday to Sunday', () => {
    expect(range('week', '2026-03-08')).toBe('2026-03-02 to 2026-03-08');
    expect(range('week', '2026-03-09')).toBe('2026-03-09 to 2026-03-15');
  });

  test('of a month is the calendar’s', () => {
    expect(range('month', '2028-02-29')).toBe('2028-02-01 to 2028-02-29');
  });

  test('of all time is open on both sides', () => {
    expect(periodOf('all', date('2026-03-08'), COHORT)).toEqual({ kind: 'all', range: {} });
  });

  test.each([
    ['2026-01-05', '2026-01-05 to 2026-04-04', 1, 'during'],
    ['2026-04-04', '2026-01-05 to 2026-04-04', 1, 'during'],
    ['2026-04-05', '2026-04-05 to 2026-07-04', 2, 'during'],
    ['2026-07-05', '2026-07-05 to 2026-10-04', 3, 'after'],
    ['2025-12-24', '2026-01-05 to 2026-04-04', 1, 'before'],
    ['2025-06-24', '2026-01-05 to 2026-04-04', 1, 'before'],
  ])('of a quarter on %s is %s', (today, expected, number, when) => {
    expect(range('quarter', today)).toBe(expected);
    expect(periodOf('quarter', date(today), COHORT)).toMatchObject({ number, when });
  });

  test('of a quarter is clamped to the ends of months', () => {
    const cohort = { start: date('2025-11-30'), quarters: 8 };
    expect(range('quarter', '2026-02-27', cohort)).toBe('2025-11-30 to 2026-02-27');
    expect(range('quarter', '2026-02-28', cohort)).toBe('2026-02-28 to 2026-05-29');
  });

  test.each([
    ['2026-03-07', 28, 4],
    ['2026-03-09', 26, 4],
    ['2026-04-01', 3, 0],
    ['2026-04-04', 0, 0],
  ])('of a quarter has on %s %i days to go, about %i weeks', (today, days, weeks) => {
    expect(periodOf('quarter', date(today), COHORT)).toMatchObject({ toGo: { days, weeks } });
  });

  test('contains today, unless the cohort has not begun, and meets the next one', () => {
    const kinds = fc.constantFrom('week', 'month', 'quarter');
    fc.assert(
      fc.property(kinds, anyDate(), anyDate(), (kind, today, start) => {
        const cohort = { start, quarters: 4 };
        const period = periodOf(kind, today, cohort);
        if (period.kind === 'all') throw new Error('not asked for');
        const { from, until } = period.range;
        const begun = kind !== 'quarter' || Temporal.PlainDate.compare(start, today) <= 0;
        const inside =
          Temporal.PlainDate.compare(from, today) <= 0 &&
          Temporal.PlainDate.compare(today, until) <= 0;
        expect(inside).toBe(begun);
        const next = until.add({ days: 1 });
        expect(periodOf(kind, next, cohort).range.from).toEqual(next);
      }),
    );
  });
});
