// Reviews of quarters: answers, what they were before, and ticked steps.

import type { MemberId } from '#core/model/ids.ts';
import type { Review, ReviewReads, ReviewWrites } from '#core/model/reviews.ts';
import { and, asc, eq, sql } from '../driver/drizzle.ts';
import { instant, millis } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { oneRow, required } from '../engine/rows.ts';
import { together } from '../engine/together.ts';
import { readDrafts, writeDrafts } from './drafts.ts';

export function reviewReads(engine: Engine): ReviewReads {
  return together(readReviews(engine), readDrafts(engine));
}

export function reviewWrites(engine: Engine): ReviewWrites {
  return together(writeReviews(engine), writeDrafts(engine));
}

function readReviews({ db, tables, prepare }: Engine): Omit<ReviewReads, 'draft'> {
  const { reviewSteps, reviews, reviewVersions } = tables;
  const written = prepare('reviews', ['member'], ({ member }) =>
    db.select().from(reviews).where(eq(reviews.memberId, member)),
  );
  const ticked = prepare('review_steps', ['member'], ({ member }) =>
    db
      .select()
      .from(reviewSteps)
      .where(eq(reviewSteps.memberId, member))
      .orderBy(asc(reviewSteps.at), asc(reviewSteps.step)),
  );
  const versions = prepare('review_versions', ['member', 'quarter'], ({ member, quarter }) =>
    db
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(reviewVersions)
      .where(and(eq(reviewVersions.memberId, member), eq(reviewVersions.quarter, quarter))),
  );

  // A member has a handful of them in all.
  async function ofMember(member: MemberId): Promise<readonly Review[]> {
    const rows = await written({ member });
    return reviewsOf(member, rows, await ticked({ member }));
  }

  return {
    byQuarter: async (member, quarter) =>
      (await ofMember(member)).find((review) => review.quarter === quarter),
    ofMember,
    async countVersions(member, quarter) {
      const rows = await written({ member });
      if (!rows.some((row) => row.quarter === quarter)) return 0;
      return oneRow(await versions({ member, quarter })).count + 1;
    },
  };
}

type ReviewRow = Tables['reviews']['$inferSelect'];
type StepRow = Tables['reviewSteps']['$inferSelect'];

/** By quarter; one may have steps alone. */
function reviewsOf(
  member: MemberId,
  rows: readonly ReviewRow[],
  steps: readonly StepRow[],
): readonly Review[] {
  const quarters = new Set([...rows, ...steps].map(({ quarter }) => quarter));
  return [...quarters]
    .sort((one, other) => one - other)
    .map((quarter) => ({
      member,
      quarter,
      ...answersOf(rows.find((row) => row.quarter === quarter)),
      steps: steps.filter((row) => row.quarter === quarter).map(({ step }) => step),
    }));
}

function answersOf(
  row: ReviewRow | undefined,
): Pick<Review, 'answers' | 'writtenAt' | 'revisedAt'> {
  if (row === undefined) return { answers: {} };
  const { answers, writtenAt, revisedAt } = row;
  return {
    answers,
    writtenAt: instant(writtenAt),
    ...(revisedAt !== null && { revisedAt: instant(revisedAt) }),
  };
}

function writeReviews(engine: Engine): Pick<ReviewWrites, 'save' | 'toggleStep'> {
  const { db, once } = engine;
  const { reviewSteps, reviewVersions, reviews } = engine.tables;
  const { byQuarter: review } = readReviews(engine);

  return {
    async save(member, quarter, answers, at) {
      const one = and(eq(reviews.memberId, member), eq(reviews.quarter, quarter));
      const [former] = await once('review_to_save', db.select().from(reviews).where(one));
      if (former === undefined) {
        const values = { memberId: member, quarter, answers, writtenAt: millis(at) };
        await once('review_insert', db.insert(reviews).values(values));
      } else if (!sameAnswers(former.answers, answers)) {
        const version = {
          memberId: member,
          quarter,
          answers: former.answers,
          at: former.revisedAt ?? former.writtenAt,
        };
        await once('review_version_insert', db.insert(reviewVersions).values(version));
        const change = { answers, revisedAt: millis(at) };
        await once('review_update', db.update(reviews).set(change).where(one));
      }
      return required((await review(member, quarter)) ?? null, 'quarter');
    },
    async toggleStep(member, quarter, step, at) {
      const one = and(
        eq(reviewSteps.memberId, member),
        eq(reviewSteps.quarter, quarter),
        eq(reviewSteps.step, step),
      );
      const untick = db.delete(reviewSteps).where(one).returning();
      if ((await once('review_step_delete', untick)).length > 0) return false;
      const values = { memberId: member, quarter, step, at: millis(at) };
      await once('review_step_insert', db.insert(reviewSteps).values(values));
      return true;
    },
  };
}

function sameAnswers(one: Review['answers'], other: Review['answers']): boolean {
  const sorted = (answers: Review['answers']) => JSON.stringify(Object.entries(answers).sort());
  return sorted(one) === sorted(other);
}
