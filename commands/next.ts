// /next: what to do now.
import { answer, defineCommand, type GroupContext } from '#core/command/command.ts';
import { bold, joined, link, type Rich, rich, command as typed } from '#core/message/inline.ts';
import {
  actions,
  type Block,
  button,
  list,
  type Message,
  message,
  quiet,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { formatDate } from '#core/reading/format-date.ts';
import { formatHours } from '#core/reading/format-time.ts';
import { itemById, quarterOf } from '#core/roadmap/lookups.ts';
import type { Item } from '#core/roadmap/roadmap.ts';
import type { PlainDate } from '#core/time/temporal.ts';
import { notJoinedYet } from '#core/views/not-joined-yet.ts';
import { type Standing, standingOf } from '#core/views/standing.ts';

/** What fits a phone: the first few of each. */
const SHOWN = 4;
const RESOURCES = 3;

export const next = defineCommand({
  name: 'next',
  about: 'What to do now: deliverables, hours, resources',
  examples: [''],
  options: {},
  needs: 'group',
  async run(context) {
    const { member, read, roadmap, today } = context;
    if (member === undefined) return notJoinedYet();
    const standing = await standingOf(read, roadmap, member, today);
    if (standing.week.state === 'paused') return answer(pausedMessage());
    return answer(
      message(
        text(weekText(standing, member.start, today)),
        ...deliverableBlocks(context, standing),
        ...resourceBlocks(context, standing),
        actions(button('Log hours', press('log'), 'primary')),
        quiet(rich`When one is done: ${typed('done')} and its name.`),
      ),
    );
  },
});

/** A paused member is asked nothing. */
function pausedMessage(): Message {
  return message(
    text('Your plan is paused: nothing is asked of you.'),
    actions(
      button('Resume', press('plan', 'action=resume'), 'primary'),
      button('Log hours', press('log')),
    ),
  );
}

function weekText({ week, quarterOn }: Standing, start: PlainDate, today: PlainDate): Rich {
  switch (week.state) {
    case 'paused':
      return 'Your plan is paused.';
    case 'before':
      return `Your plan starts ${formatDate(start, today)}. What you do before counts already.`;
    case 'after':
      return 'Your plan is over. What is open can still be done.';
    case 'running': {
      const ends =
        quarterOn.when === 'during' &&
        `Quarter ${quarterOn.quarter.number} ends ${formatDate(quarterOn.quarter.end, today)}.`;
      return joined(
        ' ',
        week.met
          ? rich`This week's goal is met: ${bold(formatHours(week.logged))}.`
          : rich`This week needs ${bold(formatHours(week.needed))} more.`,
        ends || undefined,
      );
    }
  }
}

function deliverableBlocks(context: GroupContext, { open }: Standing): readonly Block[] {
  const overdue = itemsOf(context, open.overdue);
  const current = itemsOf(context, open.current);
  if (overdue.length + current.length === 0) {
    const [later] = itemsOf(context, open.later);
    return [
      text(
        later === undefined
          ? 'Every deliverable of the roadmap is done.'
          : rich`All deliverables up to now are done. The next one: ${bold(later.title)} (quarter ${String(later.quarter)}).`,
      ),
    ];
  }
  return [
    ...section('Open from earlier quarters', overdue),
    ...section('Open in this quarter', current),
  ];
}

function section(title: string, items: readonly Item[]): readonly Block[] {
  if (items.length === 0) return [];
  const more = items.length - SHOWN;
  return [
    text(bold(title)),
    list([
      ...items.slice(0, SHOWN).map((item) => item.title),
      ...(more > 0 ? [`and ${more} more`] : []),
    ]),
  ];
}

/** Resources of the quarter of the first open deliverable that the member has not completed. */
function resourceBlocks(
  context: GroupContext,
  { open, quarter, done, plan }: Standing,
): readonly Block[] {
  const [first] = itemsOf(context, [...open.overdue, ...open.current]);
  const resources = quarterOf(context.roadmap, first?.quarter ?? quarter)?.resources ?? [];
  const unread = resources
    .filter(({ id }) => !done.has(id) && !plan.skipped.has(id))
    .slice(0, RESOURCES);
  if (unread.length === 0) return [];
  return [
    text(bold('Resources for it')),
    list(
      unread.map(({ url, title, resource }) =>
        joined(' · ', url === undefined ? title : link(url, title), resource),
      ),
    ),
  ];
}

function itemsOf({ roadmap }: GroupContext, ids: readonly string[]): readonly Item[] {
  return ids.flatMap((id) => itemById(roadmap, id) ?? []);
}
