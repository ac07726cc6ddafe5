// What a new member starts with, and how much a day holds.
import { describe, expect, test } from 'vitest';
import { roomOn } from '#core/rules/day-limit.ts';
import { defaultGoal, defaultStart, isGoal } from '#core/rules/starting.ts';
import { minutes } from '#core/time/temporal.ts';
import { date } from './values.ts';

describe('the default start', () => {
  test.each([
    ['ahead', '2026-05-01', '2026-05-01', '2026-03-16'],
    ['yesterday', '2026-03-15', '2026-03-15', '2026-03-16'],
    ['14 days ago', '2026-03-02', '2026-03-02', '2026-03-16'],
    ['15 days ago', '2026-03-01', '2026-03-16', '2026-03-01'],
    ['long ago', '2024-01-01', '2026-03-16', '2024-01-01'],
  ])('with a cohort %s', (_, cohort, start, other) => {
    expect(defaultStart(date(cohort), date('2026-03-16'))).toEqual({
      start: date(start),
      other: date(other),
    });
  });

  test('has no other to offer when the cohort starts today', () => {
    expect(defaultStart(date(`2026-03-16`), date('2026-03-16'))).toEqual({
      start: date('2026-03-16'),
    });
  });
});

describe('a weekly goal', () => {
  test.each([
    [0.5, false],
    [1, true],
    [7.5, true],
    [80, true],
    [80.5, false],
    [Number.NaN, false],
  ])('of %d hours is accepted: %s', (hours, accepted) => {
    expect(isGoal(hours)).toBe(accepted);
  });

  test('is the roadmap’s minimum unless told, dated on the Monday of the start', () => {
    expect(defaultGoal(15, date('2026-03-05'))).toEqual({ from: date('2026-03-02'), hours: 15 });
    expect(defaultGoal(0, date('2026-03-05')).hours).toBe(1);
    expect(defaultGoal(100, date('2026-03-05')).hours).toBe(80);
  });
});

test.each([
  [0, 1440],
  [1439, 1],
  [1440, 0],
  [2000, 0],
])('a date with %i minutes has room for %i', (logged, room) => {
  expect(roomOn(minutes(logged))).toBe(room);
});
