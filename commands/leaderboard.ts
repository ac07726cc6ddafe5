// /leaderboard: the group's board.
import { answer, shared } from '#core/command/answer.ts';
import { defineCommand, type GroupContext } from '#core/command/command.ts';
import { nameOf, profilesOf } from '#core/members/names.ts';
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
import { PERIODS, type PeriodKind, periodOf } from '#core/rules/period.ts';
import { BOARD_METRICS, type BoardMetric, type Ranked, rank } from '#core/rules/ranking.ts';
import { counted } from '#core/text/counted.ts';
import { dateIn, type PlainDate } from '#core/time/temporal.ts';
import { boardCandidates } from './leaderboard/board-candidates.ts';
import { boardTitle } from './leaderboard/board-title.ts';
import { ownRankLine } from './leaderboard/own-rank.ts';
import { tally } from './leaderboard/tally.ts';

/** Rows shown; the rest is counted. */
const SHOWN = 20;

export const leaderboard = defineCommand({
  name: 'leaderboard',
  about: 'The group’s board',
  use: 'sometimes',
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
  const candidates = await boardCandidates(read, group, period.range, by, now);
  const board = rank(candidates, by);
  const over = week !== undefined;
  const own = member && ownRankLine({ member, candidates, by, period, today, over });
  const shownBy = personal ? undefined : await sharerLine(context);
  return message(
    text(boardTitle(period, by, today, week)),
    board.rows.length === 0
      ? text('Nothing is on this board yet.')
      : marked(await rowsOf(context, board.rows.slice(0, SHOWN), { by, personal })),
    remainder(board.rows.length - SHOWN, board.unranked, by),
    personal && own ? text(own) : undefined,
    shownBy === undefined ? undefined : quiet(shownBy),
    personal ? boardButtons(over ? undefined : kind, by) : undefined,
    personal && !over ? otherButtons(kind, by) : undefined,
  );
}

/** Who shows a board to everyone; nothing of who is not to be named. */
async function sharerLine({ read, member }: GroupContext): Promise<Rich | undefined> {
  if (member === undefined || member.visibility !== 'public') return undefined;
  const [profile] = await read.members.profiles([member.id]);
  return profile && rich`Shared by ${nameOf(profile)}`;
}

async function rowsOf(
  { read, member: asker }: GroupContext,
  rows: readonly Ranked[],
  { by, personal }: Pick<Board, 'by' | 'personal'>,
): Promise<readonly (readonly [string, Rich])[]> {
  const profiles = await profilesOf(
    read,
    rows.map(({ member }) => member),
  );
  return rows.map((row) => {
    const profile = profiles.get(row.member);
    const name = profile === undefined ? 'a member' : nameOf(profile);
    const own = personal && row.member === asker?.id ? ' · you' : '';
    return [
      String(row.rank),
      rich`${row.named ? bold(name) : name} ${tally(row.totals, by)}${own}`,
    ];
  });
}

/** What those who are not ranked have none of. */
const WITHOUT: Readonly<Record<BoardMetric, string>> = {
  deliverables: 'with nothing in this time',
  hours: 'without hours in this time',
  streak: 'without a streak at present',
};

function remainder(more: number, unranked: number, by: BoardMetric) {
  if (more <= 0 && unranked === 0) return undefined;
  return quiet(
    joined(
      ' · ',
      more > 0 ? `${more} more on this board` : undefined,
      unranked > 0 ? `${counted(unranked, 'member')} ${WITHOUT[by]}` : undefined,
    ),
  );
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
