// `done` on an item that is done: nothing is changed; another link is offered to be added by a button, which says before
// it is pressed what it takes along.
import { answer, type Outcome } from '#core/command/answer.ts';
import type { MemberContext, Pressed } from '#core/command/command.ts';
import { expiredDraft } from '#core/command/refusals.ts';
import { shownAddress } from '#core/entries/entry-line.ts';
import { bold, link, rich } from '#core/message/inline.ts';
import { actions, type Block, button, message, quiet, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { type CompletionEntry, verificationsOf } from '#core/model/entries.ts';
import { draftId } from '#core/model/ids.ts';
import type { Transaction } from '#core/model/store.ts';
import { itemTitle } from '#core/roadmap/lookups.ts';
import { counted } from '#core/text/counted.ts';
import { formatDate } from '#core/time/format-date.ts';
import { correctingButtons, entryDetails } from '../entries/entry-answer.ts';
import { correct } from '../entries/entry-edit.ts';
import { isUndone, ownEntry } from '../entries/entry-owner.ts';

/** `evidence` is the link that came with it. */
export async function doneAlready(
  tx: Transaction,
  context: MemberContext,
  standing: CompletionEntry,
  evidence: string | undefined,
): Promise<Outcome> {
  const { today, roadmap } = context;
  const title = itemTitle(roadmap, standing.item);
  return answer(
    message(
      text(
        rich`${bold(title)} is done already, on ${formatDate(standing.date, today)}. Nothing was changed.`,
      ),
      ...entryDetails(standing),
      ...(evidence === undefined || evidence === standing.evidence
        ? []
        : await offer(tx, context, standing, evidence)),
      correctingButtons(standing),
    ),
  );
}

/** A link is longer than what a button holds: it waits as a draft, with the one that it was offered in place of. */
async function offer(
  tx: Transaction,
  { account, now }: MemberContext,
  standing: CompletionEntry,
  evidence: string,
): Promise<readonly Block[]> {
  const values = { evidence, former: standing.evidence ?? '' };
  const { id } = await tx.drafts.add(account.id, { command: 'done', values }, now);
  const add = actions(button('Add this link', press('done.link', standing.id, id)));
  const shown = link(evidence, shownAddress(evidence));
  const said =
    standing.evidence === undefined
      ? rich`Not added yet: ${shown}`
      : rich`Not added yet: ${shown}, in place of the link above. ${whatIsLost(standing)}`;
  return [quiet(said), ...(add === undefined ? [] : [add])];
}

/** What another link, or none, takes from a completion. */
function whatIsLost(entry: CompletionEntry): string {
  const given = verificationsOf(entry);
  if (given === 0) return '';
  return `Its ${counted(given, 'verification')} ${given === 1 ? 'was' : 'were'} given for that one and would no longer count.`;
}

/** Add this link, pressed. Where the completion has another link by now than was said, it is offered anew. */
export function addLink(context: MemberContext, { args }: Pressed): Promise<Outcome> {
  const { member, account } = context;
  const [entry, draft] = args;
  return context.writeOnce(async (tx) => {
    const own = await ownEntry(tx, member, entry);
    if (!own.ok) return own.outcome;
    const standing = own.value;
    const id = draftId(draft);
    const waiting = id === undefined ? undefined : await tx.drafts.byId(id, account.id);
    const evidence = waiting?.values['evidence'];
    if (standing.kind !== 'completion' || typeof evidence !== 'string') return expiredDraft();
    if (standing.undoneAt !== undefined) return isUndone(tx, context, standing);
    if (evidence === standing.evidence || waiting?.values['former'] !== (standing.evidence ?? '')) {
      return doneAlready(tx, context, standing, evidence);
    }
    return correct(tx, context, standing, { evidence });
  });
}
