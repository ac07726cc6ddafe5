// Beginning and ending pauses, and what a change of a plan moves.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanChangeId } from '#core/model/ids.ts';
import { pausedOn, pausesOf } from '#core/rules/pauses.ts';
import { coveredBy, nextPause, type Pause, resumingOn } from '#core/rules/pausing.ts';
import { planOf } from '#core/rules/plan.ts';
import { planMoves } from '#core/rules/plan-moves.ts';
import { dayOf } from '#core/time/day.ts';
import { type PlainDate, Temporal } from '#core/time/temporal.ts';
import { anyChanges, anyDate, anyPause, date, pause } from './values.ts';

/** Far after every random date, so that an open pause covers all of them. */
const HORIZON = date('2030-01-01');

function recorded(changes: readonly ReturnType<typeof pause>[]): readonly Pause[] {
  return changes.flatMap((change, index) =>
    change.kind === 'pause'
      ? [
          {
            ...change,
            id: (index + 1) as PlanChangeId,
            recordedAt: Temporal.Instant.from('2026-01-01T00:00Z'),
          },
        ]
      : [],
  );
}

/** The pauses that are left when a plan goes on from a date on. */
function resumed(pauses: readonly Pause[], on: PlainDate): readonly Pause[] {
  const resuming = resumingOn(pauses, on);
  if (resuming === undefined) return pauses;
  return pauses
    .filter((each) => !resuming.withdrawn.includes(each))
    .map((each) => (each === resuming.ended ? { ...each, until: on.subtract({ days: 1 }) } : each));
}

const anyPauses = fc.array(anyPause, { maxLength: 8 }).map(recorded);

describe('resuming', () => {
  test('ends the pause that the date is in: days before stay paused, the date and the days after it count', () => {
    fc.assert(
      fc.property(anyPauses, anyDate(), (pauses, on) => {
        const before = pausesOf(pauses, HORIZON);
        const after = pausesOf(resumed(pauses, on), HORIZON);
        const run = before.find(({ from, until }) => from <= dayOf(on) && dayOf(on) <= until);
        const expected = before.flatMap((span) => {
          if (span !== run) return [span];
          return span.from < dayOf(on) ? [{ ...span, until: dayOf(on) - 1 }] : [];
        });
        expect(after).toEqual(expected);
      }),
    );
  });

  test('tells the days that were paused, so that they can be paused again', () => {
    fc.assert(
      fc.property(anyPauses, anyDate(), (pauses, on) => {
        const resuming = resumingOn(pauses, on);
        expect(resuming !== undefined).toBe(pausedOn(pausesOf(pauses, HORIZON), on));
        if (resuming === undefined) return;
        const { until, ended } = resuming;
        expect(ended === undefined || dayOf(ended.from) < dayOf(on)).toBe(true);
        const again = recorded([{ kind: 'pause', from: on, ...(until && { until }) }]);
        const back = pausesOf([...resumed(pauses, on), ...again], HORIZON);
        expect(back).toEqual(pausesOf(pauses, HORIZON));
      }),
    );
  });

  test('ends pauses that follow one another as one', () => {
    const pauses = recorded([pause('2026-03-01', '2026-03-10'), pause('2026-03-11', '2026-03-20')]);
    const resuming = resumingOn(pauses, date('2026-03-05'));
    expect(resuming?.ended).toBe(pauses[0]);
    expect(resuming?.withdrawn).toEqual([pauses[1]]);
    expect(resuming?.until?.toString()).toBe('2026-03-20');
  });
});

describe('a new pause', () => {
  test('is covered exactly when it would add no paused day', () => {
    fc.assert(
      fc.property(anyPauses, anyPause, (pauses, asked) => {
        const [added] = recorded([asked]);
        fc.pre(added !== undefined && (!added.until || dayOf(added.until) >= dayOf(added.from)));
        if (added === undefined) return;
        const same =
          JSON.stringify(pausesOf([...pauses, added], HORIZON)) ===
          JSON.stringify(pausesOf(pauses, HORIZON));
        expect(coveredBy(pauses, added)).toBe(same);
      }),
    );
  });

  test('ahead of a date is found, the nearest first', () => {
    const pauses = recorded([pause('2026-05-01'), pause('2026-04-01', '2026-04-02')]);
    expect(nextPause(pauses, date('2026-03-01'))).toBe(pauses[1]);
    expect(nextPause(pauses, date('2026-05-01'))).toBeUndefined();
  });
});

describe('what a change moves', () => {
  const planned = (changes: Parameters<typeof planOf>[0]['changes'], today: PlainDate) =>
    planOf({ start: date('2026-01-05'), changes, quarters: 4, today });

  test('is nothing between equal plans, and the quarters that differ between others', () => {
    fc.assert(
      fc.property(anyChanges, anyChanges, anyDate(), (one, other, today) => {
        const [before, after] = [planned(one, today), planned(other, today)];
        expect(planMoves(before, before, today)).toEqual({
          quarters: [],
          past: [],
          pastPausedDays: 0,
        });
        const moved = planMoves(before, after, today).quarters.map((each) => each.after.number);
        const differ = before.quarters.filter(
          (quarter, index) => JSON.stringify(quarter) !== JSON.stringify(after.quarters[index]),
        );
        expect(moved).toEqual(differ.map(({ number }) => number));
      }),
    );
  });

  test('is past exactly when a date before today is in another quarter', () => {
    const today = date('2026-06-01');
    const before = planned([], today);
    const later = planned([{ kind: 'shift', from: today, weeks: 2 }], today);
    expect(planMoves(before, later, today).past).toEqual([]);
    const earlier = planned([{ kind: 'shift', from: date('2026-03-01'), weeks: 2 }], today);
    expect(planMoves(before, earlier, today).past.map(({ after }) => after.number)).toEqual([1]);
  });

  test('counts past days that are paused or count again; today is not past', () => {
    const today = date('2026-03-10');
    const free = planned([], today);
    const paused = planned([pause('2026-03-05', '2026-03-20')], today);
    expect(planMoves(free, paused, today).pastPausedDays).toBe(5);
    expect(planMoves(paused, free, today).pastPausedDays).toBe(-5);
  });
});
