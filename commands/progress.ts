// /progress: where a member stands, in five views.
import { answer, shared } from '#core/command/answer.ts';
import { defineCommand, type GroupContext } from '#core/command/command.ts';
import { nameOf } from '#core/members/names.ts';
import type { Rich } from '#core/message/inline.ts';
import { actions, type Block, button, type Message, message } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Member } from '#core/model/members.ts';
import { optional, optionalChoice } from '#core/options/option.ts';
import { type LateForecast, lateForecast, shiftButton } from '#core/progress/late-forecast.ts';
import { overviewBlocks } from '#core/progress/overview.ts';
import { type Standing, standingOf } from '#core/progress/standing.ts';
import { quarterOf } from '#core/roadmap/lookups.ts';
import { metricStandings } from '#core/rules/metrics.ts';
import { dateFor } from '#core/time/personal-day.ts';
import type { PlainDate } from '#core/time/temporal.ts';
import { findMember, memberArg } from './members/find-member.ts';
import { notJoinedYet } from './members/not-joined-yet.ts';
import { metricBlocks } from './progress/metrics.ts';
import { quarterBlocks } from './progress/quarter.ts';
import { skillBlocks } from './progress/skills.ts';
import { timeBlocks } from './progress/time.ts';

const VIEWS = ['overview', 'quarter', 'time', 'skills', 'metrics'] as const;
type View = (typeof VIEWS)[number];

type Page = {
  readonly subject: Member;
  readonly view: View;
  /** Where none was asked for, the current one. */
  readonly quarter: number | undefined;
  /** Who reads it: the subject alone, a member who looked them up, or everyone in the channel. */
  readonly reader: 'self' | 'other' | 'everyone';
};

export const progress = defineCommand({
  name: 'progress',
  about: 'Where you stand: pace, forecast, hours by activity, skills, metrics',
  use: 'every day',
  examples: ['', 'view:time', 'view:quarter quarter:2', 'member:@Ben'],
  options: {
    member: optional('member', 'Somebody else'),
    view: optionalChoice(VIEWS, 'What to show; the overview unless told'),
    quarter: optional('quarter', 'The number of a quarter; the current one unless told'),
  },
  needs: 'group',
  userAction: { label: 'Show progress', option: 'member' },
  async run(context, { member: user, view, quarter }) {
    const chosen = view ?? (quarter === undefined ? 'overview' : 'quarter');
    if (user === undefined || user.userId === context.ask.asker.userId) {
      const { member } = context;
      if (member === undefined) return notJoinedYet();
      return answer(
        await page(context, { subject: member, view: chosen, quarter, reader: 'self' }),
      );
    }
    const found = await findMember(context, user, (one) =>
      press('progress', `member=${one}`, `view=${chosen}`, ...quarterArg(quarter)),
    );
    if (!found.ok) return found.outcome;
    const subject = found.value;
    const reader = subject.id === context.member?.id ? 'self' : 'other';
    return answer(await page(context, { subject, view: chosen, quarter, reader }));
  },
  actions: {
    share: async (context, { args: [view, number] }) => {
      const { member, roadmap } = context;
      if (member === undefined) return notJoinedYet();
      const chosen = VIEWS.find((each) => each === view) ?? 'overview';
      const quarter = quarterOf(roadmap, Number(number))?.number;
      return shared(
        await page(context, { subject: member, view: chosen, quarter, reader: 'everyone' }),
      );
    },
  },
});

async function page(context: GroupContext, page: Page): Promise<Message> {
  const { read, roadmap, now } = context;
  const { subject } = page;
  const today = dateFor(subject, now);
  const standing = await standingOf(read, roadmap, subject, today);
  const [profile] = page.reader === 'self' ? [] : await read.members.profiles([subject.id]);
  const whose = profile === undefined ? 'Your progress' : nameOf(profile);
  const quarter = page.quarter ?? standing.quarter;
  const shown = { ...page, quarter, standing, whose, today };
  const late =
    page.view === 'overview' && page.reader === 'self'
      ? lateForecast(roadmap, standing, today)
      : undefined;
  return message(...(await blocksOf(context, shown)), ...buttonsOf(page, quarter, late));
}

type Shown = Page & {
  readonly quarter: number;
  readonly standing: Standing;
  readonly whose: Rich;
  /** The subject's local date. */
  readonly today: PlainDate;
};

async function blocksOf({ read, roadmap }: GroupContext, shown: Shown): Promise<readonly Block[]> {
  const { view, subject, standing, whose, quarter: number, reader, today } = shown;
  switch (view) {
    case 'overview':
      return overviewBlocks(roadmap, standing, whose, today);
    case 'quarter': {
      const quarter = quarterOf(roadmap, number);
      const evidence = reader === 'self' || subject.visibility === 'public';
      return quarter === undefined
        ? []
        : quarterBlocks(quarter, standing, { whose, evidence }, today);
    }
    case 'time':
      return timeBlocks(read, { ...shown, roadmap });
    case 'skills':
      return skillBlocks(roadmap, await read.skills.ofMember(subject.id), whose, standing.quarter);
    case 'metrics': {
      const entries = await read.entries.metrics(subject.id);
      return metricBlocks(metricStandings(roadmap, standing.completions, entries), whose);
    }
  }
}

function quarterArg(quarter: number | undefined): readonly string[] {
  return quarter === undefined ? [] : [`quarter=${quarter}`];
}

const LABELS: Readonly<Record<View, string>> = {
  overview: 'Overview',
  quarter: 'Quarter',
  time: 'Time',
  skills: 'Skills',
  metrics: 'Metrics',
};

/** Turns between the views; what everyone reads has none, since it would show each their own. */
function buttonsOf(
  { subject, view, reader, quarter: asked }: Page,
  quarter: number,
  late: LateForecast | undefined,
) {
  if (reader === 'everyone') return [];
  const whose = reader === 'self' ? [] : [`member=${memberArg(subject)}`];
  // A quarter that was asked for stays while one turns between the views that show one.
  const which = quarterArg(asked);
  const turns = VIEWS.map((each) => ({
    ...button(LABELS[each], press('progress', ...whose, `view=${each}`, ...which)),
    ...(each === view && { current: true }),
  }));
  const own = [
    view === 'skills' ? button('Assess a skill', press('skill')) : undefined,
    late && shiftButton(late),
    button('My next step', press('next')),
    button('Share', press('progress.share', view, quarter)),
  ];
  return [actions(...turns), reader === 'self' ? actions(...own) : undefined];
}
