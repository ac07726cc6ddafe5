// Hours by activity, the quarter to review, and the week from which a goal holds.
import { describe, expect, test } from 'vitest';
import { activityId } from '#core/roadmap/roadmap.ts';
import { timeByActivity } from '#core/rules/activity-time.ts';
import { goalMonday } from '#core/rules/goal.ts';
import { planOf } from '#core/rules/plan.ts';
import { endedOf, quarterToReview } from '#core/rules/quarter-to-review.ts';
import { minutes } from '#core/time/temporal.ts';
import { date, goal, pause } from './values.ts';

const CODING = { id: activityId('coding'), title: 'Coding', share: 60 };
const LEARNING = { id: activityId('learning'), title: 'Learning', share: 40 };

describe('hours by activity', () => {
  test('are the planned hours’ shares, beside what was logged', () => {
    const logged = new Map([
      ['coding', minutes(90)],
      ['knitting', minutes(20)],
      [undefined, minutes(10)],
    ]);
    const time = timeByActivity([CODING, LEARNING], minutes(600), logged);
    expect(time.activities.map(({ planned, actual }) => [planned, actual])).toEqual([
      [360, 90],
      [240, 0],
    ]);
    expect(time).toMatchObject({ planned: 600, actual: 120, other: 30 });
  });
});

describe('the quarter to review', () => {
  const plan = planOf({
    start: date('2026-01-05'),
    changes: [pause('2026-02-01', '2026-02-28')],
    quarters: 4,
    today: date('2026-06-15'),
  });
  const toReview = (today: string, reviewed: readonly number[] = [], joined = '2026-01-05') =>
    quarterToReview(plan, new Set(reviewed), date(joined), date(today));

  test('is the current one until it has ended, at the end of its last day by the plan', () => {
    expect(plan.quarters[0]?.end.toString()).toBe('2026-05-02');
    expect(toReview('2026-05-02', [])).toBe(1);
    expect(toReview('2026-05-03', [])).toBe(1);
    expect(toReview('2026-05-03', [1])).toBe(2);
  });

  test('is the latest that ended without a review', () => {
    expect(toReview('2026-10-01', [1])).toBe(2);
    expect(toReview('2026-10-01', [2])).toBe(1);
    expect(toReview('2026-10-01', [1, 2])).toBe(3);
  });

  test('did not end before joining', () => {
    expect(toReview('2026-05-10', [], '2026-05-03')).toBe(2);
    expect(toReview('2026-05-10', [], '2026-05-02')).toBe(1);
  });
});

describe('the quarter that a post of several is about', () => {
  const plan = planOf({
    start: date('2026-01-05'),
    changes: [],
    quarters: 4,
    today: date('2026-06-15'),
  });
  const ended = (today: string, named: readonly number[], joined = '2026-01-05') =>
    endedOf(plan, named, date(joined), date(today));

  test('is the latest of those that have ended by the member’s plan', () => {
    expect(plan.quarters.map(({ end }) => end.toString()).slice(0, 2)).toEqual([
      '2026-04-04',
      '2026-07-04',
    ]);
    expect(ended('2026-04-05', [1, 2])).toBe(1);
    expect(ended('2026-07-05', [1, 2])).toBe(2);
    expect(ended('2026-10-20', [1, 2])).toBe(2);
  });

  test('is none while none has ended, or where all ended before joining', () => {
    expect(ended('2026-04-04', [1, 2])).toBeUndefined();
    expect(ended('2026-04-05', [2, 3])).toBeUndefined();
    expect(ended('2026-04-20', [1, 2], '2026-04-05')).toBeUndefined();
  });
});

describe('a goal that is set', () => {
  test('holds from this Monday on, or from where the latest one does', () => {
    expect(goalMonday([goal('2026-01-05', 15)], date('2026-03-11')).toString()).toBe('2026-03-09');
    expect(goalMonday([goal('2026-04-06', 15)], date('2026-03-11')).toString()).toBe('2026-04-06');
  });
});
