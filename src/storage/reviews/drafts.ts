// Drafts of reviews: what a member has typed into the form and not sent.

import type { MemberId } from '#core/model/ids.ts';
import type { ReviewDraft, ReviewReads, ReviewWrites } from '#core/model/reviews.ts';
import { and, asc, eq, lt } from '../driver/drizzle.ts';
import { instant, millis } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';

export function readDrafts(engine: Engine): Pick<ReviewReads, 'draft'> {
  const { reviewDrafts } = engine.tables;
  const one = engine.prepare('review_draft', ['member', 'quarter'], ({ member, quarter }) =>
    engine.db
      .select()
      .from(reviewDrafts)
      .where(and(eq(reviewDrafts.memberId, member), eq(reviewDrafts.quarter, quarter))),
  );
  return {
    draft: async (member, quarter) => (await one({ member, quarter })).map(reviewDraftOf)[0],
  };
}

export function writeDrafts({
  db,
  tables,
  once,
}: Engine): Pick<ReviewWrites, 'keepDraft' | 'forgetDraft' | 'forgetDraftsBefore'> {
  const { reviewDrafts } = tables;
  return {
    async keepDraft(member, quarter, answers, at) {
      const values = { answers, at: millis(at) };
      await once(
        'review_draft_keep',
        db
          .insert(reviewDrafts)
          .values({ memberId: member, quarter, ...values })
          .onConflictDoUpdate({
            target: [reviewDrafts.memberId, reviewDrafts.quarter],
            set: values,
          }),
      );
    },
    async forgetDraft(member, quarter) {
      const one = and(eq(reviewDrafts.memberId, member), eq(reviewDrafts.quarter, quarter));
      await once('review_draft_forget', db.delete(reviewDrafts).where(one));
    },
    async forgetDraftsBefore(before) {
      const old = lt(reviewDrafts.at, millis(before));
      await once('review_drafts_forget', db.delete(reviewDrafts).where(old));
    },
  };
}

/** All drafts of a member, by quarter. */
export async function reviewDraftsOf(
  { db, tables, once }: Engine,
  member: MemberId,
): Promise<readonly ReviewDraft[]> {
  const { reviewDrafts } = tables;
  const own = db
    .select()
    .from(reviewDrafts)
    .where(eq(reviewDrafts.memberId, member))
    .orderBy(asc(reviewDrafts.quarter));
  return (await once('member_review_drafts', own)).map(reviewDraftOf);
}

function reviewDraftOf(row: Tables['reviewDrafts']['$inferSelect']): ReviewDraft {
  return { quarter: row.quarter, answers: row.answers, at: instant(row.at) };
}
