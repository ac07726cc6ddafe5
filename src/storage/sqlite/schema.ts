// Every SQLite table by its name: the schema shape that the query functions are typed on.

import { accounts, people } from './schema/accounts.ts';
import { announcements, drafts, interactions } from './schema/answers.ts';
import { entries, entryChanges, verifications } from './schema/entries.ts';
import { groups, members, places } from './schema/groups.ts';
import { codes, codeTries, linkAccounts, links } from './schema/links.ts';
import { formerPauses, goals, planChanges } from './schema/plans.ts';
import { plannedRoadmaps, posts, staleSchedules, stoppedPlaces } from './schema/posts.ts';
import { dueScrubs, removals } from './schema/privacy.ts';
import {
  reviewDrafts,
  reviewSteps,
  reviews,
  reviewVersions,
  skillAssessments,
} from './schema/reviews.ts';
import { formerItems, roadmapUploads } from './schema/roadmaps.ts';
import { timers } from './schema/timers.ts';

export const sqliteTables = {
  people,
  accounts,
  groups,
  places,
  members,
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
  stoppedPlaces,
  plannedRoadmaps,
  roadmapUploads,
  formerItems,
};
