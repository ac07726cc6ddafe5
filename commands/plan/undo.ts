// Undo on a shift, a pause or a skip takes exactly that change out of force; Restore puts it back.
import { bold, type Rich, rich } from '#core/message/inline.ts';
import { type Button, button, type Message } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { planChangeId } from '#core/model/ids.ts';
import type { PlanChange } from '#core/model/plans.ts';
import type { Transaction } from '#core/model/store.ts';
import { itemById } from '#core/roadmap/lookups.ts';
import type { Plan } from '#core/rules/plan.ts';
import { changed } from './answers.ts';
import { type Adapting, planFacts, planWith } from './facts.ts';
import { planChangeText } from './plan-change-line.ts';
import { movedBlocks } from './plan-moved.ts';
import { askedBlocks } from './skip.ts';

/** Withdraws the member's change of that id; nothing when it is not in force, or not theirs. */
export async function undoChange(
  tx: Transaction,
  context: Adapting,
  id: string | undefined,
): Promise<Message | undefined> {
  const { changes, plan } = await planFacts(tx, context);
  const change = changes.find((each) => each.id === planChangeId(id));
  if (change === undefined) return undefined;
  await tx.plans.withdrawChange(change.id, context.now);
  const after = planWith(
    context,
    changes.filter((each) => each !== change),
  );
  const restore = button('Restore', press('plan.restore', change.id));
  return turned(context, 'Undone', change, { before: plan, after }, restore);
}

/** Puts a withdrawn change back in force; nothing when it is, or when what it skips is done or skipped since. */
export async function restoreChange(
  tx: Transaction,
  context: Adapting,
  text: string | undefined,
): Promise<Message | undefined> {
  const id = planChangeId(text);
  const { changes, plan } = await planFacts(tx, context);
  const change = id && (await tx.plans.restoreChange(context.member.id, id));
  if (change === undefined) return undefined;
  const needless =
    change.kind === 'skip' &&
    (plan.skipped.has(change.item) ||
      (await tx.completions.byItem(context.member.id, change.item)) !== undefined);
  if (needless) {
    await tx.plans.withdrawChange(change.id, context.now);
    return undefined;
  }
  const after = planWith(context, [...changes, change]);
  const undo = button('Undo', press('plan.undo', change.id));
  return turned(context, 'Restored', change, { before: plan, after }, undo);
}

function turned(
  context: Adapting,
  what: Rich,
  change: PlanChange,
  { before, after }: { readonly before: Plan; readonly after: Plan },
  back: Button,
): Message {
  const { roadmap, today } = context;
  const item = change.kind === 'skip' ? itemById(roadmap, change.item) : undefined;
  return changed({
    title: rich`${what}: ${bold(planChangeText(change, roadmap, today))}`,
    reason: change.reason,
    moved:
      item === undefined
        ? movedBlocks(before, after, today)
        : askedBlocks(context, item, before, after),
    buttons: [back],
  });
}
