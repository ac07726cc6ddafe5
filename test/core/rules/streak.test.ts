// Streaks: consecutive weeks with their goal met.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Goal } from '#core/model/goals.ts';
import type { WeekTotal } from '#core/model/totals.ts';
import { pausesOf } from '#core/rules/pauses.ts';
import type { PlanningChange } from '#core/rules/plan.ts';
import { type Streak, type StreakInput, streakOf } from '#core/rules/streak.ts';
import { MIDNIGHT } from '#core/time/personal-day.ts';
import { minutes, type PlainDate, Temporal, type ZoneId } from '#core/time/temporal.ts';
import { anyDate, anyPause, date, goal, pause, week } from './values.ts';

/** Mondays: 2, 9, 16, 23, 30 March; 6 April is the running week. */
const TODAY = '2026-04-08';
const MONDAYS = [
  '2026-03-02',
  '2026-03-09',
  '2026-03-16',
  '2026-03-23',
  '2026-03-30',
  '2026-04-06',
];

type Setting = {
  start?: string;
  /** On the start unless told. */
  joinedAt?: string;
  timeZone?: string;
  goals?: Goal[];
  changes?: PlanningChange[];
  today?: string;
};

/** The streak after so many hours in the weeks from 2 March on. */
function streakAfter(hours: readonly number[], setting: Setting = {}): Streak {
  const today = date(setting.today ?? TODAY);
  const start = setting.start ?? '2026-03-02';
  return streakOf({
    weeks: hours.map((each, index) => week(MONDAYS[index] ?? '', each)),
    goals: setting.goals ?? [goal('2026-03-02', 10)],
    pauses: pausesOf(setting.changes ?? [], today),
    member: member(start, setting.joinedAt ?? `${start}T12:00Z`, setting.timeZone),
    today,
  });
}

function member(start: string, joinedAt: string, timeZone = 'UTC'): StreakInput['member'] {
  // The zones of the tests exist.
  return {
    start: date(start),
    joinedAt: Temporal.Instant.from(joinedAt),
    timeZone: timeZone as ZoneId,
    dayEnds: MIDNIGHT,
  };
}

describe('a streak', () => {
  test('counts consecutive weeks that met their goal', () => {
    expect(streakAfter([10, 12, 10, 10.5, 10])).toEqual({ weeks: 5, best: 5, metThisWeek: false });
  });

  test('counts the running week once it is met, and is not broken by it before', () => {
    expect(streakAfter([10, 10, 10, 10, 10, 9.9])).toMatchObject({ weeks: 5, metThisWeek: false });
    expect(streakAfter([10, 10, 10, 10, 10, 10])).toMatchObject({ weeks: 6, metThisWeek: true });
  });

  test('is broken by a week that did not meet its goal, and the longest is kept', () => {
    expect(streakAfter([10, 10, 10, 9, 10])).toEqual({ weeks: 1, best: 3, metThisWeek: false });
    expect(streakAfter([10, 10, 10, 10, 0])).toEqual({ weeks: 0, best: 4, metThisWeek: false });
  });

  test('is mended by a backdated entry', () => {
    expect(streakAfter([10, 10, 9, 10, 10]).weeks).toBe(2);
    expect(streakAfter([10, 10, 9 + 1, 10, 10]).weeks).toBe(5);
  });

  test('is not there before the start, whatever was logged', () => {
    expect(streakAfter([10, 10, 10], { start: '2026-05-01' })).toEqual({
      weeks: 0,
      best: 0,
      metThisWeek: false,
    });
  });

  test('holds each week against the goal of that week', () => {
    const goals = [goal('2026-03-02', 10), goal('2026-03-16', 5), goal('2026-03-30', 20)];
    expect(streakAfter([10, 10, 5, 5, 20], { goals }).weeks).toBe(5);
    expect(streakAfter([10, 10, 5, 5, 19], { goals }).weeks).toBe(0);
    expect(streakAfter([10, 5, 5, 5, 20], { goals }).weeks).toBe(3);
  });

  test('holds weeks before the first goal against the first', () => {
    expect(streakAfter([10, 9, 10, 10, 10], { goals: [goal('2026-04-06', 10)] }).weeks).toBe(3);
  });
});

describe('what freezes a streak', () => {
  test('a wholly paused week neither counts nor breaks, even if its goal was met', () => {
    const changes = [pause('2026-03-16', '2026-03-22')];
    expect(streakAfter([10, 10, 0, 10, 10], { changes }).weeks).toBe(4);
    expect(streakAfter([10, 10, 15, 10, 10], { changes }).weeks).toBe(4);
  });

  test('a partly paused week counts if met and freezes if not', () => {
    const changes = [pause('2026-03-17', '2026-03-22')];
    expect(streakAfter([10, 10, 2, 10, 10], { changes }).weeks).toBe(4);
    expect(streakAfter([10, 10, 10, 10, 10], { changes }).weeks).toBe(5);
  });

  test('the week of joining counts if met and leaves no gap if not', () => {
    expect(streakAfter([2, 10, 10, 10, 10], { start: '2026-03-06' })).toMatchObject({
      weeks: 4,
      best: 4,
    });
    expect(streakAfter([10, 10, 10, 10, 10], { start: '2026-03-06' })).toMatchObject({ weeks: 5 });
  });

  test('the week of joining a cohort under way counts if met and freezes if not', () => {
    const joinedAt = '2026-03-13T12:00Z';
    expect(streakAfter([10, 2, 10, 10, 10], { joinedAt }).weeks).toBe(4);
    expect(streakAfter([10, 10, 10, 10, 10], { joinedAt }).weeks).toBe(5);
    expect(streakAfter([10, 10, 2, 10, 10], { joinedAt }).weeks).toBe(2);
  });

  test('the week of joining is that of the member’s own date', () => {
    const sundayInAuckland = { joinedAt: '2026-03-15T10:30Z', timeZone: 'Pacific/Auckland' };
    const mondayInAuckland = { joinedAt: '2026-03-15T11:30Z', timeZone: 'Pacific/Auckland' };
    expect(streakAfter([10, 2, 10, 10, 10], sundayInAuckland).weeks).toBe(4);
    expect(streakAfter([10, 2, 10, 10, 10], mondayInAuckland).weeks).toBe(3);
    expect(streakAfter([10, 10, 2, 10, 10], mondayInAuckland).weeks).toBe(4);
    const sundayInHonolulu = { joinedAt: '2026-03-16T09:30Z', timeZone: 'Pacific/Honolulu' };
    expect(streakAfter([10, 2, 10, 10, 10], sundayInHonolulu).weeks).toBe(4);
  });

  test('an open pause holds the streak up to today', () => {
    const changes = [pause('2026-03-18')];
    expect(streakAfter([10, 10], { changes }).weeks).toBe(2);
  });
});

describe('every streak', () => {
  const input: fc.Arbitrary<StreakInput> = fc
    .record({
      start: anyDate(200),
      joinedAfter: fc.integer({ min: -10, max: 50 }),
      today: anyDate(400),
      changes: fc.array(anyPause, { maxLength: 4 }),
      goals: fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 })), {
        minLength: 1,
        maxLength: 4,
      }),
      hours: fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 60 }),
    })
    .map(({ start, joinedAfter, today, changes, goals, hours }) => ({
      member: member(start.toString(), `${start.add({ days: joinedAfter })}T12:00Z`),
      today,
      pauses: pausesOf(changes, today),
      goals: [...new Map(goals).entries()]
        .toSorted(([one], [other]) => one - other)
        .map(([weeks, each]) => ({ from: date('2025-12-29').add({ weeks }), hours: each })),
      weeks: hours.map((each, weeks) => ({
        week: date('2025-12-29').add({ weeks }),
        minutes: minutes(each * 60),
      })),
    }));

  test('is what counting week by week on a calendar gives', () => {
    fc.assert(
      fc.property(input, (each) => {
        expect(streakOf(each)).toEqual(naiveStreak(each));
      }),
    );
  });

  test('does not depend on the order in which totals come, nor on weeks without any', () => {
    fc.assert(
      fc.property(input, (each) => {
        const weeks = each.weeks.filter(({ minutes }) => minutes > 0).toReversed();
        expect(streakOf({ ...each, weeks })).toEqual(streakOf(each));
      }),
    );
  });

  test('never shrinks by logging more', () => {
    fc.assert(
      fc.property(input, fc.nat(59), (each, index) => {
        const more = each.weeks.map((total, at) =>
          at === index ? { ...total, minutes: minutes(total.minutes + 600) } : total,
        );
        const [was, is] = [streakOf(each), streakOf({ ...each, weeks: more })];
        expect(is.weeks).toBeGreaterThanOrEqual(was.weeks);
        expect(is.best).toBeGreaterThanOrEqual(was.best);
      }),
    );
  });
});

/** The rule of the design, word for word, one date at a time. */
function naiveStreak({ weeks, goals, pauses, member, today }: StreakInput): Streak {
  const { start, joinedAt, timeZone } = member;
  const joined = joinedAt.toZonedDateTimeISO(timeZone).toPlainDate();
  let streak: Streak = { weeks: 0, best: 0, metThisWeek: false };
  const mondayOf = (of: PlainDate) => of.subtract({ days: of.dayOfWeek - 1 });
  const isBefore = (one: PlainDate, other: PlainDate) => Temporal.PlainDate.compare(one, other) < 0;
  const isPaused = (on: PlainDate) => {
    const days = date('1970-01-01').until(on).days;
    return pauses.some(({ from, until }) => from <= days && days <= until);
  };
  for (let monday = mondayOf(start); !isBefore(today, monday); monday = monday.add({ days: 7 })) {
    const dates = [0, 1, 2, 3, 4, 5, 6].map((days) => monday.add({ days }));
    const paused = dates.filter(isPaused).length;
    const inForce = goals.filter(({ from }) => !isBefore(monday, from)).at(-1) ?? goals[0];
    const total = weeks.find((each: WeekTotal) => each.week.equals(monday))?.minutes ?? 0;
    const met = total >= (inForce?.hours ?? 0) * 60;
    const current = monday.equals(mondayOf(today));
    const joining = [start, joined].some((each) => monday.equals(mondayOf(each)));
    if (paused < 7 && met) streak = { ...streak, weeks: streak.weeks + 1 };
    else if (!met && paused === 0 && !current && !joining) streak = { ...streak, weeks: 0 };
    streak = {
      weeks: streak.weeks,
      best: Math.max(streak.best, streak.weeks),
      metThisWeek: current && met,
    };
  }
  return streak;
}
