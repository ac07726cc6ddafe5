// "One stone more makes it 2nd": the least that would better a member's rank, by the full ranking rule.
// Trivial aims are not named: a rank that a few minutes more would make is reached by the next entry, whatever it is.
import { minutes, type PlainDate, Temporal } from '../time/temporal.ts';
import type { BoardMetric, Candidate } from './ranking.ts';
import { comparison, hasAnything, isListed, ownRank, streakOf } from './ranking.ts';

export type NextRank = {
  /** How much more: deliverables, minutes or weeks, as the board's metric counts. */
  readonly more: number;
  /** The rank that it makes. */
  readonly rank: number;
};

/** Hours are aimed at in quarters; a rank that takes less than one is no aim. */
const QUARTER_HOUR = 15;
/** What a member who is not ranked is told that a first step is. */
const FIRST: Readonly<Record<BoardMetric, number>> = { deliverables: 1, hours: 60, streak: 1 };

/**
 * The smallest number of additional deliverables, minutes or streak weeks that betters a member's rank,
 * all else and all others staying as they are, and the rank that it makes. A new deliverable is counted
 * as dated `today` (the group's) and not verified, so it does not win what a verification decides. Minutes are whole
 * quarters of an hour. For a member who is not ranked the first stone, hour or week does. Nothing for a member who is
 * first already, or who needs less than a quarter of an hour to be.
 */
export function nextRank(
  candidates: readonly Candidate[],
  own: Candidate,
  by: BoardMetric,
  today: PlainDate,
): NextRank | undefined {
  const rivals = candidates.filter(isListed);
  const { add, lead } = STEPS[by];
  const compare = comparison(by);
  const after = (more: number): NextRank => {
    const grown = add(own, more, today);
    return { more, rank: ownRank(rivals, grown, by) ?? 1 };
  };
  if (!hasAnything(own, by)) return after(FIRST[by]);
  // To catch up with a rival who is ahead takes as much as their lead; where the rest of the rule then
  // still puts them first, one more.
  const needed = rivals
    .filter((rival) => compare(rival, own) < 0)
    .map((rival) => {
      const level = lead(rival, own);
      return Math.max(1, compare(rival, add(own, level, today)) < 0 ? level + 1 : level);
    })
    .filter((more) => by !== 'hours' || more >= QUARTER_HOUR)
    .map((more) => (by === 'hours' ? Math.ceil(more / QUARTER_HOUR) * QUARTER_HOUR : more));
  const least = needed.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  return Number.isFinite(least) ? after(least) : undefined;
}

type Step = {
  readonly add: (own: Candidate, more: number, today: PlainDate) => Candidate;
  readonly lead: (rival: Candidate, own: Candidate) => number;
};

const STEPS: Readonly<Record<BoardMetric, Step>> = {
  deliverables: {
    add: (own, more, today) => ({
      ...own,
      deliverables: own.deliverables + more,
      lastCompletion: laterOf(own.lastCompletion ?? today, today),
    }),
    lead: (rival, own) => rival.deliverables - own.deliverables,
  },
  hours: {
    add: (own, more) => ({ ...own, minutes: minutes(own.minutes + more) }),
    lead: (rival, own) => rival.minutes - own.minutes,
  },
  streak: {
    add: (own, more) => ({ ...own, streak: streakOf(own) + more }),
    lead: (rival, own) => streakOf(rival) - streakOf(own),
  },
};

function laterOf(one: PlainDate, other: PlainDate): PlainDate {
  return Temporal.PlainDate.compare(one, other) < 0 ? other : one;
}
