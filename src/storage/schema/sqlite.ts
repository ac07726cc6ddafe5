// Every SQLite table by its name: the schema shape that the query functions are typed on.
import { dueScrubs, removals } from './sqlite/deletions.ts';
import { entries, entryChanges, verifications } from './sqlite/entries.ts';
import { groups, members, places } from './sqlite/groups.ts';
import { announcements, drafts, interactions } from './sqlite/interactions.ts';
import { codes, codeTries, linkAccounts, links } from './sqlite/links.ts';
import { accounts, people } from './sqlite/people.ts';
import { formerPauses, goals, planChanges } from './sqlite/plans.ts';
import { plannedRoadmaps, posts, staleSchedules, stoppedPlaces } from './sqlite/posts.ts';
import {
  reviewDrafts,
  reviewSteps,
  reviews,
  reviewVersions,
  skillAssessments,
} from './sqlite/reviews.ts';
import { formerItems, roadmapUploads } from './sqlite/roadmaps.ts';
import { timers } from './sqlite/timers.ts';

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
