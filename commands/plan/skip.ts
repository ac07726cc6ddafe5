// /plan skip and /plan unskip: items that the plan does not ask for.
import { answer, type Outcome } from '#core/command/answer.ts';
import { bold, joined, type Rich, rich } from '#core/message/inline.ts';
import { type Block, button, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { PlanChange } from '#core/model/plans.ts';
import type { Transaction } from '#core/model/store.ts';
import type { Item } from '#core/roadmap/roadmap.ts';
import { nearestQuarter } from '#core/rules/current-quarter.ts';
import { expectedItems } from '#core/rules/pace.ts';
import type { Plan } from '#core/rules/plan.ts';
import { requiredDeliverables } from '#core/rules/required.ts';
import { counted } from '#core/text/counted.ts';
import { alreadySo, changed } from './answers.ts';
import { type Adapting, planFacts, planWith } from './facts.ts';
import { staysText } from './plan-moved.ts';

export type Skipping = { readonly item: Item; readonly reason?: string | undefined };

export async function skip(
  tx: Transaction,
  context: Adapting,
  { item, reason }: Skipping,
): Promise<Outcome> {
  const { member, now } = context;
  const { changes, plan } = await planFacts(tx, context);
  if ((await tx.completions.byItem(member.id, item.id)) !== undefined) {
    return alreadySo(rich`${bold(item.title)} is done and need not be skipped.`);
  }
  if (plan.skipped.has(item.id)) return alreadySo(rich`${bold(item.title)} is already skipped.`);
  const change = { kind: 'skip', item: item.id } as const;
  const recorded = { ...change, ...(reason !== undefined && { reason }) };
  const { id } = await tx.plans.addChange(member.id, recorded, now);
  const after = planWith(context, [...changes, change]);
  return answer(
    changed({
      title: rich`Skipped: ${named(item)}`,
      reason,
      moved: askedBlocks(context, item, plan, after),
      buttons: [button('Undo', press('plan.undo', id))],
    }),
  );
}

export async function unskip(
  tx: Transaction,
  context: Adapting,
  { item, reason }: Skipping,
): Promise<Outcome> {
  const { now } = context;
  const { changes, plan } = await planFacts(tx, context);
  const skips = skipsOf(changes, item);
  const [first] = skips;
  if (first === undefined) return alreadySo(rich`${bold(item.title)} is not skipped.`);
  for (const { id } of skips) await tx.plans.withdrawChange(id, now, reason);
  const after = planWith(
    context,
    changes.filter((change) => !skips.includes(change)),
  );
  return answer(
    changed({
      title: rich`Back in your plan: ${named(item)}`,
      reason,
      moved: askedBlocks(context, item, plan, after),
      buttons: [button('Undo', press('plan.restore', first.id))],
    }),
  );
}

/** What the item's quarter asks for, before → after; a skip moves no date. */
export function askedBlocks(
  { roadmap, today }: Adapting,
  { quarter: number }: Pick<Item, 'quarter'>,
  before: Plan,
  after: Plan,
): readonly Block[] {
  const required = requiredDeliverables(roadmap);
  const asked = (plan: Plan) =>
    plan.quarters
      .filter((quarter) => quarter.number === number)
      .flatMap((quarter) => expectedItems(plan, required, quarter)).length;
  const [was, is] = [asked(before), asked(after)];
  const name = `Quarter ${number}`;
  const asks: Rich =
    was === is
      ? `${name} asks for ${counted(is, 'deliverable')} as before.`
      : rich`${name} asks for ${String(was)} → ${bold(counted(is, 'deliverable'))}.`;
  const past = was !== is && number < nearestQuarter(after, today);
  return [
    text(asks),
    ...(past
      ? [
          text(
            rich`${bold('This changes the past:')} ${name.toLowerCase()} is over, and your pace changes with it.`,
          ),
        ]
      : []),
    text(staysText(after, today)),
  ];
}

function named(item: Item): Rich {
  return joined(' · ', bold(item.title), `quarter ${item.quarter} ${item.kind}`);
}

type Skip = Extract<PlanChange, { kind: 'skip' }>;

function skipsOf(changes: readonly PlanChange[], item: Item): readonly PlanChange[] {
  return changes.filter(
    (change): change is Skip => change.kind === 'skip' && change.item === item.id,
  );
}
