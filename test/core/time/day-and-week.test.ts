// Dates as numbers, and Monday weeks.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, day, dayOf, lengthOf, mondayOfDay, overlapOf } from '#core/time/day.ts';
import { Temporal } from '#core/time/temporal.ts';
import { mondayOf, mondaysBetween, sundayOf, weeksBetween } from '#core/time/week.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const EPOCH = date('1970-01-01');
/** Every date from year 1 to 9999, far ones as often as near ones. */
const anyDate = fc
  .oneof(fc.integer({ min: -719_162, max: 2_932_896 }), fc.integer({ min: 18_000, max: 24_000 }))
  .map((days) => EPOCH.add({ days }));

describe('a day', () => {
  test('is the number of days since 1970', () => {
    fc.assert(
      fc.property(anyDate, (each) => {
        expect(dayOf(each)).toBe(EPOCH.until(each).days);
        expect(dateOf(dayOf(each)).equals(each)).toBe(true);
      }),
    );
  });

  test('beyond the calendar is its first or last date', () => {
    expect(dateOf(day(Number.MAX_SAFE_INTEGER)).toString()).toBe('9999-12-31');
    expect(dateOf(day(Number.NEGATIVE_INFINITY)).toString()).toBe('0001-01-01');
  });

  test('has a Monday, which is that of its date', () => {
    fc.assert(
      fc.property(anyDate, (each) => {
        fc.pre(each.year > 1);
        expect(dateOf(mondayOfDay(dayOf(each))).equals(mondayOf(each))).toBe(true);
      }),
    );
  });
});

describe('spans of days', () => {
  const span = (from: number, until: number) => ({ from: day(from), until: day(until) });

  test('have both their ends', () => {
    expect(lengthOf(span(3, 3))).toBe(1);
    expect(lengthOf(span(3, 9))).toBe(7);
    expect(lengthOf(span(3, 2))).toBe(0);
    expect(lengthOf(span(9, 3))).toBe(0);
  });

  test('share what is in both', () => {
    expect(overlapOf(span(1, 5), span(4, 9))).toEqual(span(4, 5));
    expect(lengthOf(overlapOf(span(1, 3), span(5, 9)))).toBe(0);
  });
});

describe('a week', () => {
  test.each([
    ['2026-03-02', '2026-03-02', '2026-03-08'],
    ['2026-03-05', '2026-03-02', '2026-03-08'],
    ['2026-03-08', '2026-03-02', '2026-03-08'],
    ['2027-01-01', '2026-12-28', '2027-01-03'],
  ])('of %s runs from Monday %s to Sunday %s', (on, monday, sunday) => {
    expect([mondayOf(date(on)).toString(), sundayOf(date(on)).toString()]).toEqual([
      monday,
      sunday,
    ]);
  });

  test('lies so many weeks from another, whatever the days', () => {
    expect(weeksBetween(date('2026-03-08'), date('2026-03-09'))).toBe(1);
    expect(weeksBetween(date('2026-03-02'), date('2026-03-08'))).toBe(0);
    expect(weeksBetween(date('2026-03-09'), date('2026-03-08'))).toBe(-1);
  });

  test('comes after another in a list of Mondays', () => {
    const mondays = (from: string, until: string) =>
      mondaysBetween(date(from), date(until)).map(String);
    expect(mondays('2026-03-04', '2026-03-16')).toEqual(['2026-03-02', '2026-03-09', '2026-03-16']);
    expect(mondays('2026-03-04', '2026-03-03')).toEqual(['2026-03-02']);
    expect(mondays('2026-03-04', '2026-03-01')).toEqual([]);
  });
});
