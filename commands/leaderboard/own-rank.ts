// The line of a board that is for the asker alone: their rank, and what would better it.
import { bold, joined, type Rich, rich } from '#core/message/inline.ts';
import type { Member } from '#core/model/members.ts';
import { type NextRank, nextRank } from '#core/rules/next-rank.ts';
import type { Period } from '#core/rules/period.ts';
import { type BoardMetric, type Candidate, hasAnything, ownRank } from '#core/rules/ranking.ts';
import { counted, ordinal } from '#core/text/counted.ts';
import { formatDate } from '#core/time/format-date.ts';
import { formatHours } from '#core/time/format-time.ts';
import { minutes, type PlainDate, Temporal } from '#core/time/temporal.ts';
import { tally } from './tally.ts';

export type OwnRank = {
  readonly member: Member;
  readonly candidates: readonly Candidate[];
  readonly by: BoardMetric;
  readonly period: Period;
  /** The group's. */
  readonly today: PlainDate;
  /** A time that is over: nobody is told what would take them further. */
  readonly over: boolean;
};

/** "You are 5th: 1 🪨 · 9 h. One stone more makes it 2nd."; nothing for who is not among the candidates. */
export function ownRankLine(asked: OwnRank): Rich | undefined {
  const { member, candidates, by } = asked;
  const own = candidates.find((candidate) => candidate.member === member.id);
  if (own === undefined) return undefined;
  const place = ownRank(candidates, own, by);
  return joined(
    ' ',
    place === undefined
      ? 'You are not on this board yet.'
      : rich`You are ${bold(ordinal(place))}: ${tally(own, by)}.`,
    aimText(own, asked),
    member.visibility === 'hidden' ? 'You alone see this.' : undefined,
  );
}

/** What counts from a later day on is said instead of an aim that nothing done today would reach. */
function aimText(own: Candidate, asked: OwnRank): string | undefined {
  const { member, candidates, by, period, today, over } = asked;
  if (over) return undefined;
  const isAhead = (date: PlainDate) => Temporal.PlainDate.compare(date, today) > 0;
  if (isAhead(member.start)) {
    return `Boards count what you do from your start on, ${formatDate(member.start, today)}.`;
  }
  if (period.kind === 'quarter' && isAhead(period.range.from)) {
    return `It counts what is done from ${formatDate(period.range.from, today)} on.`;
  }
  const next = nextRank(candidates, own, by, today);
  return next && `${amountOf(next, by, hasAnything(own, by))} it ${ordinal(next.rank)}.`;
}

/** "One stone more makes", "2 more stones make", "5 h more makes"; nothing is more for who has nothing yet. */
function amountOf({ more }: NextRank, by: BoardMetric, has: boolean): string {
  if (by === 'hours') return `${formatHours(minutes(more))}${has ? ' more' : ''} makes`;
  const noun = by === 'deliverables' ? 'stone' : 'week';
  if (more > 1) return `${counted(more, has ? `more ${noun}` : noun)} make`;
  return has ? `One ${noun} more makes` : `One ${noun} makes`;
}
