// Every SQLite table by its name: the schema shape that the query functions are typed on.
import { entries, entryChanges, verifications } from './sqlite/entries.ts';
import { goals, groups, members, places, planChanges } from './sqlite/groups.ts';
import { announcements, drafts, interactions } from './sqlite/interactions.ts';
import { accounts, people } from './sqlite/people.ts';

export const sqliteTables = {
  people,
  accounts,
  groups,
  places,
  members,
  goals,
  planChanges,
  entries,
  entryChanges,
  verifications,
  interactions,
  drafts,
  announcements,
};
