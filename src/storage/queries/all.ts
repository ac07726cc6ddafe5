// The port's reads and writes, put together from the queries of each subject.
import type { Reads, Transaction } from '#core/ports/store.ts';
import type { Engine } from '../engine.ts';
import { announcementReads, announcementWrites } from './announcements.ts';
import { boardReads } from './boards.ts';
import { digestReads } from './digest.ts';
import { draftReads, draftWrites } from './drafts.ts';
import { entryReads } from './entries.ts';
import { entryWrites } from './entry-writes.ts';
import { goalReads, goalWrites } from './goals.ts';
import { groupReads, groupWrites } from './groups.ts';
import { hoursReads } from './hours.ts';
import { interactionReads, interactionWrites } from './interactions.ts';
import { memberReads, memberWrites } from './members.ts';
import { peopleReads, peopleWrites } from './people.ts';
import { planReads, planWrites } from './plans.ts';
import { profileReads } from './profiles.ts';

export function createReads(engine: Engine): Reads {
  return {
    ...interactionReads(engine),
    ...groupReads(engine),
    ...peopleReads(engine),
    ...memberReads(engine),
    ...profileReads(engine),
    ...goalReads(engine),
    ...planReads(engine),
    ...entryReads(engine),
    ...hoursReads(engine),
    ...boardReads(engine),
    ...digestReads(engine),
    ...announcementReads(engine),
    ...draftReads(engine),
  };
}

/** Reads and writes on one connection, so that a unit of work sees its own writes. */
export function createTransaction(engine: Engine): Transaction {
  return {
    ...createReads(engine),
    ...interactionWrites(engine),
    ...groupWrites(engine),
    ...peopleWrites(engine),
    ...memberWrites(engine),
    ...goalWrites(engine),
    ...planWrites(engine),
    ...entryWrites(engine),
    ...announcementWrites(engine),
    ...draftWrites(engine),
  };
}
