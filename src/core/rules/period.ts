// The periods of a board: local date ranges around the group's "today".
import type { DateRange } from '../model/totals.ts';
import { dayOf } from '../time/day.ts';
import type { PlainDate } from '../time/temporal.ts';
import { Temporal } from '../time/temporal.ts';
import { mondayOf, sundayOf } from '../time/week.ts';
import { quarterStart } from './plan.ts';

export const PERIODS = ['week', 'month', 'quarter', 'all'] as const;
export type PeriodKind = (typeof PERIODS)[number];

/** A range whose two ends are known, both included. */
export type ClosedRange = { readonly from: PlainDate; readonly until: PlainDate };

/** How long a period still runs. */
export type ToGo = {
  /** Days after today up to the last one, which is the day with 0. */
  readonly days: number;
  /** The same in weeks, to the nearest one. */
  readonly weeks: number;
};

export type Period =
  | { readonly kind: 'week' | 'month'; readonly range: ClosedRange; readonly toGo: ToGo }
  | {
      readonly kind: 'quarter';
      readonly range: ClosedRange;
      readonly toGo: ToGo;
      /** From 1; goes on beyond the roadmap's last quarter. */
      readonly number: number;
      /** Whether the cohort has begun, follows the roadmap's quarters, or has come to their end. */
      readonly when: 'before' | 'during' | 'after';
    }
  | { readonly kind: 'all'; readonly range: DateRange };

export type Cohort = {
  /** The group's start date. */
  readonly start: PlainDate;
  /** How many quarters the roadmap has. */
  readonly quarters: number;
};

/**
 * The period of a board that contains the group's today: the Monday week, the calendar month, the
 * cohort's quarter (three months from the group's start each, clamped; shifts and pauses are members'
 * own and do not move it), or all time. Before the start the first quarter stands for the current one,
 * although it does not contain today; after the last the quarters go on, so that a board stays current.
 */
export function periodOf(kind: PeriodKind, today: PlainDate, cohort: Cohort): Period {
  switch (kind) {
    case 'week':
      return closed(kind, { from: mondayOf(today), until: sundayOf(today) }, today);
    case 'month':
      return closed(
        kind,
        { from: today.with({ day: 1 }), until: today.with({ day: today.daysInMonth }) },
        today,
      );
    case 'quarter':
      return cohortQuarter(today, cohort);
    case 'all':
      return { kind, range: {} };
  }
}

function closed(kind: 'week' | 'month', range: ClosedRange, today: PlainDate): Period {
  return { kind, range, toGo: toGo(today, range.until) };
}

function cohortQuarter(today: PlainDate, { start, quarters }: Cohort): Period {
  const number = cohortQuarterNumber(today, start);
  const range = {
    from: quarterStart(start, number),
    until: quarterStart(start, number + 1).subtract({ days: 1 }),
  };
  const before = Temporal.PlainDate.compare(today, start) < 0;
  const when = before ? 'before' : number <= quarters ? 'during' : 'after';
  return { kind: 'quarter', range, toGo: toGo(today, range.until), number, when };
}

function cohortQuarterNumber(today: PlainDate, start: PlainDate): number {
  const months = (today.year - start.year) * 12 + today.month - start.month;
  // By months alone the number is right or one too high: the day in the month decides.
  const atMost = Math.max(1, Math.floor(months / 3) + 1);
  const begun = Temporal.PlainDate.compare(quarterStart(start, atMost), today) <= 0;
  return begun ? atMost : Math.max(1, atMost - 1);
}

function toGo(today: PlainDate, until: PlainDate): ToGo {
  const days = dayOf(until) - dayOf(today);
  return { days, weeks: Math.round(days / 7) };
}
