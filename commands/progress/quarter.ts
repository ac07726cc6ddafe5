// One quarter of a member's plan: its items by kind, what is done of them, and who looked at it.
import { bold, joined, type Rich } from '#core/message/inline.ts';
import { type Block, text } from '#core/message/message.ts';
import { type CompletionEntry, verificationsOf } from '#core/model/entries.ts';
import type { Standing } from '#core/progress/standing.ts';
import type { Quarter } from '#core/roadmap/roadmap.ts';
import { formatDate } from '#core/time/format-date.ts';
import type { PlainDate } from '#core/time/temporal.ts';
import { type Proof, quarterItems } from './item-list.ts';

/** `evidence`: whether links to it are shown; they may tell who an unnamed member is. */
export function quarterBlocks(
  quarter: Quarter,
  { plan, done, completions }: Standing,
  { whose, evidence }: { readonly whose: Rich; readonly evidence: boolean },
  today: PlainDate,
): readonly Block[] {
  const planned = plan.quarters[quarter.number - 1];
  const dates =
    planned && `${formatDate(planned.start, today)} to ${formatDate(planned.end, today)}`;
  const proofs = new Map(completions.map((entry) => [entry.item, proofOf(entry, evidence)]));
  return [
    text(joined(' · ', bold(whose), `Quarter ${quarter.number}: ${quarter.title}`, dates)),
    ...quarterItems(quarter, { done, skipped: plan.skipped, proofs }),
  ];
}

function proofOf(entry: CompletionEntry, shown: boolean): Proof {
  const { evidence } = entry;
  return { verified: verificationsOf(entry), ...(shown && evidence !== undefined && { evidence }) };
}
