// The port's reads and writes: of each subject its queries.
import type { Reads, Transaction } from '#core/model/store.ts';
import { accountReads, accountWrites } from '../accounts/queries.ts';
import { activityReads, activityWrites } from '../activity/queries.ts';
import { announcementReads, announcementWrites } from '../announcements/queries.ts';
import { answerReads, answerWrites } from '../answers/queries.ts';
import { askReads } from '../asks/queries.ts';
import { codeReads, codeWrites } from '../codes/queries.ts';
import { completionReads, completionWrites } from '../completions/queries.ts';
import { draftReads, draftWrites } from '../drafts/queries.ts';
import type { Engine } from '../engine/engine.ts';
import { together } from '../engine/together.ts';
import { entryReads, entryWrites } from '../entries/queries.ts';
import { goalReads, goalWrites } from '../goals/queries.ts';
import { groupReads, groupWrites } from '../groups/queries.ts';
import { linkReads, linkWrites } from '../links/queries.ts';
import { memberReads, memberWrites } from '../members/queries.ts';
import { placeReads, placeWrites } from '../places/queries.ts';
import { planReads, planWrites } from '../plans/queries.ts';
import { postReads, postWrites } from '../posts/queries.ts';
import { privacyReads, privacyWrites } from '../privacy/queries.ts';
import { reviewReads, reviewWrites } from '../reviews/queries.ts';
import { roadmapReads, roadmapWrites } from '../roadmaps/queries.ts';
import { scheduleReads, scheduleWrites } from '../schedules/queries.ts';
import { skillReads, skillWrites } from '../skills/queries.ts';
import { timerReads, timerWrites } from '../timers/queries.ts';
import { totalReads } from '../totals/queries.ts';

export function createReads(engine: Engine): Reads {
  return {
    asks: askReads(engine),
    groups: groupReads(engine),
    places: placeReads(engine),
    roadmaps: roadmapReads(engine),
    accounts: accountReads(engine),
    members: memberReads(engine),
    activity: activityReads(engine),
    goals: goalReads(engine),
    plans: planReads(engine),
    entries: entryReads(engine),
    completions: completionReads(engine),
    totals: totalReads(engine),
    timers: timerReads(engine),
    reviews: reviewReads(engine),
    skills: skillReads(engine),
    codes: codeReads(engine),
    links: linkReads(engine),
    privacy: privacyReads(engine),
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
    places: together(read.places, placeWrites(engine)),
    roadmaps: together(read.roadmaps, roadmapWrites(engine)),
    accounts: together(read.accounts, accountWrites(engine)),
    members: together(read.members, memberWrites(engine)),
    activity: together(read.activity, activityWrites(engine)),
    goals: together(read.goals, goalWrites(engine)),
    plans: together(read.plans, planWrites(engine)),
    entries: together(read.entries, entryWrites(engine)),
    completions: together(read.completions, completionWrites(engine)),
    totals: read.totals,
    timers: together(read.timers, timerWrites(engine)),
    reviews: together(read.reviews, reviewWrites(engine)),
    skills: together(read.skills, skillWrites(engine)),
    codes: together(read.codes, codeWrites(engine)),
    links: together(read.links, linkWrites(engine)),
    privacy: together(read.privacy, privacyWrites(engine)),
    posts: together(read.posts, postWrites(engine)),
    schedules: together(read.schedules, scheduleWrites(engine)),
    answers: together(read.answers, answerWrites(engine)),
    drafts: together(read.drafts, draftWrites(engine)),
    announcements: together(read.announcements, announcementWrites(engine)),
  };
}
