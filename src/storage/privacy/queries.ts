// All that is stored about a person: reading it, deleting it, and what a deletion leaves to do.
import type { PrivacyReads, PrivacyWrites } from '#core/model/privacy.ts';
import type { Engine } from '../engine/engine.ts';
import { together } from '../engine/together.ts';
import { deletePersons } from './delete-person.ts';
import { readRecords } from './record.ts';
import { readRemovals, writeRemovals } from './removals.ts';

export function privacyReads(engine: Engine): PrivacyReads {
  return together(readRecords(engine), readRemovals(engine));
}

export function privacyWrites(engine: Engine): PrivacyWrites {
  return together(deletePersons(engine), writeRemovals(engine));
}
