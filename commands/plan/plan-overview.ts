// The whole plan of a member: the quarters on dates, what moved them, what is skipped, the goal.
import { bold, joined, type Rich, rich } from '#core/message/inline.ts';
import {
  actions,
  type Block,
  button,
  list,
  type Message,
  marked,
  message,
  select,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Goal } from '#core/model/goals.ts';
import type { PlanChange } from '#core/model/plans.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { nearestQuarter } from '#core/rules/current-quarter.ts';
import { goalOn } from '#core/rules/goal.ts';
import { type Plan, planState } from '#core/rules/plan.ts';
import { formatDate } from '#core/time/format-date.ts';
import { type PlainDate, Temporal } from '#core/time/temporal.ts';
import { planChangeLine, planChangeText } from './plan-change-line.ts';

/** The latest changes shown, and offered to be undone; Discord's bound on a select. */
const SHOWN = 8;
const UNDOABLE = 25;

export type PlanFacts = {
  readonly plan: Plan;
  readonly changes: readonly PlanChange[];
  readonly goals: readonly Goal[];
};

export function planOverview(
  { plan, changes, goals }: PlanFacts,
  roadmap: Roadmap,
  today: PlainDate,
): Message {
  const latest = changes.toReversed();
  const paused = planState(plan, today) === 'paused';
  return message(
    text(
      joined(
        ' · ',
        bold('Your plan'),
        paused ? 'paused' : undefined,
        rich`goal ${bold(`${goalOn(goals, today).hours} h`)} a week`,
      ),
    ),
    marked(quarterRows(plan, roadmap, today)),
    ...changeBlocks(latest, roadmap, today),
    actions(
      button('Shift my plan', press('plan.shift-form')),
      paused
        ? button('Resume', press('plan', 'action=resume'))
        : button('Pause', press('plan', 'action=pause')),
      button('My next step', press('next')),
    ),
  );
}

function quarterRows(
  plan: Plan,
  roadmap: Roadmap,
  today: PlainDate,
): readonly (readonly [string, Rich])[] {
  const current = nearestQuarter(plan, today);
  return plan.quarters.map(({ number, start, end }) => {
    const over = Temporal.PlainDate.compare(end, today) < 0;
    const dates = `${formatDate(start, today)} to ${formatDate(end, today)}`;
    const skipped = roadmap.items.filter(
      (item) => item.quarter === number && plan.skipped.has(item.id),
    ).length;
    return [
      over ? '●' : number === current ? '▸' : '○',
      joined(
        ' · ',
        rich`${bold(`Quarter ${number}`)} ${dates}`,
        skipped === 0 ? undefined : `${skipped} skipped`,
      ),
    ];
  });
}

function changeBlocks(
  latest: readonly PlanChange[],
  roadmap: Roadmap,
  today: PlainDate,
): readonly Block[] {
  if (latest.length === 0) return [];
  const more = latest.length - SHOWN;
  return [
    text(bold('What you changed')),
    list([
      ...latest.slice(0, SHOWN).map((change) => planChangeLine(change, roadmap, today)),
      ...(more > 0 ? [`and ${more} earlier`] : []),
    ]),
    select(
      press('plan.undo'),
      'Undo a change',
      latest.slice(0, UNDOABLE).map((change) => ({
        label: planChangeText(change, roadmap, today),
        value: String(change.id),
      })),
    ),
  ];
}
