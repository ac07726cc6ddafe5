// /progress: where a member stands.
import { answer, defineCommand, type GroupContext, shared } from '#core/command/command.ts';
import { optional, optionalChoice } from '#core/command/option.ts';
import { bold, joined, type Rich, rich } from '#core/message/inline.ts';
import {
  actions,
  type Block,
  progress as bar,
  button,
  type Message,
  message,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Member } from '#core/model/member.ts';
import { formatDate } from '#core/reading/format-date.ts';
import { formatHours } from '#core/reading/format-time.ts';
import { deliverablesOf, quarterOf } from '#core/roadmap/lookups.ts';
import type { Pace } from '#core/rules/pace.ts';
import { dateIn, minutes, type PlainDate } from '#core/time/temporal.ts';
import { counted } from '#core/views/counted.ts';
import { findMember } from '#core/views/find-member.ts';
import { quarterItems } from '#core/views/item-list.ts';
import { nameOf } from '#core/views/names.ts';
import { notJoinedYet } from '#core/views/not-joined-yet.ts';
import { type Standing, standingOf } from '#core/views/standing.ts';

const VIEWS = ['overview', 'quarter'] as const;
type View = (typeof VIEWS)[number];

type Page = {
  readonly subject: Member;
  readonly view: View;
  readonly quarter: number | undefined;
  /** For the subject's own eyes: "you", and with buttons. */
  readonly own: boolean;
};

export const progress = defineCommand({
  name: 'progress',
  about: 'Where you stand: pace, this week, what is done',
  examples: ['', 'view:quarter', 'view:quarter quarter:2', 'member:@Ben'],
  options: {
    member: optional('user', 'Somebody else'),
    view: optionalChoice(VIEWS, 'What to show; the overview unless told'),
    quarter: optional('quarter', 'The number of a quarter; the current one unless told'),
  },
  needs: 'group',
  async run(context, { member: user, view, quarter }) {
    const chosen = view ?? (quarter === undefined ? 'overview' : 'quarter');
    if (user === undefined || user.userId === context.ask.asker.userId) {
      const { member } = context;
      if (member === undefined) return notJoinedYet();
      return answer(await page(context, { subject: member, view: chosen, quarter, own: true }));
    }
    const found = await findMember(context, user);
    if (found.kind === 'refused') return found.outcome;
    const subject = found.member;
    return answer(await page(context, { subject, view: chosen, quarter, own: false }));
  },
  actions: {
    share: async (context, { args: [view, quarter] }) => {
      const { member } = context;
      if (member === undefined) return notJoinedYet();
      const chosen = VIEWS.find((each) => each === view) ?? 'overview';
      const number = quarterOf(context.roadmap, Number(quarter))?.number;
      return shared(
        await page(context, { subject: member, view: chosen, quarter: number, own: false }),
      );
    },
  },
});

async function page(context: GroupContext, page: Page): Promise<Message> {
  const { read, roadmap, now } = context;
  const today = dateIn(page.subject.timeZone, now);
  const standing = await standingOf(read, roadmap, page.subject, today);
  const [profile] = page.own ? [] : await read.profiles([page.subject.id]);
  const whose = profile === undefined ? 'Your progress' : nameOf(profile);
  const blocks =
    page.view === 'overview'
      ? overview(context, standing, whose, today)
      : quarterView(context, standing, whose, page.quarter ?? standing.quarter, today);
  return message(...blocks, page.own ? buttons(page, page.quarter ?? standing.quarter) : undefined);
}

function overview(
  { roadmap }: GroupContext,
  { plan, quarterOn, pace, week, streak, completions }: Standing,
  whose: Rich,
  today: PlainDate,
): readonly Block[] {
  const all = deliverablesOf(roadmap).filter(({ id }) => !plan.skipped.has(id)).length;
  const stones = completions.filter(({ itemKind }) => itemKind === 'deliverable').length;
  return [
    text(joined(' · ', bold(whose), whenText(quarterOn, plan.start, today))),
    bar(stones / Math.max(1, all), rich`Deliverables ${bold(`${stones} of ${all}`)}`),
    text(paceText(pace)),
    bar(
      week.logged / week.goal,
      rich`This week ${formatHours(week.logged)} of ${formatHours(week.goal)}`,
    ),
    text(
      streak.weeks === 0
        ? 'Streak: a week at its goal starts one.'
        : rich`Streak ${bold(counted(streak.weeks, 'week'))}${streak.best > streak.weeks ? ` · best ${streak.best}` : ''}`,
    ),
  ];
}

function whenText(on: Standing['quarterOn'], start: PlainDate, today: PlainDate): string {
  switch (on.when) {
    case 'before':
      return `starts ${formatDate(start, today)}`;
    case 'during':
      return `Quarter ${on.quarter.number}, until ${formatDate(on.quarter.end, today)}`;
    case 'after':
      return 'the plan is over';
  }
}

/** "By today the plan asks for 2 stones (you have 3) and 45 h (you have 42 h)": facts, no verdict. */
function paceText({ state, deliverables, time }: Pace): Rich {
  if (state === 'before') return 'The plan has not begun; what is done already counts.';
  const planned = rich`By today the plan asks for ${bold(counted(deliverables.planned, 'deliverable'))} and ${bold(formatHours(time.planned))}.`;
  const actual = rich`Done: ${counted(deliverables.actual, 'deliverable')}${difference(deliverables.ahead, String)} and ${formatHours(time.actual)}${difference(time.ahead, (amount) => formatHours(minutes(amount)))}.`;
  return joined(' ', planned, actual, state === 'paused' ? 'The plan is paused.' : undefined);
}

function difference(ahead: number, format: (amount: number) => string): string {
  if (ahead === 0) return '';
  return ahead > 0 ? ` (${format(ahead)} ahead)` : ` (${format(-ahead)} to go)`;
}

function quarterView(
  { roadmap }: GroupContext,
  { plan, done }: Standing,
  whose: Rich,
  number: number,
  today: PlainDate,
): readonly Block[] {
  const quarter = quarterOf(roadmap, number);
  const planned = plan.quarters[number - 1];
  if (quarter === undefined) return [];
  const dates =
    planned && `${formatDate(planned.start, today)} to ${formatDate(planned.end, today)}`;
  return [
    text(joined(' · ', bold(whose), `Quarter ${number}: ${quarter.title}`, dates)),
    ...quarterItems(quarter, { done, skipped: plan.skipped }),
  ];
}

function buttons({ view }: Page, quarter: number) {
  const turn =
    view === 'overview'
      ? button('Quarter', press('progress', 'view=quarter', `quarter=${quarter}`))
      : button('Overview', press('progress', 'view=overview'));
  return actions(
    turn,
    button('My next step', press('next')),
    button('Share', press('progress.share', view, quarter)),
  );
}
