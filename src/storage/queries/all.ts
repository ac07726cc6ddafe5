// The port's reads and writes: for each subject its queries.
import type { Reads, Transaction } from '#core/model/store.ts';
import type { Engine } from '../engine.ts';
import { together } from '../together.ts';
import { announcementReads, announcementWrites } from './announcements.ts';
import { askReads } from './asks.ts';
import { boardReads } from './boards.ts';
import { codeReads, codeWrites } from './codes.ts';
import { completionReads } from './completions.ts';
import { personDeletion } from './delete-person.ts';
import { draftReads, draftWrites } from './drafts.ts';
import { entryReads } from './entries.ts';
import { entryChangeReads } from './entry-changes.ts';
import { entryWrites } from './entry-writes.ts';
import { goalReads, goalWrites } from './goals.ts';
import { groupReads, groupWrites } from './groups.ts';
import { hoursReads } from './hours.ts';
import { answerReads, answerWrites } from './interactions.ts';
import { linkReads, linkWrites } from './links.ts';
import { memberReads, memberWrites } from './members.ts';
import { accountReads, accountWrites } from './people.ts';
import { placeReads, placeWrites, stopReads, stopWrites } from './places.ts';
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
    groups: groupReads(engine),
    places: together(placeReads(engine), stopReads(engine)),
    roadmaps: roadmapReads(engine),
    accounts: accountReads(engine),
    members: together(memberReads(engine), profileReads(engine)),
    goals: goalReads(engine),
    plans: planReads(engine),
    entries: together(entryReads(engine), entryChangeReads(engine)),
    completions: completionReads(engine),
    totals: together(hoursReads(engine), boardReads(engine)),
    timers: timerReads(engine),
    reviews: together(reviewReads(engine), reviewDraftReads(engine)),
    skills: skillReads(engine),
    codes: codeReads(engine),
    links: linkReads(engine),
    privacy: together(recordReads(engine), removalReads(engine)),
    posts: postReads(engine),
    schedules: scheduleReads(engine),
    answers: answerReads(engine),
    drafts: draftReads(engine),
    announcements: announcementReads(engine),
  };
}

/** Reads and writes on one connection, so that a unit of work sees its own writes. */
export function createTransaction(engine: Engine): Transaction {
  const read = createReads(engine);
  return {
    asks: read.asks,
    groups: together(read.groups, groupWrites(engine)),
    places: together(read.places, placeWrites(engine), stopWrites(engine)),
    roadmaps: together(read.roadmaps, roadmapWrites(engine)),
    accounts: together(read.accounts, accountWrites(engine)),
    members: together(read.members, memberWrites(engine)),
    goals: together(read.goals, goalWrites(engine)),
    plans: together(read.plans, planWrites(engine)),
    entries: together(read.entries, entryWrites(engine)),
    completions: together(read.completions, verificationWrites(engine)),
    totals: read.totals,
    timers: together(read.timers, timerWrites(engine)),
    reviews: together(read.reviews, reviewWrites(engine), reviewDraftWrites(engine)),
    skills: together(read.skills, skillWrites(engine)),
    codes: together(read.codes, codeWrites(engine)),
    links: together(read.links, linkWrites(engine)),
    privacy: together(read.privacy, personDeletion(engine), removalWrites(engine)),
    posts: together(read.posts, postWrites(engine)),
    schedules: together(read.schedules, scheduleWrites(engine)),
    answers: together(read.answers, answerWrites(engine)),
    drafts: together(read.drafts, draftWrites(engine)),
    announcements: together(read.announcements, announcementWrites(engine)),
  };
}
