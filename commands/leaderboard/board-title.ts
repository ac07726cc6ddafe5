// What a board's first line says: which time it is about, by its dates, since a shared one stays in the channel.
import { bold, joined, type Rich } from '#core/message/inline.ts';
import type { ClosedRange, Period, PeriodKind } from '#core/rules/period.ts';
import type { BoardMetric } from '#core/rules/ranking.ts';
import { counted } from '#core/text/counted.ts';
import { monthName } from '#core/time/calendar-words.ts';
import { formatDate } from '#core/time/format-date.ts';
import type { PlainDate } from '#core/time/temporal.ts';

const TITLES: Readonly<Record<PeriodKind, string>> = {
  week: 'This week',
  month: 'This month',
  quarter: 'This quarter',
  all: 'All time',
};

/** `week` is a week's Monday, where it is not the current one's; `today` is the group's. */
export function boardTitle(
  period: Period,
  by: BoardMetric,
  today: PlainDate,
  week: PlainDate | undefined,
): Rich {
  const title = week === undefined ? titleOf(period) : `Week of ${formatDate(week, today)}`;
  return joined(' · ', bold(title), `by ${by}`, toGo(period), datesOf(period, today));
}

/** A quarter that has not begun is not this one. */
function titleOf(period: Period): string {
  const ahead = period.kind === 'quarter' && period.when === 'before';
  return ahead ? `Quarter ${period.number}` : TITLES[period.kind];
}

function toGo(period: Period): string | undefined {
  if (period.kind !== 'quarter' || period.when === 'before') return undefined;
  const { days, weeks } = period.toGo;
  const left = days >= 14 ? counted(weeks, 'week') : counted(days + 1, 'day');
  return period.when === 'after' ? `${left} to go` : `Quarter ${period.number}, ${left} to go`;
}

function datesOf(period: Period, today: PlainDate): string {
  switch (period.kind) {
    case 'all':
      return `up to ${formatDate(today, today)} ${today.year}`;
    case 'month':
      return `${monthName(period.range.from.month)} ${period.range.from.year}`;
    case 'week':
      return span(period.range, today);
    case 'quarter':
      return period.when === 'before'
        ? `begins ${formatDate(period.range.from, today)}`
        : span(period.range, today);
  }
}

function span({ from, until }: ClosedRange, today: PlainDate): string {
  return `${formatDate(from, today)} to ${formatDate(until, today)}`;
}
