// Announcements of completed deliverables: claimed before they are sent, marked when it is known what became of them.
import type {
  Announcement,
  AnnouncementReads,
  AnnouncementWrites,
} from '#core/model/announcements.ts';
import { and, asc, eq, sql } from '../driver/drizzle.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';

export function announcementReads(engine: Engine): AnnouncementReads {
  const { announcements } = engine.tables;
  const { db } = engine;
  const ofEntry = engine.prepare('announcements', ['entry'], ({ entry }) =>
    db
      .select()
      .from(announcements)
      .where(eq(announcements.entryId, entry))
      .orderBy(asc(announcements.id)),
  );
  const inState = engine.prepare('announcements_in', ['state'], ({ state }) =>
    db
      .select()
      .from(announcements)
      .where(eq(announcements.state, state))
      .orderBy(asc(announcements.id)),
  );
  const stale = db
    .select()
    .from(announcements)
    // As the partial index says it: SQLite takes no other words for it.
    .where(sql`${announcements.stale}`)
    .orderBy(asc(announcements.id));
  return {
    ofEntry: async (entry) => (await ofEntry({ entry })).map(announcementOf),
    inState: async (state) => (await inState({ state })).map(announcementOf),
    stale: async () => (await engine.once('announcements_stale', stale)).map(announcementOf),
  };
}

export function announcementWrites(engine: Engine): AnnouncementWrites {
  const { announcements } = engine.tables;
  const { db } = engine;
  return {
    async add({ entry, surface, workspaceId, channelId }) {
      const values = { entryId: entry, surface, workspaceId, channelId, state: 'pending' as const };
      const insert = db.insert(announcements).values(values).returning();
      return announcementOf(oneRow(await engine.once('announcement_insert', insert)));
    },
    async move(id, from, to, messageId) {
      const change = { state: to, ...(messageId !== undefined && { messageId }) };
      const moved = await engine.once(
        'announcement_move',
        db
          .update(announcements)
          .set(change)
          .where(and(eq(announcements.id, id), eq(announcements.state, from)))
          .returning({ id: announcements.id }),
      );
      return moved.length > 0;
    },
    async markUpToDate(id) {
      const fresh = db.update(announcements).set({ stale: false }).where(eq(announcements.id, id));
      await engine.once('announcement_freshen', fresh);
    },
  };
}

function announcementOf(row: Tables['announcements']['$inferSelect']): Announcement {
  return {
    id: row.id,
    entry: row.entryId,
    surface: row.surface,
    workspaceId: row.workspaceId,
    channelId: row.channelId,
    state: row.state,
    ...(row.messageId !== null && { messageId: row.messageId }),
    ...(row.stale && { stale: true as const }),
  };
}
