// House-keeping: forgets what is kept for a short while only, and does what deletions could not finish.
import { schedule } from 'node-cron';
import type { Log } from './core/model/log.ts';
import type { Store } from './core/model/store.ts';
import type { Clock, Instant } from './core/time/temporal.ts';

/**
 * Answers are kept while a platform may soon deliver an interaction again, what it was called for a week; open questions
 * and tries of codes for a day, proposed roadmaps a while longer than they can be applied, unsent reviews for about a
 * quarter, posts and roadmaps that others took the place of for a little more than a year.
 */
const KEPT = {
  answers: { hours: 1 },
  drafts: { hours: 24 },
  reviewDrafts: { hours: 24 * 90 },
  codes: { hours: 24 },
  proposals: { hours: 48 },
  interactions: { hours: 24 * 7 },
  posts: { hours: 24 * 400 },
  replacedRoadmaps: { hours: 24 * 400 },
} as const;

const SLICE = 500;

type House = {
  readonly store: () => Store;
  /** Takes the names of deleted people out of announcements that could not be edited so far. */
  readonly unname: () => Promise<void>;
  /** Tells accounts of links of which they could not be told so far. */
  readonly tell: () => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Once an hour, from now on. */
export function keepHouse(house: House): void {
  // What it says of missed runs would be no JSON, and an hour later is as good.
  schedule('17 * * * *', () => keepHouseOnce(house), { suppressMissedWarning: true });
}

/** Each thing is done whatever becomes of the others. Never rejects. */
export async function keepHouseOnce({ store, unname, tell, clock, log }: House): Promise<void> {
  const deeds = [() => forget(store(), clock), () => finishScrub(store(), log), unname, tell];
  for (const deed of deeds) {
    try {
      await deed();
    } catch (error) {
      log.error({ err: error }, 'the hourly house-keeping failed');
    }
  }
}

async function forget(store: Store, clock: Clock): Promise<void> {
  const now = clock.now();
  await store.run(async (tx) => {
    await tx.answers.forgetBefore(now.subtract(KEPT.answers));
    await tx.drafts.forgetBefore(now.subtract(KEPT.drafts));
    await tx.reviews.forgetDraftsBefore(now.subtract(KEPT.reviewDrafts));
    await tx.roadmaps.forgetProposalsBefore(now.subtract(KEPT.proposals));
    await tx.codes.forgetBefore(now.subtract(KEPT.codes));
    await tx.answers.forgetKeysBefore(now.subtract(KEPT.interactions));
    await tx.roadmaps.forgetReplacedBefore(now.subtract(KEPT.replacedRoadmaps));
  });
  await forgetPosts(store, now.subtract(KEPT.posts));
}

/** A slice at a time: nobody's command waits for all of them. */
async function forgetPosts(store: Store, before: Instant): Promise<void> {
  for (;;) {
    const forgotten = await store.run((tx) => tx.posts.forgetEndedBefore(before, SLICE));
    if (forgotten < SLICE) return;
  }
}

/**
 * Cleans the database's files when a deletion still waits for it: Cairn was stopped in between, or the files were in
 * use. Never rejects: what goes wrong is logged, and it is due the next time again.
 */
export async function finishScrub(store: Store, log: Log): Promise<void> {
  try {
    if (await store.read.privacy.scrubDue()) await store.scrub();
  } catch (error) {
    log.error({ err: error }, 'deleted text is still in the files');
  }
}
