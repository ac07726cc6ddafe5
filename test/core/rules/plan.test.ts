// The plan: the roadmap's quarters on dates, moved by shifts and pauses.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestQuarter } from '#core/rules/current-quarter.ts';
import { pausedDays, pausedOn, pausesOf } from '#core/rules/pauses.ts';
import {
  elapsedDays,
  elapsedShare,
  type Plan,
  type PlanningChange,
  planOf,
  planState,
  quarterOn,
  quarterStart,
} from '#core/rules/plan.ts';
import { type PlainDate, Temporal } from '#core/time/temporal.ts';
import { anyChanges, anyDate, anyPause, anyShift, date, pause, shift, skip } from './values.ts';

const START = '2026-01-05';
const plan = (changes: readonly PlanningChange[], { start = START, quarters = 4 } = {}): Plan =>
  planOf({ start: date(start), changes, quarters, today: date('2026-06-15') });
const written = ({ quarters }: Plan) =>
  quarters.map(({ number, start, end }) => `${number}: ${start} to ${end}`);
const starts = ({ quarters }: Plan) => quarters.map(({ start }) => start.toString());

describe('a plan without changes', () => {
  test('has three months a quarter from the start', () => {
    expect(written(plan([]))).toEqual([
      '1: 2026-01-05 to 2026-04-04',
      '2: 2026-04-05 to 2026-07-04',
      '3: 2026-07-05 to 2026-10-04',
      '4: 2026-10-05 to 2027-01-04',
    ]);
    expect(plan([]).end.toString()).toBe('2027-01-04');
  });

  test('counts months from the start, clamped to the end of a month, and comes back to the day', () => {
    expect(starts(plan([], { start: '2025-11-30', quarters: 3 }))).toEqual([
      '2025-11-30',
      '2026-02-28',
      '2026-05-30',
    ]);
  });

  test('starts each quarter at start + 3 months for each before it', () => {
    fc.assert(
      fc.property(anyDate(), fc.integer({ min: 1, max: 12 }), (start, quarters) => {
        const { quarters: planned } = planOf({ start, changes: [], quarters, today: start });
        expect(planned.map((each) => each.start.toString())).toEqual(
          planned.map(({ number }) => start.add({ months: 3 * (number - 1) }).toString()),
        );
        expect(planned.at(-1)?.end.add({ days: 1 })).toEqual(quarterStart(start, quarters + 1));
      }),
    );
  });

  test('of no quarters ends before it starts', () => {
    const empty = plan([], { quarters: 0 });
    expect(empty.quarters).toEqual([]);
    expect(empty.end).toEqual(date('2026-01-04'));
  });
});

describe('a pause', () => {
  test('from 9 to 22 March is 14 days: both ends are included', () => {
    const paused = plan([pause('2026-03-09', '2026-03-22')]);
    expect(pausedDays(paused.pauses, {})).toBe(14);
    expect(written(paused).slice(0, 2)).toEqual([
      '1: 2026-01-05 to 2026-04-18',
      '2: 2026-04-19 to 2026-07-18',
    ]);
  });

  test('over a quarter’s end lengthens that quarter by all its days', () => {
    expect(written(plan([pause('2026-03-30', '2026-04-12')]))[0]).toBe(
      '1: 2026-01-05 to 2026-04-18',
    );
  });

  test('that begins on the first day of a quarter belongs to that quarter', () => {
    expect(written(plan([pause('2026-04-05', '2026-04-11')])).slice(0, 3)).toEqual([
      '1: 2026-01-05 to 2026-04-04',
      '2: 2026-04-05 to 2026-07-11',
      '3: 2026-07-12 to 2026-10-11',
    ]);
  });

  test('without an end lasts up to and including today, and from tomorrow on nothing is paused', () => {
    const open = plan([pause('2026-06-13')]);
    expect(pausedDays(open.pauses, {})).toBe(3);
    expect(pausedOn(open.pauses, date('2026-06-15'))).toBe(true);
    expect(pausedOn(open.pauses, date('2026-06-16'))).toBe(false);
    expect(starts(open)[2]).toBe('2026-07-08');
  });

  test('that is to begin tomorrow without an end has no days yet', () => {
    expect(plan([pause('2026-06-16')]).pauses).toEqual([]);
  });

  test('overlapping another counts each day once', () => {
    const paused = plan([pause('2026-02-05', '2026-02-10'), pause('2026-02-01', '2026-02-07')]);
    expect(starts(paused)[1]).toBe('2026-04-15');
  });

  test('moves nothing by its days before the start or after the end', () => {
    const changes = [pause('2025-12-29', '2026-01-06'), pause('2027-03-01', '2027-03-31')];
    expect(starts(plan(changes))[1]).toBe('2026-04-07');
    expect(plan(changes).end.toString()).toBe('2027-01-06');
  });

  test('of n days in the plan moves all later starts by n', () => {
    fc.assert(
      fc.property(
        anyDate(300),
        fc.nat(360),
        fc.integer({ min: 1, max: 90 }),
        (start, after, days) => {
          const from = start.add({ days: after });
          const change = { kind: 'pause', from, until: from.add({ days: days - 1 }) } as const;
          const before = planOf({ start, changes: [], quarters: 5, today: start });
          const paused = planOf({ start, changes: [change], quarters: 5, today: start });
          const expected = before.quarters.map((quarter) =>
            Temporal.PlainDate.compare(quarter.start, from) > 0
              ? quarter.start.add({ days }).toString()
              : quarter.start.toString(),
          );
          expect(starts(paused)).toEqual(expected);
        },
      ),
    );
  });

  test('may be recorded in any order with other pauses', () => {
    const shuffled = fc
      .array(anyPause, { maxLength: 8 })
      .chain((changes) =>
        fc.tuple(fc.constant(changes), fc.shuffledSubarray(changes, { minLength: changes.length })),
      );
    fc.assert(
      fc.property(shuffled, ([changes, others]) => {
        expect(written(plan(changes))).toEqual(written(plan(others)));
      }),
    );
  });

  test('of days is the same as the set of its dates', () => {
    fc.assert(
      fc.property(fc.array(anyPause, { maxLength: 8 }), anyDate(), (changes, today) => {
        const pauses = pausesOf(changes, today);
        const from = date('2026-01-01');
        let count = 0;
        for (let days = 0; days < 1200; days += 1) {
          const on = from.add({ days });
          const expected = changes.some((change) => covers(change, on, today));
          if (pausedOn(pauses, on) !== expected) throw new Error(`${on} should be ${expected}`);
          count += expected ? 1 : 0;
        }
        expect(pausedDays(pauses, {})).toBe(count);
        expect(pausedDays(pauses, { from, until: from.add({ days: 1199 }) })).toBe(count);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a shift', () => {
  test('moves the end of the quarter that runs on its date, and all after it', () => {
    expect(written(plan([shift('2026-05-01', 2)]))).toEqual([
      '1: 2026-01-05 to 2026-04-04',
      '2: 2026-04-05 to 2026-07-18',
      '3: 2026-07-19 to 2026-10-18',
      '4: 2026-10-19 to 2027-01-18',
    ]);
  });

  test('that is negative ends the quarter earlier', () => {
    expect(written(plan([shift('2026-05-01', -2)])).slice(1, 3)).toEqual([
      '2: 2026-04-05 to 2026-06-20',
      '3: 2026-06-21 to 2026-09-20',
    ]);
  });

  test('never ends the quarter before its own date, and keeps the length of those after it', () => {
    expect(written(plan([shift('2026-05-01', -50)])).slice(1, 3)).toEqual([
      '2: 2026-04-05 to 2026-05-01',
      '3: 2026-05-02 to 2026-08-01',
    ]);
  });

  test('on a paused date never ends the quarter before the pause is over', () => {
    const changes = [pause('2026-05-01', '2026-05-10'), shift('2026-05-05', -50)];
    expect(written(plan(changes))[1]).toBe('2: 2026-04-05 to 2026-05-11');
  });

  test('is taken with the pauses before it in place', () => {
    // The pause keeps the first quarter running on 6 April.
    const changes = [shift('2026-04-06', 1), pause('2026-02-01', '2026-02-07')];
    expect(written(plan(changes))[0]).toBe('1: 2026-01-05 to 2026-04-18');
  });

  test('is taken after those of earlier dates, whenever it was recorded', () => {
    // With the earlier shift in place, 6 April still belongs to the first quarter.
    const changes = [shift('2026-04-06', 2), shift('2026-03-01', 1)];
    expect(written(plan(changes))[0]).toBe('1: 2026-01-05 to 2026-04-25');
  });

  test('before the start moves the first quarter’s end; the start stays', () => {
    expect(written(plan([shift('2025-12-01', 1)]))[0]).toBe('1: 2026-01-05 to 2026-04-11');
  });

  test('after the plan’s end moves nothing, on its last day it does', () => {
    expect(plan([shift('2027-01-05', 4)])).toEqual(plan([]));
    expect(plan([shift('2027-01-04', 4)]).end.toString()).toBe('2027-02-01');
  });

  test('and the opposite one on the same date are as if neither were', () => {
    fc.assert(
      fc.property(anyChanges, anyDate(), fc.nat(30), (changes, from, weeks) => {
        const before = changes.filter((each) => each.kind !== 'shift' || later(from, each.from));
        const there = { kind: 'shift', from, weeks } as const;
        const back = { kind: 'shift', from, weeks: -weeks } as const;
        expect(written(plan([...before, there, back]))).toEqual(written(plan(before)));
      }),
    );
  });

  test('never changes what has been: a change leaves the quarters before its date as they were', () => {
    fc.assert(
      fc.property(anyChanges, fc.oneof(anyShift, anyPause), anyDate(), (changes, change, on) => {
        const from = change.kind === 'skip' ? on : change.from;
        const earlier = changes.filter((each) => each.kind === 'skip' || later(from, each.from));
        fc.pre(later(from, on) && later(on, date(START)));
        expect(numberOn(plan([...earlier, change]), on)).toEqual(numberOn(plan(earlier), on));
      }),
    );
  });
});

describe('every plan', () => {
  test('has its quarters in order and without gaps, each with at least one unpaused day', () => {
    fc.assert(
      fc.property(anyDate(600), anyChanges, anyDate(), (start, changes, today) => {
        const planned = planOf({ start, changes, quarters: 8, today });
        let next = start;
        for (const [index, quarter] of planned.quarters.entries()) {
          expect(quarter.number).toBe(index + 1);
          expect(quarter.start).toEqual(next);
          expect(Temporal.PlainDate.compare(quarter.start, quarter.end)).toBeLessThanOrEqual(0);
          expect(elapsedDays(planned, quarter, today).of).toBeGreaterThan(0);
          expect(pausedOn(planned.pauses, quarter.end)).toBe(false);
          next = quarter.end.add({ days: 1 });
        }
        expect(planned.end.add({ days: 1 })).toEqual(next);
      }),
    );
  });

  test('has every date from its start to its end in exactly one quarter, and no other', () => {
    fc.assert(
      fc.property(anyDate(300), anyChanges, (start, changes) => {
        const planned = planOf({ start, changes, quarters: 3, today: start });
        expect(quarterOn(planned, start.subtract({ days: 1 }))).toEqual({ when: 'before' });
        expect(quarterOn(planned, planned.end.add({ days: 1 }))).toEqual({ when: 'after' });
        for (let on = start; !later(on, planned.end); on = on.add({ days: 1 })) {
          const holding = planned.quarters.filter(
            (each) => !later(each.start, on) && !later(on, each.end),
          );
          const [quarter] = holding;
          if (holding.length !== 1 || quarter === undefined) throw new Error(`${on}`);
          if (numberOn(planned, on) !== quarter.number) throw new Error(`${on}`);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('stands whatever is asked of it', () => {
    const wild = [
      shift('2026-02-01', 1e9),
      shift('2026-02-01', -1e12),
      pause('0001-01-01', '9999-01-01'),
    ];
    expect(() => wild.map((change) => plan([change]))).not.toThrow();
  });

  test('knows the skipped items', () => {
    expect(plan([skip('docker'), shift(START, 1), skip('k8s')]).skipped).toEqual(
      new Set(['docker', 'k8s']),
    );
  });
});

describe('the elapsed part of a quarter', () => {
  const share = (changes: readonly PlanningChange[], on: string) => {
    const planned = plan(changes);
    const [, second] = planned.quarters;
    if (second === undefined) throw new Error('no second quarter');
    return {
      ...elapsedDays(planned, second, date(on)),
      share: elapsedShare(planned, second, date(on)),
    };
  };

  test.each([
    ['2026-01-05', 0],
    ['2026-04-05', 0],
    ['2026-04-06', 1],
    ['2026-07-04', 90],
    ['2026-07-05', 91],
    ['2027-01-01', 91],
  ])('on %s is %i of 91 days: the date itself is not over', (on, days) => {
    expect(share([], on)).toEqual({ days, of: 91, share: days / 91 });
  });

  test('does not grow while paused', () => {
    const away = [pause('2026-05-01', '2026-05-31')];
    expect(share(away, '2026-05-01').days).toBe(26);
    expect(share(away, '2026-05-20').days).toBe(26);
    expect(share(away, '2026-06-02')).toMatchObject({ days: 27, of: 91 });
  });
});

test.each([
  ['2026-01-04', 1],
  ['2026-01-05', 1],
  ['2026-04-05', 2],
  ['2027-01-04', 4],
  ['2027-01-05', 4],
])('the quarter to show on %s is the %ith', (on, number) => {
  expect(nearestQuarter(plan([]), date(on))).toBe(number);
});

test('a member is paused wherever the plan stands, else before, on or after it', () => {
  const planned = plan([pause('2025-12-31', '2026-01-06'), pause('2027-02-01', '2027-02-02')]);
  const states = [
    '2025-12-30',
    '2025-12-31',
    '2026-01-06',
    '2026-01-07',
    '2027-01-06',
    '2027-01-07',
    '2027-02-01',
  ];
  expect(states.map((on) => planState(planned, date(on)))).toEqual([
    'before',
    'paused',
    'paused',
    'running',
    'running',
    'after',
    'paused',
  ]);
});

function numberOn(planned: Plan, on: PlainDate): number | string {
  const found = quarterOn(planned, on);
  return found.when === 'during' ? found.quarter.number : found.when;
}

function later(one: PlainDate, other: PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0;
}

function covers(change: PlanningChange, on: PlainDate, today: PlainDate): boolean {
  return change.kind === 'pause' && !later(change.from, on) && !later(on, change.until ?? today);
}
