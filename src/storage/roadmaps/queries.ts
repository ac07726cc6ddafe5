// Roadmaps that groups bring and the titles of what their former ones had.
import {
  type RoadmapReads,
  type RoadmapUpload,
  type RoadmapWrites,
  UPLOAD_PREFIX,
} from '#core/model/roadmaps.ts';
import { and, eq, isNotNull, isNull, lt, notExists, sql } from '../driver/drizzle.ts';
import { instant, millis } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';

export function roadmapReads(engine: Engine): RoadmapReads {
  const { db } = engine;
  const { formerItems, roadmapUploads } = engine.tables;
  const byId = engine.prepare('roadmap_upload', ['id'], ({ id }) =>
    db.select().from(roadmapUploads).where(eq(roadmapUploads.id, id)),
  );
  const titles = engine.prepare('former_titles', ['group'], ({ group }) =>
    db.select().from(formerItems).where(eq(formerItems.groupId, group)),
  );
  return {
    uploadById: async (id) => (await byId({ id })).map(uploadOf)[0],
    formerTitles: async (group) =>
      new Map((await titles({ group })).map(({ item, title }) => [item, title])),
  };
}

export function roadmapWrites(engine: Engine): RoadmapWrites {
  const { db } = engine;
  const { formerItems, groups, roadmapUploads } = engine.tables;
  return {
    async addUpload({ group, by, at, ...same }) {
      const values = { ...same, groupId: group, accountId: by ?? null, at: millis(at) };
      const insert = db.insert(roadmapUploads).values(values).returning();
      return uploadOf(oneRow(await engine.once('roadmap_upload_insert', insert)));
    },
    async markApplied(id, at) {
      const first = and(eq(roadmapUploads.id, id), isNull(roadmapUploads.appliedAt));
      const update = db
        .update(roadmapUploads)
        .set({ appliedAt: millis(at) })
        .where(first);
      await engine.once('roadmap_upload_applied', update);
    },
    async keepTitles(group, items) {
      for (const { id, title } of items) {
        const insert = db
          .insert(formerItems)
          .values({ groupId: group, item: id, title })
          .onConflictDoUpdate({ target: [formerItems.groupId, formerItems.item], set: { title } });
        await engine.once('former_item_keep', insert);
      }
    },
    async forgetProposalsBefore(before) {
      const old = and(isNull(roadmapUploads.appliedAt), lt(roadmapUploads.at, millis(before)));
      await engine.once('roadmap_uploads_forget', db.delete(roadmapUploads).where(old));
    },
    async forgetReplacedBefore(before) {
      const { id, groupId, appliedAt } = roadmapUploads;
      const reference = sql`${UPLOAD_PREFIX} || ${id}`;
      const following = db
        .select({ id: groups.id })
        .from(groups)
        .where(and(eq(groups.id, groupId), eq(groups.roadmap, reference)));
      const old = and(isNotNull(appliedAt), lt(appliedAt, millis(before)), notExists(following));
      await engine.once('roadmap_uploads_replaced', db.delete(roadmapUploads).where(old));
    },
  };
}

export function uploadOf(row: Tables['roadmapUploads']['$inferSelect']): RoadmapUpload {
  return {
    id: row.id,
    group: row.groupId,
    roadmap: row.roadmap,
    fileName: row.fileName,
    format: row.format,
    source: row.source,
    at: instant(row.at),
    ...(row.accountId !== null && { by: row.accountId }),
    ...(row.appliedAt !== null && { appliedAt: instant(row.appliedAt) }),
  };
}
