// What is asked about announcements.
import type { AnnouncementReads } from '#core/model/announcements.ts';
import { and, asc, desc, eq, gt, gte, isNotNull, lte, or, sql } from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { announcementOf } from './rows.ts';

/** Of a group's troubles an admin is told these at most. */
const MOST_UNPOSTED = 20;

export function readAnnouncements(engine: Engine): AnnouncementReads {
  const { byId, ofEntry, due, unposted, stale } = preparedReads(engine);
  return {
    byId: async (id) => (await byId({ id })).map(announcementOf)[0],
    ofEntry: async (entry) => (await ofEntry({ entry })).map(announcementOf),
    async due(surface, now, limit) {
      const rows = await due({ surface, now: millis(now), begun: millis(now), limit });
      return rows.map(announcementOf);
    },
    unposted: async (group, since) =>
      (await unposted({ group, since: millis(since) })).map(announcementOf),
    stale: async () => (await engine.once('announcements_stale', stale)).map(announcementOf),
  };
}

function preparedReads(engine: Engine) {
  const { announcements } = engine.tables;
  const { db } = engine;
  const select = () => db.select().from(announcements);
  const byId = engine.prepare('announcement', ['id'], ({ id }) =>
    select().where(eq(announcements.id, id)),
  );
  const ofEntry = engine.prepare('announcements', ['entry'], ({ entry }) =>
    select().where(eq(announcements.entryId, entry)).orderBy(asc(announcements.id)),
  );
  const due = engine.prepare(
    'announcements_due',
    ['surface', 'now', 'begun', 'limit'],
    ({ surface, now, begun, limit }) =>
      select()
        .where(
          and(
            eq(announcements.surface, surface),
            isNotNull(announcements.nextAt),
            or(lte(announcements.nextAt, now), gt(announcements.sendingAt, begun)),
          ),
        )
        .orderBy(asc(announcements.nextAt), asc(announcements.id))
        .limit(limit),
  );
  const unposted = engine.prepare(
    'announcements_unposted',
    ['group', 'since'],
    ({ group, since }) =>
      select()
        .where(
          and(
            eq(announcements.groupId, group),
            gte(announcements.endedAt, since),
            // As the partial index says it: SQLite takes no other words for it.
            sql`${announcements.state} in ('refused', 'skipped', 'uncertain')`,
          ),
        )
        .orderBy(desc(announcements.endedAt), desc(announcements.id))
        .limit(MOST_UNPOSTED),
  );
  const stale = select().where(sql`${announcements.stale}`).orderBy(asc(announcements.id));
  return { byId, ofEntry, due, unposted, stale };
}
