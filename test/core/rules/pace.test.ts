// Goals and pace: what the plan asks for by a date, and what a week asks for.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemId } from '#core/roadmap/roadmap.ts';
import { goalMinutes, goalOn } from '#core/rules/goal.ts';
import {
  openItems,
  paceOn,
  plannedDeliverables,
  plannedMinutes,
  type RequiredItems,
  weekNeed,
} from '#core/rules/pace.ts';
import { pausedOn } from '#core/rules/pauses.ts';
import { type Plan, type PlanningChange, planOf } from '#core/rules/plan.ts';
import { requiredDeliverables } from '#core/rules/required.ts';
import { minutes, Temporal } from '#core/time/temporal.ts';
import { anyChanges, anyDate, date, goal, pause, shift, skip } from './values.ts';

/** A Monday; the first quarter has 91 days, the second 91, the third 92. */
const START = '2026-03-02';
const GOALS = [goal(START, 14)];
const REQUIRED: RequiredItems = new Map([
  [1, ['a', 'b', 'c', 'd']],
  [2, ['e', 'f']],
  [3, ['g']],
]);
const plan = (changes: readonly PlanningChange[] = []): Plan =>
  planOf({ start: date(START), changes, quarters: 3, today: date('2026-06-01') });

describe('the goal in force', () => {
  const goals = [goal('2026-03-02', 10), goal('2026-03-16', 12), goal('2026-03-23', 8)];

  test.each([
    ['2026-02-01', 10],
    ['2026-03-15', 10],
    ['2026-03-16', 12],
    ['2026-03-22', 12],
    ['2027-01-01', 8],
  ])('in the week of %s is %i hours', (on, hours) => {
    expect(goalOn(goals, date(on)).hours).toBe(hours);
    expect(goalOn(goals.toReversed(), date(on)).hours).toBe(hours);
  });

  test('is in minutes a whole number', () => {
    expect(goalMinutes(goal(START, 7.51))).toBe(451);
  });

  test('is never missing: a member without one is a bug', () => {
    expect(() => goalOn([], date(START))).toThrow('without a weekly goal');
  });
});

describe('planned deliverables', () => {
  const planned = (on: string, changes: readonly PlanningChange[] = []) =>
    plannedDeliverables(plan(changes), REQUIRED, date(on));

  test.each([
    ['2026-02-01', 0],
    ['2026-03-02', 0],
    ['2026-03-24', 0],
    ['2026-03-25', 1],
    ['2026-06-01', 3],
    ['2026-06-02', 4],
    ['2026-07-18', 5],
    ['2026-12-01', 6],
    ['2026-12-02', 7],
    ['2028-01-01', 7],
  ])(
    'by %s are %i: past quarters’ and the current one’s elapsed share, rounded down',
    (on, count) => {
      expect(planned(on)).toBe(count);
    },
  );

  test('do not grow during a pause, and a shift stretches the share', () => {
    expect(planned('2026-03-31', [pause('2026-03-20', '2026-03-31')])).toBe(0);
    expect(planned('2026-03-25', [shift('2026-03-05', 4)])).toBe(0);
  });

  test('leave out skipped ones', () => {
    expect(planned('2026-06-02', [skip('b'), skip('g')])).toBe(3);
    expect(planned('2027-01-01', [skip('b'), skip('g')])).toBe(5);
  });

  test('never shrink as time goes on, and end at all that is required', () => {
    fc.assert(
      fc.property(anyChanges, anyDate(), fc.nat(200), (changes, on, days) => {
        const each = planOf({ start: date(START), changes, quarters: 3, today: on });
        const [now, later] = [on, on.add({ days })].map((at) =>
          plannedDeliverables(each, REQUIRED, at),
        );
        expect(later).toBeGreaterThanOrEqual(now ?? 0);
        expect(plannedDeliverables(each, REQUIRED, each.end.add({ days: 1 }))).toBe(7);
      }),
    );
  });
});

describe('planned time', () => {
  const planned = (on: string, changes: readonly PlanningChange[] = [], goals = GOALS) =>
    plannedMinutes(plan(changes), goals, date(on));

  test.each([
    ['2026-02-01', 0],
    ['2026-03-02', 0],
    ['2026-03-03', 2],
    ['2026-03-09', 14],
    ['2026-03-30', 56],
    ['2026-12-02', 550],
    ['2027-12-02', 550],
  ])(
    'by %s is %i hours: a seventh of the goal a day that is over, up to the plan’s end',
    (on, hours) => {
      expect(planned(on)).toBe(hours * 60);
    },
  );

  test('leaves out paused days', () => {
    expect(planned('2026-03-30', [pause('2026-03-09', '2026-03-22')])).toBe(28 * 60);
  });

  test('takes each week at the goal of that week', () => {
    const goals = [...GOALS, goal('2026-03-09', 7), goal('2026-03-23', 21)];
    expect(planned('2026-03-30', [], goals)).toBe((14 + 7 + 7 + 21) * 60);
  });

  test('is what adding day by day gives', () => {
    const someGoals = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 80 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(anyChanges, someGoals, fc.nat(400), (changes, steps, days) => {
        const goals = [...new Map(steps)].map(([weeks, hours]) => ({
          from: date(START).add({ weeks }),
          hours,
        }));
        const each = plan(changes);
        const until = date(START).add({ days });
        let sum = 0;
        for (
          let on = date(START);
          Temporal.PlainDate.compare(on, until) < 0;
          on = on.add({ days: 1 })
        ) {
          const over = Temporal.PlainDate.compare(on, each.end) > 0;
          if (!over && !pausedOn(each.pauses, on)) sum += goalOn(goals, on).hours;
        }
        expect(plannedMinutes(each, goals, until)).toBe(Math.round((sum * 60) / 7));
      }),
      { numRuns: 40 },
    );
  });
});

test('pace sets what was done against what was planned', () => {
  const pace = paceOn({
    plan: plan(),
    required: REQUIRED,
    goals: GOALS,
    done: 1,
    logged: minutes(60 * 60),
    date: date('2026-04-20'),
  });
  expect(pace).toEqual({
    state: 'running',
    deliverables: { planned: 2, actual: 1, ahead: -1 },
    time: { planned: 98 * 60, actual: 60 * 60, ahead: -38 * 60 },
  });
});

describe('open items', () => {
  const open = (
    on: string,
    done: readonly string[] = [],
    changes: readonly PlanningChange[] = [],
  ) => openItems(plan(changes), REQUIRED, new Set(done), date(on));

  test('are overdue from the day after their quarter’s end', () => {
    expect(open('2026-06-01', ['a'])).toEqual({
      overdue: [],
      current: ['b', 'c', 'd'],
      later: ['e', 'f', 'g'],
    });
    expect(open('2026-06-02', ['a'])).toEqual({
      overdue: ['b', 'c', 'd'],
      current: ['e', 'f'],
      later: ['g'],
    });
  });

  test('are all later before the start, and all overdue after the end', () => {
    expect(open('2026-03-01').later).toHaveLength(7);
    expect(open('2026-12-02').overdue).toHaveLength(7);
  });

  test('leave out skipped ones', () => {
    expect(open('2026-03-02', ['a'], [skip('b')]).current).toEqual(['c', 'd']);
  });
});

describe('what a week needs', () => {
  const need = (hours: number, on: string, changes: readonly PlanningChange[] = []) =>
    weekNeed(plan(changes), GOALS, minutes(hours * 60), date(on));

  test('is the goal of the week minus what is logged', () => {
    expect(need(9.5, '2026-03-03')).toEqual({
      state: 'running',
      goal: 14 * 60,
      logged: 9.5 * 60,
      needed: 4.5 * 60,
      met: false,
    });
    expect(need(15, '2026-03-03')).toMatchObject({ needed: 0, met: true });
  });

  test.each([
    ['before', '2026-03-01', []],
    ['paused', '2026-03-20', [pause('2026-03-20', '2026-03-22')]],
    ['after', '2026-12-02', []],
  ] as const)('is nothing %s', (state, on, changes) => {
    expect(need(2, on, changes)).toMatchObject({ state, goal: 14 * 60, logged: 2 * 60, needed: 0 });
  });
});

test('a roadmap requires its deliverables that are not optional', () => {
  const deliverable = (id: string, quarter: number, optional: boolean) =>
    ({ kind: 'deliverable', id: itemId(id), title: id, quarter, optional }) as const;
  const quarter = (number: number, ids: Record<string, boolean>) => ({
    number,
    title: '',
    focus: '',
    months: { first: 1, last: 3 },
    technologies: [],
    skills: [],
    resources: [],
    deliverables: Object.entries(ids).map(([id, optional]) => deliverable(id, number, optional)),
  });
  const quarters = [quarter(1, { a: false, b: true }), quarter(2, { c: false })];
  expect(requiredDeliverables({ quarters })).toEqual(
    new Map([
      [1, ['a']],
      [2, ['c']],
    ]),
  );
});
