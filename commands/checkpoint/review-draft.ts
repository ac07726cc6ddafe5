// What is typed into the form of a review and not sent: it stands there when the form is opened again.
import type { MemberContext } from '#core/command/command.ts';
import type { Review } from '#core/model/reviews.ts';
import type { Transaction } from '#core/model/store.ts';
import { askedAnswers, sameAnswers } from './review-form.ts';

/**
 * Keeps what is typed in place of what was kept before; what is empty, or says what is written already, is no draft.
 */
export async function keepDraft(
  tx: Transaction,
  { member, roadmap, now }: Pick<MemberContext, 'member' | 'roadmap' | 'now'>,
  quarter: number,
  typed: Review['answers'],
): Promise<void> {
  const review = await tx.reviews.byQuarter(member.id, quarter);
  const written = askedAnswers(roadmap, review?.answers ?? {});
  if (Object.keys(typed).length === 0 || sameAnswers(typed, written)) {
    return tx.reviews.forgetDraft(member.id, quarter);
  }
  const draft = await tx.reviews.draft(member.id, quarter);
  // Looked at and closed: it is as old as it was.
  if (draft !== undefined && sameAnswers(draft.answers, typed)) return;
  await tx.reviews.keepDraft(member.id, quarter, typed, now);
}
