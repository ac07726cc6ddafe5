// Who stands where on a board: the ranking rule, the board as everybody sees it, and a member's own rank.
import type { MemberId } from '../model/ids.ts';
import type { Visibility } from '../model/members.ts';
import type { MemberTotals } from '../model/totals.ts';
import { dayOf } from '../time/day.ts';

export const BOARD_METRICS = ['deliverables', 'hours', 'streak'] as const;
export type BoardMetric = (typeof BOARD_METRICS)[number];

/** A member as a board weighs them. */
export type Candidate = MemberTotals & {
  readonly visibility: Visibility;
  /** Members who have left are on no board. */
  readonly left: boolean;
  /** Weeks of the running streak; 0 unless told. Only a board by streak looks at it. */
  readonly streak?: number;
};

/** A row of a board. */
export type Ranked = {
  readonly member: MemberId;
  /** From 1; members equal in all that counts share one, and the next rank is as much later (1, 2, 2, 4). */
  readonly rank: number;
  /** False for an anonymous member: ranked, but as "a member". */
  readonly named: boolean;
  readonly totals: Candidate;
};

export type Board = {
  /** Best first. */
  readonly rows: readonly Ranked[];
  /** Listed members with nothing, who are counted below and not ranked. */
  readonly unranked: number;
};

/**
 * The board as everybody sees it: without hidden members and those who left. Equals are ordered by
 * member id, so that the same totals always give the same board; not by name, which would tell
 * something about anonymous members. 50,000 candidates take about a tenth of a second.
 */
export function rank(candidates: readonly Candidate[], by: BoardMetric): Board {
  const listed = candidates.filter(isListed);
  const compare = comparison(by);
  const sorted = listed
    .filter((candidate) => hasAnything(candidate, by))
    .toSorted((one, other) => compare(one, other) || one.member - other.member);
  const rows: Ranked[] = [];
  for (const [index, totals] of sorted.entries()) {
    const above = rows.at(-1);
    const equal = above !== undefined && compare(above.totals, totals) === 0;
    const { member, visibility } = totals;
    const place = equal ? above.rank : index + 1;
    rows.push({ member, rank: place, named: visibility === 'public', totals });
  }
  return { rows, unranked: listed.length - rows.length };
}

/**
 * A member's own rank, in one pass. For a hidden member it is the rank that they would have if they alone
 * were listed too. Nothing when there is nothing to rank them by.
 */
export function ownRank(
  candidates: readonly Candidate[],
  own: Candidate,
  by: BoardMetric,
): number | undefined {
  if (!hasAnything(own, by)) return undefined;
  const compare = comparison(by);
  return 1 + candidates.filter((other) => isListed(other) && compare(other, own) < 0).length;
}

/** Negative when the first stands above the second, 0 when they are equal in all that counts. */
export function comparison(by: BoardMetric): (one: Candidate, other: Candidate) => number {
  return COMPARISONS[by];
}

const COMPARISONS: Readonly<Record<BoardMetric, (one: Candidate, other: Candidate) => number>> = {
  deliverables: (one, other) =>
    other.deliverables - one.deliverables ||
    other.verified - one.verified ||
    other.minutes - one.minutes ||
    compareLast(one, other),
  hours: (one, other) => other.minutes - one.minutes || other.deliverables - one.deliverables,
  streak: (one, other) => streakOf(other) - streakOf(one) || other.minutes - one.minutes,
};

/** Whether a candidate is on the board, given anything to rank them by. */
export function isListed({ visibility, left }: Candidate): boolean {
  return visibility !== 'hidden' && !left;
}

/**
 * Whether a board has anything to rank a candidate by; who has not is counted, not ranked. Nobody is "7th: 0 weeks"
 * or "3rd: 0 h". On the board by deliverables hours are enough: they stand below every stone, and who has begun is seen.
 */
export function hasAnything(candidate: Candidate, by: BoardMetric): boolean {
  switch (by) {
    case 'deliverables':
      return candidate.deliverables > 0 || candidate.minutes > 0;
    case 'hours':
      return candidate.minutes > 0;
    case 'streak':
      return streakOf(candidate) > 0;
  }
}

/** The weeks of a candidate's streak. */
export function streakOf({ streak }: Candidate): number {
  return streak ?? 0;
}

/** The earlier last completion stands above; having none, below having one. */
function compareLast(one: Candidate, other: Candidate): number {
  const [first, second] = [one.lastCompletion, other.lastCompletion];
  if (first === undefined || second === undefined) {
    return (first === undefined ? 1 : 0) - (second === undefined ? 1 : 0);
  }
  return dayOf(first) - dayOf(second);
}
