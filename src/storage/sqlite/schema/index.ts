// Every SQLite table by its name: the schema shape that the query functions are typed on.

import { accounts, people } from './accounts.ts';
import { activity } from './activity.ts';
import { announcements } from './announcements.ts';
import { interactions } from './answers.ts';
import { codes, codeTries } from './codes.ts';
import { verifications } from './completions.ts';
import { drafts } from './drafts.ts';
import { entries, entryChanges } from './entries.ts';
import { goals } from './goals.ts';
import { groups } from './groups.ts';
import { linkAccounts, linkNotices, links } from './links.ts';
import { members } from './members.ts';
import { hushedPlaces, places, stoppedPlaces } from './places.ts';
import { formerPauses, planChanges } from './plans.ts';
import { posts } from './posts.ts';
import { dueScrubs, removals } from './privacy.ts';
import { reviewDrafts, reviewSteps, reviews, reviewVersions } from './reviews.ts';
import { formerItems, roadmapUploads } from './roadmaps.ts';
import { plannedRoadmaps, staleSchedules, staleSince } from './schedules.ts';
import { skillAssessments } from './skills.ts';
import { timers } from './timers.ts';

export const sqliteTables = {
  people,
  accounts,
  groups,
  places,
  members,
  activity,
  goals,
  planChanges,
  formerPauses,
  entries,
  entryChanges,
  verifications,
  timers,
  reviews,
  reviewVersions,
  reviewDrafts,
  reviewSteps,
  skillAssessments,
  codes,
  codeTries,
  links,
  linkAccounts,
  linkNotices,
  interactions,
  drafts,
  announcements,
  removals,
  dueScrubs,
  posts,
  staleSchedules,
  staleSince,
  stoppedPlaces,
  hushedPlaces,
  plannedRoadmaps,
  roadmapUploads,
  formerItems,
};
