// /leaderboard: the group's board.
import { answer, shared } from '#core/command/answer.ts';
import { defineCommand, type GroupContext } from '#core/command/command.ts';
import { nameOf } from '#core/members/names.ts';
import { dateOfButton } from '#core/message/button-date.ts';
import { bold, joined, type Rich, rich } from '#core/message/inline.ts';
import {
  actions,
  type Button,
  button,
  type Message,
  marked,
  message,
  quiet,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { optionalChoice } from '#core/options/option.ts';
import { nextRank } from '#core/rules/next-rank.ts';
import { PERIODS, type Period, type PeriodKind, periodOf } from '#core/rules/period.ts';
import {
  BOARD_METRICS,
  type BoardMetric,
  type Candidate,
  ownRank,
  type Ranked,
  rank,
  streakOf,
} from '#core/rules/ranking.ts';
import { counted, ordinal } from '#core/text/counted.ts';
import { formatDate } from '#core/time/format-date.ts';
import { formatHours } from '#core/time/format-time.ts';
import { dateIn, minutes, type PlainDate } from '#core/time/temporal.ts';
import { boardCandidates } from './leaderboard/board-candidates.ts';

/** Rows shown; the rest is counted. */
const SHOWN = 20;

export const leaderboard = defineCommand({
  name: 'leaderboard',
  about: 'The group’s board',
  examples: ['', 'week', 'quarter hours'],
  options: {
    period: optionalChoice(PERIODS, 'Which time; all unless told'),
    by: optionalChoice(BOARD_METRICS, 'What to rank by; deliverables unless told'),
  },
  needs: 'group',
  async run(context, { period = 'all', by = 'deliverables' }) {
    const board = await boardMessage(context, { kind: period, by, personal: true });
    return answer(board, { kind: 'look', group: context.group.id });
  },
  actions: {
    share: async (context, { args }) => {
      const period = PERIODS.find((each) => each === args[0]) ?? 'all';
      const by = BOARD_METRICS.find((each) => each === args[1]) ?? 'deliverables';
      return shared(await boardMessage(context, { kind: period, by, personal: false }));
    },
    /** The week that a nudge reported, by its Monday: the whole of what the nudge showed the top of. */
    week: async (context, { args }) => {
      const week = dateOfButton(args[0]);
      const board = await boardMessage(context, {
        kind: 'week',
        by: 'hours',
        personal: true,
        ...(week && { week }),
      });
      return answer(board, { kind: 'look', group: context.group.id });
    },
  },
});

type Board = {
  readonly kind: PeriodKind;
  readonly by: BoardMetric;
  /** Says the asker's own rank and carries buttons. */
  readonly personal: boolean;
  /** A week's Monday, where it is not the current one's. */
  readonly week?: PlainDate;
};

async function boardMessage(
  context: GroupContext,
  { kind, by, personal, week }: Board,
): Promise<Message> {
  const { group, roadmap, now, read, member } = context;
  const today = dateIn(group.timeZone, now);
  const cohort = { start: group.start, quarters: roadmap.quarters.length };
  const period = periodOf(kind, week ?? today, cohort);
  const title = week === undefined ? PERIOD_TITLES[kind] : `Week of ${formatDate(week, today)}`;
  const candidates = await boardCandidates(read, group, period.range, by, now);
  const board = rank(candidates, by);
  const own = candidates.find((candidate) => candidate.member === member?.id);
  return message(
    text(joined(' · ', bold(title), `by ${by}`, periodNote(period))),
    board.rows.length === 0
      ? text('Nothing is on this board yet.')
      : marked(await rowsOf(context, board.rows.slice(0, SHOWN), by)),
    remainder(board.rows.length - SHOWN, board.unranked),
    personal && own
      ? text(ownLine(candidates, own, by, context, week === undefined ? today : undefined))
      : undefined,
    personal ? boardButtons(week === undefined ? kind : undefined, by) : undefined,
    personal && week === undefined ? otherButtons(kind, by) : undefined,
  );
}

const PERIOD_TITLES: Readonly<Record<PeriodKind, string>> = {
  week: 'This week',
  month: 'This month',
  quarter: 'This quarter',
  all: 'All time',
};

function periodNote(period: Period): string | undefined {
  if (period.kind !== 'quarter') return undefined;
  const { days, weeks } = period.toGo;
  const left = days >= 14 ? counted(weeks, 'week') : counted(days + 1, 'day');
  return period.when === 'after' ? `${left} to go` : `Quarter ${period.number}, ${left} to go`;
}

async function rowsOf(
  { read }: GroupContext,
  rows: readonly Ranked[],
  by: BoardMetric,
): Promise<readonly (readonly [string, Rich])[]> {
  const profiles = await read.members.profiles(rows.map(({ member }) => member));
  const byMember = new Map(profiles.map((profile) => [profile.member.id, profile]));
  return rows.map((row) => {
    const profile = byMember.get(row.member);
    const name = profile === undefined ? 'a member' : nameOf(profile);
    return [String(row.rank), rich`${row.named ? bold(name) : name} ${tally(row.totals, by)}`];
  });
}

/** "3 🪨 (2 ✓) · 42 h", what the board ranks by first. */
function tally(totals: Candidate, by: BoardMetric): string {
  const verified = totals.verified > 0 ? ` (${totals.verified} ✓)` : '';
  const stones = `${totals.deliverables} 🪨${verified}`;
  const hours = formatHours(totals.minutes);
  switch (by) {
    case 'deliverables':
      return `${stones} · ${hours}`;
    case 'hours':
      return `${hours} · ${stones}`;
    case 'streak':
      return `${counted(streakOf(totals), 'week')} · ${hours}`;
  }
}

function remainder(more: number, unranked: number) {
  if (more <= 0 && unranked === 0) return undefined;
  return quiet(
    joined(
      ' · ',
      more > 0 ? `${more} more on this board` : undefined,
      unranked > 0 ? `${counted(unranked, 'member')} with nothing in this time` : undefined,
    ),
  );
}

function ownLine(
  candidates: readonly Candidate[],
  own: Candidate,
  by: BoardMetric,
  { member }: GroupContext,
  /** Nothing for a time that is over: nobody is told what would take them further. */
  today: PlainDate | undefined,
): Rich {
  const place = ownRank(candidates, own, by);
  const next = today && nextRank(candidates, own, by, today);
  const hint = next && ` ${moreOf(next.more, by)} it ${ordinal(next.rank)}.`;
  const seen = member?.visibility === 'hidden' ? ' You alone see this.' : '';
  return place === undefined
    ? rich`You are not on this board yet.${hint ?? ''}${seen}`
    : rich`You are ${bold(ordinal(place))}: ${tally(own, by)}.${hint ?? ''}${seen}`;
}

/** "One stone more makes", "2 stones more make", "5 h more make". */
function moreOf(more: number, by: BoardMetric): string {
  if (by === 'hours') {
    const single = more === 1 || more === 60;
    return `${formatHours(minutes(more))} more ${single ? 'makes' : 'make'}`;
  }
  const noun = by === 'deliverables' ? 'stone' : 'week';
  return more === 1 ? `One ${noun} more makes` : `${counted(more, noun)} more make`;
}

const PERIOD_LABELS: Readonly<Record<PeriodKind, string>> = {
  week: 'Week',
  month: 'Month',
  quarter: 'Quarter',
  all: 'All',
};

function boardButtons(kind: PeriodKind | undefined, by: BoardMetric) {
  return actions(
    ...PERIODS.map((period): Button => {
      const turn = button(
        PERIOD_LABELS[period],
        press('leaderboard', `period=${period}`, `by=${by}`),
      );
      return period === kind ? { ...turn, current: true } : turn;
    }),
  );
}

function otherButtons(kind: PeriodKind, by: BoardMetric) {
  return actions(
    ...BOARD_METRICS.filter((metric) => metric !== by).map((metric) =>
      button(`By ${metric}`, press('leaderboard', `period=${kind}`, `by=${metric}`)),
    ),
    button('Share', press('leaderboard.share', kind, by)),
  );
}
