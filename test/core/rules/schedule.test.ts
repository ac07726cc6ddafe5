// When posts are due: local times in zones, weeks, checkpoints, reminders.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkpointAt,
  checkpointsOf,
  nextWeekly,
  type Planned,
  personalNudgeOf,
  reminderOf,
  reviewReminderAt,
  roadmapReviewOf,
  weeklyAt,
} from '#core/rules/schedule.ts';
import { latenessOf } from '#core/rules/schedule-late.ts';
import { daysLater, instantAt } from '#core/rules/schedule-time.ts';
import { type DayEnd, MIDNIGHT } from '#core/time/personal-day.ts';
import { type Instant, type PlainDate, Temporal, type ZoneId } from '#core/time/temporal.ts';

const date = (text: string): PlainDate => Temporal.PlainDate.from(text);
const instant = (text: string): Instant => Temporal.Instant.from(text);
/** Tests name zones that exist. */
const zone = (name: string): ZoneId => name as ZoneId;
const BERLIN = zone('Europe/Berlin');
const GROUP = { timeZone: BERLIN, nudge: { day: 'monday', time: '09:00' } } as const;

describe('a local time', () => {
  test.each([
    ['Europe/Berlin', '2026-03-02', '09:00', '2026-03-02T08:00:00Z'],
    ['Asia/Kathmandu', '2026-03-02', '09:00', '2026-03-02T03:15:00Z'],
    // Skipped: the first minute after the gap, which may be half an hour long or begin at midnight.
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00Z'],
    ['Asia/Beirut', '2026-03-29', '00:30', '2026-03-28T22:00:00Z'],
    ['Africa/Cairo', '2026-04-24', '00:00', '2026-04-23T22:00:00Z'],
    ['America/Santiago', '2026-09-06', '00:00', '2026-09-06T04:00:00Z'],
    // Repeated: the first.
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['America/Havana', '2026-11-01', '00:30', '2026-11-01T04:30:00Z'],
  ])('in %s on %s at %s is %s', (name, day, time, expected) => {
    expect(String(instantAt(zone(name), date(day), time))).toBe(expected);
  });

  test('is the first minute at which the clock on the wall shows it or more', () => {
    const zones = ['Europe/Berlin', 'America/Havana', 'Africa/Cairo', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones, 'Asia/Kolkata', 'America/Santiago', 'Pacific/Chatham'),
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 0, max: 95 }),
        (name, days, quarter) => {
          const local = date('2026-01-01')
            .toPlainDateTime('00:00')
            .add({ days, minutes: quarter * 15 });
          const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
          const due = instantAt(zone(name), local.toPlainDate(), time);
          const shows = (at: Instant) => at.toZonedDateTimeISO(name).toPlainDateTime();
          expect(Temporal.PlainDateTime.compare(shows(due), local)).toBeGreaterThanOrEqual(0);
          for (let minutes = 15; minutes <= 180; minutes += 15) {
            const before = shows(due.subtract({ minutes }));
            expect(Temporal.PlainDateTime.compare(before, local)).toBeLessThan(0);
          }
        },
      ),
    );
  });

  test.each(['08:00:00', '08:00:05', '08:00:59'])(
    'so many days later is the same local minute (sent at %s)',
    (sent) => {
      const later = daysLater(instant(`2026-03-25T${sent}Z`), 7, BERLIN);
      expect(String(later)).toBe('2026-04-01T07:00:00Z');
    },
  );
});

describe('what comes weekly', () => {
  const weekly = { timeZone: BERLIN, dayEnds: MIDNIGHT, day: 'wednesday', time: '18:30' } as const;

  test('is due after now, and a week’s comes once however often its day is moved', () => {
    const next = nextWeekly(weekly, instant('2026-03-04T17:29:59Z'));
    expect([next.period, String(next.dueAt)]).toEqual(['2026-03-02', '2026-03-04T17:30:00Z']);
    expect(nextWeekly(weekly, instant('2026-03-04T17:30:00Z')).period).toBe('2026-03-09');
    expect(nextWeekly(weekly, instant('2026-03-03T00:00:00Z'), '2026-03-02').period).toBe(
      '2026-03-09',
    );
    expect(nextWeekly(weekly, instant('2026-03-03T00:00:00Z'), '2026-03-16').period).toBe(
      '2026-03-23',
    );
  });

  test('follows week by week, each in its own week', () => {
    const at = fc.integer({ min: 0, max: 366 * 24 * 60 });
    const names = fc.constantFrom(
      'Asia/Beirut',
      'America/Asuncion',
      'Pacific/Auckland',
      'Asia/Kolkata',
    );
    const ends = fc.constantFrom('00:00', '00:15', '00:30', '06:00');
    fc.assert(
      fc.property(names, ends, at, (name, dayEnds, minutes) => {
        const own = { ...weekly, timeZone: zone(name), dayEnds: dayEnds as DayEnd, time: '00:15' };
        const first = nextWeekly(own, instant('2026-01-01T00:00:00Z').add({ minutes }));
        const second = nextWeekly(own, first.dueAt, first.period);
        expect(second.period).toBe(date(first.period).add({ weeks: 1 }).toString());
        expect(second.dueAt).toEqual(weeklyAt(own, date(second.period)));
      }),
    );
  });

  test('to members is for those who chose messages: in their own zone, the reminder on Friday', () => {
    const days = { timeZone: zone('Asia/Tokyo'), dayEnds: '04:00' as DayEnd };
    const member = { ...days, nudge: 'dm' } as const;
    expect(personalNudgeOf(GROUP, member)).toEqual({ ...days, ...GROUP.nudge });
    expect(reminderOf(GROUP, member)).toEqual({ ...days, day: 'friday', time: '09:00' });
    for (const nudge of ['mention', 'off'] as const) {
      expect(personalNudgeOf(GROUP, { ...member, nudge })).toBeUndefined();
      expect(reminderOf(GROUP, { ...member, nudge })).toBeUndefined();
    }
    const left = { ...member, leftAt: instant('2026-03-01T00:00:00Z') };
    expect(personalNudgeOf(GROUP, left)).toBeUndefined();
  });
});

test('a nudge in the night comes before the member’s day ends, not before the calendar’s', () => {
  const owl = {
    timeZone: BERLIN,
    dayEnds: '04:00' as DayEnd,
    day: 'monday',
    time: '02:00',
  } as const;
  const next = (after: string) => nextWeekly(owl, instant(after));
  // Monday lasts until Tuesday at four.
  expect(next('2026-03-01T20:00:00Z')).toEqual({
    period: '2026-03-02',
    dueAt: instant('2026-03-03T01:00:00Z'),
  });
  expect(next('2026-03-03T00:59:59Z').period).toBe('2026-03-02');
  expect(next('2026-03-03T01:00:00Z').period).toBe('2026-03-09');
  // In time for the end of the day it is the morning after it.
  expect(nextWeekly({ ...owl, time: '04:00' }, instant('2026-03-01T20:00:00Z')).dueAt).toEqual(
    instant('2026-03-02T03:00:00Z'),
  );
});

describe('checkpoints', () => {
  const planned: Planned = {
    member: {
      start: date('2026-01-05'),
      timeZone: BERLIN,
      dayEnds: MIDNIGHT,
      visibility: 'public',
      joinedAt: instant('2026-01-05T09:00:00Z'),
    },
    changes: [],
    quarters: 3,
    now: instant('2026-03-01T09:00:00Z'),
  };
  const days = (change: Partial<Planned>) =>
    checkpointsOf({ ...planned, ...change }).map(({ quarter, day }) => `${quarter} ${day}`);
  const member = (change: Partial<Planned['member']>) => ({
    member: { ...planned.member, ...change },
  });

  test('come on the day after each quarter', () => {
    expect(days({})).toEqual(['1 2026-04-05', '2 2026-07-05', '3 2026-10-05']);
    const { period, dueAt } = checkpointAt(GROUP, date('2026-04-05'));
    expect([period, String(dueAt)]).toEqual(['2026-04-05', '2026-04-05T07:00:00Z']);
  });

  test('of quarters that ended before joining do not come', () => {
    expect(days(member({ joinedAt: instant('2026-04-04T21:59:00Z') }))).toHaveLength(3);
    expect(days(member({ joinedAt: instant('2026-04-04T22:00:00Z') }))).toHaveLength(2);
  });

  test('move with shifts and with every day of an open pause', () => {
    const shift = { kind: 'shift', from: date('2026-03-01'), weeks: 1 } as const;
    expect(days({ changes: [shift] })[0]).toBe('1 2026-04-12');
    const pause = { kind: 'pause', from: date('2026-03-01') } as const;
    expect(days({ changes: [pause] })[0]).toBe('1 2026-04-06');
    const later = instant('2026-03-10T09:00:00Z');
    expect(days({ changes: [pause], now: later })[0]).toBe('1 2026-04-15');
  });

  test('are not for members who left or are hidden', () => {
    expect(days(member({ visibility: 'hidden' }))).toEqual([]);
    expect(days(member({ leftAt: instant('2026-02-01T00:00:00Z') }))).toEqual([]);
  });

  test('are followed by a reminder seven days after they were sent', () => {
    const sent = instant('2026-10-20T07:00:00Z');
    const { period, dueAt } = reviewReminderAt(GROUP, '2026-10-20', sent);
    expect([period, String(dueAt)]).toEqual(['2026-10-20', '2026-10-27T08:00:00Z']);
  });
});

test('a roadmap’s review is on its date, a month’s on its first day, if the group was there before', () => {
  const group = { ...GROUP, createdAt: instant('2026-05-01T10:00:00Z') };
  const on = (text: string, precision: 'day' | 'month') => {
    const found = roadmapReviewOf(group, { nextReview: { date: date(text), precision } });
    return found && String(found.dueAt);
  };
  expect(on('2026-05-12', 'day')).toBe('2026-05-12T07:00:00Z');
  expect(on('2026-11-01', 'month')).toBe('2026-11-01T08:00:00Z');
  expect(on('2026-05-01', 'month')).toBeUndefined();
  expect(on('2026-04-30', 'day')).toBeUndefined();
});

test('nudges and reminders go out up to twelve hours late, checkpoints fourteen days, a review always', () => {
  const due = instant('2026-03-02T08:00:00Z');
  const after = (kind: Parameters<typeof latenessOf>[0], seconds: number) =>
    latenessOf(kind, due, due.add({ seconds }));
  const hours = 3600;
  const short = [
    'nudge',
    'personal-nudge',
    'reminder',
    'review-reminder',
    'timer-warning',
  ] as const;
  for (const kind of short) {
    expect(
      [-1, 0, 900, 901, 12 * hours, 12 * hours + 1].map((seconds) => after(kind, seconds)),
    ).toEqual(['early', 'on-time', 'on-time', 'late', 'late', 'too-late']);
  }
  expect(after('checkpoint', 14 * 24 * hours)).toBe('late');
  expect(after('checkpoint', 14 * 24 * hours + 1)).toBe('too-late');
  expect(after('roadmap-review', 1000 * 24 * hours)).toBe('late');
});
