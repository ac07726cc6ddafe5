// Undo on a shift, a pause or a skip: takes exactly that change out of force.
import { bold, rich } from '../message/inline.ts';
import type { Message } from '../message/message.ts';
import { planChangeId } from '../model/ids.ts';
import type { Transaction } from '../ports/store.ts';
import { itemById } from '../roadmap/lookups.ts';
import { planChangeText } from '../views/plan-change-line.ts';
import { movedBlocks } from '../views/plan-moved.ts';
import { changed } from './answers.ts';
import { type Adapting, planFacts, planWith } from './facts.ts';
import { askedBlocks } from './skip.ts';

/** Withdraws the member's change of that id; nothing when it is not in force, or not theirs. */
export async function undoChange(
  tx: Transaction,
  context: Adapting,
  id: string | undefined,
): Promise<Message | undefined> {
  const { roadmap, today, now } = context;
  const { changes, plan } = await planFacts(tx, context);
  const change = changes.find((each) => each.id === planChangeId(id));
  if (change === undefined) return undefined;
  await tx.withdrawPlanChange(change.id, now);
  const after = planWith(
    context,
    changes.filter((each) => each !== change),
  );
  const item = change.kind === 'skip' ? itemById(roadmap, change.item) : undefined;
  return changed({
    title: rich`Undone: ${bold(planChangeText(change, roadmap, today))}`,
    reason: change.reason,
    moved:
      item === undefined
        ? movedBlocks(plan, after, today)
        : askedBlocks(context, item, plan, after),
    buttons: [],
  });
}
