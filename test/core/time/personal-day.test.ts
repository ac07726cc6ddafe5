// Which date it is for somebody whose day ends when they sleep.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DayEnd, dateFor, dayEndAt } from '#core/time/personal-day.ts';
import { dateIn, Temporal, type ZoneId } from '#core/time/temporal.ts';

/** Tests name zones that exist, and times at which a day can end. */
const days = (zone: string, dayEnds: string) => ({
  timeZone: zone as ZoneId,
  dayEnds: dayEnds as DayEnd,
});
const dateAt = (zone: string, dayEnds: string, instant: string) =>
  dateFor(days(zone, dayEnds), Temporal.Instant.from(instant)).toString();

describe('the date of somebody whose day ends at a time of theirs', () => {
  test.each([
    ['00:00', '2026-03-03T00:00:00+01:00', '2026-03-03'],
    ['04:00', '2026-03-02T23:59:59+01:00', '2026-03-02'],
    ['04:00', '2026-03-03T00:00:00+01:00', '2026-03-02'],
    ['04:00', '2026-03-03T03:59:59+01:00', '2026-03-02'],
    ['04:00', '2026-03-03T04:00:00+01:00', '2026-03-03'],
    ['06:00', '2026-03-01T05:59:00+01:00', '2026-02-28'],
  ])('that ends at %s is at %s still or already %s', (dayEnds, instant, date) => {
    expect(dateAt('Europe/Berlin', dayEnds, instant)).toBe(date);
  });

  test('begins at the first of two equal times, and never comes back', () => {
    // In Berlin 02:30 comes twice on 25 October 2026.
    expect(dateAt('Europe/Berlin', '02:30', '2026-10-25T02:29:59+02:00')).toBe('2026-10-24');
    expect(dateAt('Europe/Berlin', '02:30', '2026-10-25T02:30:00+02:00')).toBe('2026-10-25');
    expect(dateAt('Europe/Berlin', '02:30', '2026-10-25T02:10:00+01:00')).toBe('2026-10-25');
  });

  test('begins after the gap where its time is skipped', () => {
    // In Berlin there is no 02:30 on 29 March 2026.
    expect(dateAt('Europe/Berlin', '02:30', '2026-03-29T01:59:59+01:00')).toBe('2026-03-28');
    expect(dateAt('Europe/Berlin', '02:30', '2026-03-29T03:00:00+02:00')).toBe('2026-03-29');
  });

  test('is the calendar’s or the day before, and follows date by date', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'UTC',
    );
    const ends = fc.constantFrom('00:00', '00:01', '01:30', '02:00', '02:30', '03:00', '06:00');
    fc.assert(
      fc.property(zones, ends, fc.integer({ min: 0, max: 2 * 366 * 96 }), (zone, end, quarters) => {
        const before = Temporal.Instant.from('2026-01-01T00:00:00Z').add({
          minutes: quarters * 15,
        });
        const after = before.add({ minutes: 15 });
        const own = days(zone, end);
        const [first, second] = [dateFor(own, before), dateFor(own, after)];
        expect([0, 1]).toContain(first.until(second).days);
        expect([0, 1]).toContain(first.until(dateIn(own.timeZone, before)).days);
      }),
    );
  });

  test.each([
    ['00:00', '00:00'],
    ['06:00', '06:00'],
    ['06:01', undefined],
    ['23:00', undefined],
  ])('may end at %s: %s', (time, end) => {
    expect(dayEndAt(Temporal.PlainTime.from(time))).toBe(end);
  });
});
