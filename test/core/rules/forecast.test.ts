// The forecast: when the quarter and the roadmap will be done at a member's own pace.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Forecast, forecastOf } from '#core/rules/forecast.ts';
import { type PlanningChange, planOf } from '#core/rules/plan.ts';
import { minutes, type PlainDate } from '#core/time/temporal.ts';
import { anyChanges, anyDate, date, pause, shift, skip } from './values.ts';

/** A Monday. The two quarters end on 1 June and 1 September: 184 days for six deliverables. */
const START = date('2026-03-02');
const REQUIRED = new Map([
  [1, ['a', 'b', 'c', 'd']],
  [2, ['e', 'f']],
]);

type Setting = {
  today: PlainDate;
  /** Hours in the weeks from the start on. */
  hours?: readonly number[];
  done?: readonly string[];
  completions?: readonly string[];
  changes?: readonly PlanningChange[];
};

function forecast({
  today,
  hours = [],
  done = [],
  completions = [],
  changes = [],
}: Setting): Forecast {
  return forecastOf({
    plan: planOf({ start: START, changes, quarters: 2, today }),
    required: REQUIRED,
    done: new Set(done),
    completions: completions.map(date),
    weeks: hours.map((each, weeks) => ({
      week: START.add({ weeks }),
      minutes: minutes(each * 60),
    })),
    weeklyHours: 21,
    today,
  });
}

/** The same with dates as text, which tests can compare inside a larger answer. */
function told(setting: Setting): unknown {
  return JSON.parse(JSON.stringify(forecast(setting)));
}

describe('a forecast', () => {
  test('goes on at the rate and the price of the last eight weeks', () => {
    // 2 stones and 80 h in 56 days: the 2 open ones of the quarter take 56 days and 80 h.
    const setting = {
      today: date('2026-04-27'),
      hours: [10, 10, 10, 10, 10, 10, 10, 10],
      done: ['a', 'b'],
      completions: ['2026-03-20', '2026-04-26'],
    };
    expect(told(setting)).toEqual({
      state: 'known',
      basis: 'own',
      seen: { days: 56, deliverables: 2, minutes: 80 * 60 },
      quarter: {
        state: 'open',
        open: 2,
        due: '2026-06-01',
        finish: '2026-06-21',
        onTime: false,
        weeklyToFinish: Math.round((80 * 60 * 7) / 36),
      },
      roadmap: {
        state: 'open',
        open: 4,
        due: '2026-09-01',
        finish: '2026-08-16',
        onTime: true,
        weeklyToFinish: Math.round((160 * 60 * 7) / 128),
      },
    });
  });

  test('without a stone in those weeks goes by the roadmap’s price of one and the hours', () => {
    // 21 h a week over 184 days for six stones: 92 h each, 368 h at 10.5 h a week: 35 weeks.
    const known = told({ today: date('2026-03-30'), hours: [10.5, 10.5, 10.5, 10.5] });
    expect(known).toMatchObject({
      basis: 'roadmap',
      quarter: { open: 4, weeklyToFinish: (368 * 60 * 7) / 64 },
    });
    // 368 h / 1.5 h a day are 245.3 days, so the 246th from 30 March on.
    expect(known).toMatchObject({ quarter: { finish: '2026-11-30' } });
  });

  test('counts stones of who logs no hours, and prices them by the roadmap', () => {
    const known = told({ today: date('2026-03-16'), done: ['a'], completions: ['2026-03-10'] });
    expect(known).toMatchObject({
      basis: 'own',
      seen: { minutes: 0 },
      quarter: {
        open: 3,
        finish: '2026-04-26',
        weeklyToFinish: Math.round((276 * 60 * 7) / 78),
      },
    });
  });

  test.each([
    ['before the start', '2026-02-20', [], 'few days'],
    ['in the first two weeks', '2026-03-15', [30], 'few days'],
    ['with nothing logged', '2026-03-16', [], 'nothing logged'],
    ['with hours of the running week alone', '2026-03-16', [0, 0, 9], 'nothing logged'],
  ])('is not made %s', (_, today, hours, reason) => {
    expect(told({ today: date(today), hours })).toEqual({ state: 'too early', reason });
  });

  test('looks at the last eight weeks, not at what was before', () => {
    const hours = [80, 80, 10, 10, 10, 10, 10, 10, 10, 10, 80];
    expect(told({ today: date('2026-05-11'), hours, completions: ['2026-03-15'] })).toMatchObject({
      seen: { days: 56, deliverables: 0, minutes: 80 * 60 },
    });
  });

  test('looks past wholly paused weeks, and does not divide by paused days', () => {
    const changes = [pause('2026-03-16', '2026-04-01')];
    // Weeks from 2, 9 and 30 March (five unpaused days) and 6 April; 16 and 23 March are passed over.
    const known = told({ today: date('2026-04-13'), hours: [10, 10, 9, 9, 5, 10], changes });
    expect(known).toMatchObject({ seen: { days: 25, minutes: 35 * 60 } });
  });

  test('does not divide by the days before the start', () => {
    const today = date('2026-03-30');
    const weeks = [{ week: date('2026-03-02'), minutes: minutes(60) }];
    const plan = planOf({ start: date('2026-03-05'), changes: [], quarters: 2, today });
    const input = { plan, required: REQUIRED, done: new Set<string>(), completions: [], weeks };
    expect(forecastOf({ ...input, weeklyHours: 15, today })).toMatchObject({ seen: { days: 25 } });
  });

  test('passes over the days of a pause to come', () => {
    const setting = { today: date('2026-03-30'), hours: [7, 7, 7, 7], completions: ['2026-03-05'] };
    expect(told(setting)).toMatchObject({ quarter: { finish: '2026-07-19' } });
    const changes = [pause('2026-04-06', '2026-04-12')];
    expect(told({ ...setting, changes })).toMatchObject({
      quarter: { finish: '2026-07-26' },
    });
  });

  test('is on time up to the last day of the quarter', () => {
    // Two stones in 28 days: four take 56, which from 31 March on is up to 25 May.
    const setting = {
      hours: [7, 7, 7, 7],
      completions: ['2026-03-05', '2026-03-06'],
      changes: [shift('2026-03-03', -1)],
    };
    expect(told({ ...setting, today: date('2026-03-31') })).toMatchObject({
      quarter: { finish: '2026-05-25', due: '2026-05-25', onTime: true },
    });
    expect(told({ ...setting, today: date('2026-04-01') })).toMatchObject({
      quarter: { finish: '2026-05-26', onTime: false },
    });
  });

  test('takes what is overdue first', () => {
    const setting = { today: date('2026-06-15'), done: ['a', 'b'], completions: ['2026-05-01'] };
    expect(told(setting)).toMatchObject({ quarter: { open: 4, due: '2026-09-01' } });
  });

  test('says done of what has nothing open', () => {
    const setting = {
      today: date('2026-03-30'),
      done: ['a', 'b', 'd'],
      completions: ['2026-03-20'],
    };
    expect(told({ ...setting, changes: [skip('c')] })).toMatchObject({
      quarter: { state: 'done' },
      roadmap: { open: 2 },
    });
  });

  test('names no weekly hours once the time is over', () => {
    const known = told({ today: date('2026-09-02'), completions: ['2026-08-20'], hours: [] });
    expect(known).toMatchObject({ roadmap: { open: 6, onTime: false, due: '2026-09-01' } });
    expect(known).not.toHaveProperty('roadmap.weeklyToFinish');
  });

  test('names no date more than ten years away', () => {
    const known = told({ today: date('2026-04-27'), hours: [0.1] });
    expect(known).toMatchObject({ state: 'known', roadmap: { onTime: false } });
    expect(known).not.toHaveProperty('roadmap.finish');
  });

  test('does not price a stone higher for a longer plan', () => {
    const setting = { today: date('2026-03-30'), hours: [7, 7, 7, 7] };
    const [finish, shifted] = [[], [shift('2026-03-03', 8)]].map((changes) => {
      const known = forecast({ ...setting, changes });
      return known.state === 'known' && known.quarter.state === 'open' && known.quarter.finish;
    });
    expect(shifted).toEqual(finish);
  });

  test('is never worse for hours or stones more, and agrees with itself on being on time', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(anyChanges, anyDate(400), hours, fc.nat(29), (changes, today, logged, index) => {
        const known = forecast({ today, changes, hours: logged });
        const more = logged.map((each, at) => (at === index ? each + 5 : each));
        const better = forecast({ today, changes, hours: more });
        if (known.state !== 'known') return;
        if (better.state !== 'known') throw new Error('less is known with more logged');
        const [was, is] = [known.quarter, better.quarter];
        if (was.state === 'done' || is.state === 'done') throw new Error('nothing was done');
        const late = (finish?: PlainDate) => (finish ? START.until(finish).days : 99_999);
        expect(late(is.finish)).toBeLessThanOrEqual(late(was.finish));
        expect(was.onTime).toBe(late(was.finish) <= START.until(was.due).days);
      }),
    );
  });
});
