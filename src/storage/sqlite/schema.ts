// Every SQLite table by its name: the schema shape that the query functions are typed on.

import { accounts, people } from './schema/accounts.ts';
import { activity } from './schema/activity.ts';
import { announcements } from './schema/announcements.ts';
import { interactions } from './schema/answers.ts';
import { codes, codeTries } from './schema/codes.ts';
import { verifications } from './schema/completions.ts';
import { drafts } from './schema/drafts.ts';
import { entries, entryChanges } from './schema/entries.ts';
import { goals } from './schema/goals.ts';
import { groups } from './schema/groups.ts';
import { linkAccounts, links } from './schema/links.ts';
import { members } from './schema/members.ts';
import { hushedPlaces, places, stoppedPlaces } from './schema/places.ts';
import { formerPauses, planChanges } from './schema/plans.ts';
import { posts } from './schema/posts.ts';
import { dueScrubs, removals } from './schema/privacy.ts';
import { reviewDrafts, reviewSteps, reviews, reviewVersions } from './schema/reviews.ts';
import { formerItems, roadmapUploads } from './schema/roadmaps.ts';
import { plannedRoadmaps, staleSchedules, staleSince } from './schema/schedules.ts';
import { skillAssessments } from './schema/skills.ts';
import { timers } from './schema/timers.ts';

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
