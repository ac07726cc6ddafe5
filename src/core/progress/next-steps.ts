// What to do now, as a member's plan has it: the hours of this week, the open deliverables, what helps with them.
import { bold, joined, link, type Rich, rich } from '../message/inline.ts';
import { type Block, list, text } from '../message/message.ts';
import { resourcesFor } from '../roadmap/fitting-resources.ts';
import { deliverablesOf, itemById } from '../roadmap/lookups.ts';
import type { Item, Roadmap } from '../roadmap/roadmap.ts';
import { askedItems } from '../rules/required.ts';
import { formatDate } from '../time/format-date.ts';
import { formatHours } from '../time/format-time.ts';
import type { PlainDate } from '../time/temporal.ts';
import { BEFORE_START } from './before-start.ts';
import type { Standing } from './standing.ts';

/** What fits a phone: the first few of each. */
const SHOWN = 4;
const RESOURCES = 3;

/**
 * Overdue deliverables, then the current quarter's, then the hours that this week needs: deliverables are what
 * counts, hours explain them. Before the start and after the end that is said first. A paused member is asked nothing.
 */
export function nextSteps(
  roadmap: Roadmap,
  standing: Standing,
  today: PlainDate,
): readonly Block[] {
  const { plan, week } = standing;
  if (week.state === 'paused') return [text('Your plan is paused: nothing is asked of you.')];
  const hours = text(weekText(standing, plan.start, today));
  const deliverables = deliverableBlocks(roadmap, standing);
  return week.state === 'running' ? [...deliverables, hours] : [hours, ...deliverables];
}

/** Whether a deliverable that the plan asks for is not done. */
export function hasOpen({ open }: Standing): boolean {
  return open.overdue.length + open.current.length + open.later.length > 0;
}

function weekText(standing: Standing, start: PlainDate, today: PlainDate): Rich {
  const { week, quarterOn } = standing;
  switch (week.state) {
    case 'paused':
      return 'Your plan is paused.';
    case 'before':
      return `Your plan starts ${formatDate(start, today)}. ${BEFORE_START}`;
    case 'after':
      return `Your plan is over.${hasOpen(standing) ? ' What is open can still be done.' : ''}`;
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

function deliverableBlocks(roadmap: Roadmap, standing: Standing): readonly Block[] {
  const { open, week } = standing;
  const overdue = itemsOf(roadmap, open.overdue);
  const current = itemsOf(roadmap, open.current);
  if (overdue.length + current.length === 0) {
    const [later] = itemsOf(roadmap, open.later);
    if (later === undefined) return [allDone(roadmap, standing)];
    const before =
      week.state === 'before'
        ? 'To begin with'
        : 'All deliverables up to now are done. The next one';
    return [text(rich`${before}: ${bold(linked(later))} (quarter ${String(later.quarter)}).`)];
  }
  return [
    ...section('Open from earlier quarters', overdue),
    ...section('Open in this quarter', current),
  ];
}

/** Optional ones are not missed, and what is not done is not called so. */
export function allDone(roadmap: Roadmap, { done, plan }: Pick<Standing, 'done' | 'plan'>): Block {
  const { optional, skipped } = askedItems(deliverablesOf(roadmap), done, plan.skipped);
  if (optional.length + skipped.length === 0) {
    return text('Every deliverable of the roadmap is done.');
  }
  const titles = optional.map(({ title }) => title);
  return text(
    joined(
      ' ',
      'Every deliverable that your plan asks for is done.',
      titles.length === 0 ? undefined : `Still open, and optional: ${titles.join(', ')}.`,
    ),
  );
}

function section(title: string, items: readonly Item[]): readonly Block[] {
  if (items.length === 0) return [];
  const more = items.length - SHOWN;
  return [
    text(bold(title)),
    list([...items.slice(0, SHOWN).map(linked), ...(more > 0 ? [`and ${more} more`] : [])]),
  ];
}

/** For the first open deliverable: resources about it, else those of its quarter, that are left to read. */
export function resourceBlocks(
  roadmap: Roadmap,
  { open, quarter, done, plan }: Standing,
): readonly Block[] {
  const [first] = itemsOf(roadmap, [...open.overdue, ...open.current, ...open.later]);
  const isLeft = ({ id }: Item) => !done.has(id) && !plan.skipped.has(id);
  const { resources, fit } = resourcesFor(roadmap, first ?? { title: '', quarter }, isLeft);
  if (resources.length === 0) return [];
  const about = fit && first ? first.title : `quarter ${first?.quarter ?? quarter}`;
  return [
    text(bold(`Resources for ${about}`)),
    list(resources.slice(0, RESOURCES).map((each) => joined(' · ', linked(each), each.resource))),
  ];
}

/** An item's title, which leads to where there is more to read. */
function linked({ url, title }: Item): Rich {
  return url === undefined ? title : link(url, title);
}

function itemsOf(roadmap: Roadmap, ids: readonly string[]): readonly Item[] {
  return ids.flatMap((id) => itemById(roadmap, id) ?? []);
}
