// The port's reads and writes, put together from the queries of each subject.
import type { Reads, Transaction } from '#core/model/store.ts';
import type { Engine } from '../engine.ts';
import { announcementReads, announcementWrites } from './announcements.ts';
import { askReads } from './asks.ts';
import { boardReads } from './boards.ts';
import { codeReads, codeWrites } from './codes.ts';
import { personDeletion } from './delete-person.ts';
import { digestReads } from './digest.ts';
import { draftReads, draftWrites } from './drafts.ts';
import { entryReads } from './entries.ts';
import { entryChangeReads } from './entry-changes.ts';
import { entryEdits } from './entry-edits.ts';
import { entryWrites } from './entry-writes.ts';
import { goalReads, goalWrites } from './goals.ts';
import { groupReads, groupWrites } from './groups.ts';
import { hoursReads } from './hours.ts';
import { interactionReads, interactionWrites } from './interactions.ts';
import { linkReads, linkWrites } from './links.ts';
import { memberReads, memberWrites } from './members.ts';
import { peopleReads, peopleWrites } from './people.ts';
import { planReads, planWrites } from './plans.ts';
import { postWrites } from './post-writes.ts';
import { postReads } from './posts.ts';
import { profileReads } from './profiles.ts';
import { recordReads } from './record.ts';
import { removalReads, removalWrites } from './removals.ts';
import { reviewDraftReads, reviewDraftWrites } from './review-drafts.ts';
import { reviewReads, reviewWrites } from './reviews.ts';
import { roadmapReads, roadmapWrites } from './roadmaps.ts';
import { scheduleReads, scheduleWrites } from './schedules.ts';
import { skillReads, skillWrites } from './skills.ts';
import { timerReads, timerWrites } from './timers.ts';
import { verificationWrites } from './verifications.ts';

export function createReads(engine: Engine): Reads {
  return {
    asks: askReads(engine),
    ...interactionReads(engine),
    ...groupReads(engine),
    ...roadmapReads(engine),
    ...peopleReads(engine),
    ...memberReads(engine),
    ...profileReads(engine),
    ...goalReads(engine),
    ...planReads(engine),
    ...entryReads(engine),
    ...entryChangeReads(engine),
    ...timerReads(engine),
    ...reviewReads(engine),
    ...reviewDraftReads(engine),
    ...skillReads(engine),
    ...codeReads(engine),
    ...linkReads(engine),
    ...recordReads(engine),
    ...removalReads(engine),
    ...hoursReads(engine),
    ...boardReads(engine),
    ...digestReads(engine),
    ...announcementReads(engine),
    ...draftReads(engine),
    ...postReads(engine),
    ...scheduleReads(engine),
  };
}

/** Reads and writes on one connection, so that a unit of work sees its own writes. */
export function createTransaction(engine: Engine): Transaction {
  return {
    ...createReads(engine),
    ...interactionWrites(engine),
    ...groupWrites(engine),
    ...roadmapWrites(engine),
    ...peopleWrites(engine),
    ...memberWrites(engine),
    ...goalWrites(engine),
    ...planWrites(engine),
    ...entryWrites(engine),
    ...entryEdits(engine),
    ...verificationWrites(engine),
    ...timerWrites(engine),
    ...reviewWrites(engine),
    ...reviewDraftWrites(engine),
    ...skillWrites(engine),
    ...codeWrites(engine),
    ...linkWrites(engine),
    ...personDeletion(engine),
    ...removalWrites(engine),
    ...announcementWrites(engine),
    ...draftWrites(engine),
    ...postWrites(engine),
    ...scheduleWrites(engine),
  };
}
