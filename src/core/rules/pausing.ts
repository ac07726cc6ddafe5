// Pauses as members begin and end them: what a new one adds, and which ones end when the plan goes on.
import type { PlanChange } from '../model/plans.ts';
import { dayOf } from '../time/day.ts';
import type { PlainDate } from '../time/temporal.ts';
import type { PauseLike } from './pauses.ts';

export type Pause = Extract<PlanChange, { kind: 'pause' }>;

/** Whether every day of a pause is paused already. An open pause covers all days from its first on. */
export function coveredBy(pauses: readonly PauseLike[], pause: PauseLike): boolean {
  const run = runOn(pauses, pause.from);
  if (run === undefined) return false;
  const until = lastOf(pause);
  return until <= run.until;
}

/** What ends when a plan goes on from a date on. */
export type Resuming = {
  /** Kept, with the day before the date as its last one; none when nothing of the pause is left. */
  readonly ended?: Pause;
  /** Pauses that lose all their days, or whose days the ended one has already. */
  readonly withdrawn: readonly Pause[];
  /** The first and the last day of the pause as it was; without a last one it was open. */
  readonly from: PlainDate;
  readonly until?: PlainDate;
};

/**
 * The pause that a date is in, and how to end it the day before. Pauses that overlap or follow one another
 * without a day between are one pause to the member. Nothing when the date is not paused.
 */
export function resumingOn(pauses: readonly Pause[], date: PlainDate): Resuming | undefined {
  const run = runOn(pauses, date);
  if (run === undefined) return undefined;
  const on = dayOf(date);
  const touched = run.pauses.filter((pause) => lastOf(pause) >= on);
  const ended = touched.find(({ from }) => dayOf(from) < on);
  const [first] = run.pauses;
  const last = run.pauses.find((pause) => lastOf(pause) === run.until);
  return {
    ...(ended && { ended }),
    withdrawn: touched.filter((pause) => pause !== ended),
    from: first?.from ?? date,
    ...(last?.until && { until: last.until }),
  };
}

type Run<P> = { readonly pauses: readonly P[]; readonly until: number };

/** The pauses that together make the one that a date is in, earliest first. */
function runOn<P extends PauseLike>(pauses: readonly P[], date: PlainDate): Run<P> | undefined {
  const sorted = pauses
    .filter((pause) => lastOf(pause) >= dayOf(pause.from))
    .toSorted((one, other) => dayOf(one.from) - dayOf(other.from));
  let run: { pauses: P[]; until: number } = { pauses: [], until: Number.NEGATIVE_INFINITY };
  for (const pause of sorted) {
    const from = dayOf(pause.from);
    if (from > run.until + 1) {
      if (run.until >= dayOf(date)) break;
      run = { pauses: [], until: Number.NEGATIVE_INFINITY };
    }
    run.pauses.push(pause);
    run.until = Math.max(run.until, lastOf(pause));
  }
  const [first] = run.pauses;
  const contains = first && dayOf(first.from) <= dayOf(date) && dayOf(date) <= run.until;
  return contains ? run : undefined;
}

function lastOf({ until }: PauseLike): number {
  return until === undefined ? Number.POSITIVE_INFINITY : dayOf(until);
}

/** How many days a pause has by the end of a date; an open one lasts up to it. */
export function pauseLength({ from, until }: PauseLike, today: PlainDate): number {
  return Math.max(0, dayOf(until ?? today) - dayOf(from) + 1);
}

/** The first pause that begins after a date. */
export function nextPause(pauses: readonly Pause[], date: PlainDate): Pause | undefined {
  const on = dayOf(date);
  return pauses
    .filter((pause) => dayOf(pause.from) > on && lastOf(pause) >= dayOf(pause.from))
    .toSorted((one, other) => dayOf(one.from) - dayOf(other.from))[0];
}
