// SQLite tables of members' reviews of their quarters.
import type { MemberId } from '#core/model/ids.ts';
import type { Review } from '#core/model/reviews.ts';
import { index, integer, primaryKey, sqliteTable, text } from '../../driver/drizzle.ts';
import { members } from './members.ts';

const member = () =>
  integer('member_id')
    .notNull()
    .$type<MemberId>()
    .references(() => members.id);
const answers = () => text('answers', { mode: 'json' }).notNull().$type<Review['answers']>();

export const reviews = sqliteTable(
  'reviews',
  {
    memberId: member(),
    quarter: integer('quarter').notNull(),
    answers: answers(),
    writtenAt: integer('written_at').notNull(),
    revisedAt: integer('revised_at'),
  },
  (t) => [primaryKey({ name: 'reviews_pk', columns: [t.memberId, t.quarter] })],
);

/** Answers that were revised, and when they had been written. */
export const reviewVersions = sqliteTable(
  'review_versions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    memberId: member(),
    quarter: integer('quarter').notNull(),
    answers: answers(),
    at: integer('at').notNull(),
  },
  (t) => [index('review_versions_review').on(t.memberId, t.quarter, t.id)],
);

/** What is typed into the form of a review and not sent. */
export const reviewDrafts = sqliteTable(
  'review_drafts',
  {
    memberId: member(),
    quarter: integer('quarter').notNull(),
    answers: answers(),
    at: integer('at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'review_drafts_pk', columns: [t.memberId, t.quarter] }),
    index('review_drafts_at').on(t.at),
  ],
);

/** Ticked steps of a project completion. */
export const reviewSteps = sqliteTable(
  'review_steps',
  {
    memberId: member(),
    quarter: integer('quarter').notNull(),
    step: text('step').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ name: 'review_steps_pk', columns: [t.memberId, t.quarter, t.step] })],
);
