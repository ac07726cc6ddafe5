// All that is stored about a person: reading it, deleting it, and what a deletion leaves to do.
import type { PrivacyReads, PrivacyWrites, Removal } from '#core/model/privacy.ts';
import { asc, eq } from '../driver/drizzle.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';
import { together } from '../engine/together.ts';
import { deletePersons } from './delete-person.ts';
import { readRecords } from './record.ts';

export function privacyReads(engine: Engine): PrivacyReads {
  return together(readRecords(engine), readRemovals(engine));
}

export function privacyWrites(engine: Engine): PrivacyWrites {
  return together(deletePersons(engine), writeRemovals(engine));
}

function readRemovals({ db, tables, once }: Engine): Pick<PrivacyReads, 'removals' | 'scrubDue'> {
  const { dueScrubs, removals } = tables;
  return {
    async removals() {
      const all = db.select().from(removals).orderBy(asc(removals.id));
      return (await once('removals', all)).map(removalOf);
    },
    async scrubDue() {
      const first = db.select({ id: dueScrubs.id }).from(dueScrubs).limit(1);
      return (await once('scrub_due', first)).length > 0;
    },
  };
}

function writeRemovals({
  db,
  tables,
  once,
}: Engine): Pick<PrivacyWrites, 'addRemoval' | 'endRemoval'> {
  const { removals } = tables;
  return {
    async addRemoval({ entry, surface, workspaceId, channelId, messageId }) {
      const values = { entryId: entry, surface, workspaceId, channelId, messageId };
      const insert = db.insert(removals).values(values).returning();
      return removalOf(oneRow(await once('removal_insert', insert)));
    },
    async endRemoval(id) {
      await once('removal_end', db.delete(removals).where(eq(removals.id, id)));
    },
  };
}

function removalOf({ entryId, ...row }: Tables['removals']['$inferSelect']): Removal {
  return { ...row, entry: entryId };
}
