// /plan shift: moves the end of the running quarter and all after it.

import { answer, type Outcome } from '#core/command/answer.ts';
import { bold, rich, command as typed } from '#core/message/inline.ts';
import { button } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Transaction } from '#core/model/store.ts';
import { sentenceCase } from '#core/text/sentence-case.ts';
import { dayOf } from '#core/time/day.ts';
import { formatDate } from '#core/time/format-date.ts';
import type { PlainDate } from '#core/time/temporal.ts';
import { changed, unchanged } from './answers.ts';
import { type Adapting, planFacts, planWith } from './facts.ts';
import { shiftText } from './plan-change-line.ts';
import { movedBlocks } from './plan-moved.ts';

export type Shifting = {
  readonly weeks: number;
  readonly from: PlainDate;
  readonly reason?: string | undefined;
};

export async function shift(
  tx: Transaction,
  context: Adapting,
  { weeks, from, reason }: Shifting,
): Promise<Outcome> {
  const { member, today, now } = context;
  if (weeks === 0) {
    const [later, earlier] = [typed('plan shift 1'), typed('plan shift -1')];
    return unchanged(rich`A shift by 0 weeks moves nothing. Try ${later} or ${earlier}.`, 'weeks');
  }
  const { changes, plan } = await planFacts(tx, context);
  // No quarter runs after the plan's end: on its last day a shift reopens it (docs/decisions/0007).
  const date = dayOf(from) > dayOf(plan.end) ? plan.end : from;
  const change = { kind: 'shift', from: date, weeks } as const;
  const after = planWith(context, [...changes, change]);
  if (after.end.equals(plan.end)) {
    const last = formatDate(date, today);
    return unchanged(`The quarter that includes ${last} cannot end earlier than it does.`, 'weeks');
  }
  const recorded = { ...change, ...(reason !== undefined && { reason }) };
  const { id } = await tx.plans.addChange(member.id, recorded, now);
  return answer(
    changed({
      title: rich`${bold(sentenceCase(shiftText(weeks)))} from ${formatDate(date, today)}`,
      reason,
      moved: movedBlocks(plan, after, today),
      buttons: [button('Undo', press('plan.undo', id))],
    }),
  );
}
