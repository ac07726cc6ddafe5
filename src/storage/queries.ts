// The port's reads and writes: for each subject its queries.
import type { Reads, Transaction } from '#core/model/store.ts';
import { accountReads, accountWrites } from './accounts/queries.ts';
import { announcementReads, announcementWrites } from './announcements/queries.ts';
import { answerReads, answerWrites } from './answers/queries.ts';
import { askReads } from './asks/queries.ts';
import { codeReads, codeWrites } from './codes/queries.ts';
import { completionReads } from './completions/queries.ts';
import { verificationWrites } from './completions/verifications.ts';
import { draftReads, draftWrites } from './drafts/queries.ts';
import type { Engine } from './engine.ts';
import { entryChangeReads } from './entries/former.ts';
import { entryWrites } from './entries/queries.ts';
import { entryReads } from './entries/read.ts';
import { goalReads, goalWrites } from './goals/queries.ts';
import { groupReads, groupWrites } from './groups/queries.ts';
import { linkReads, linkWrites } from './links/queries.ts';
import { profileReads } from './members/profiles.ts';
import { memberReads, memberWrites } from './members/queries.ts';
import { placeReads, placeWrites, stopReads, stopWrites } from './places/queries.ts';
import { planReads, planWrites } from './plans/queries.ts';
import { postWrites } from './posts/queries.ts';
import { postReads } from './posts/read.ts';
import { personDeletion } from './privacy/delete-person.ts';
import { recordReads } from './privacy/record.ts';
import { removalReads, removalWrites } from './privacy/removals.ts';
import { reviewDraftReads, reviewDraftWrites } from './reviews/drafts.ts';
import { reviewReads, reviewWrites } from './reviews/queries.ts';
import { roadmapReads, roadmapWrites } from './roadmaps/queries.ts';
import { scheduleReads, scheduleWrites } from './schedules/queries.ts';
import { skillReads, skillWrites } from './skills/queries.ts';
import { timerReads, timerWrites } from './timers/queries.ts';
import { together } from './together.ts';
import { boardReads } from './totals/boards.ts';
import { hoursReads } from './totals/hours.ts';

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
