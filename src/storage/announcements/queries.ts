// Announcements of completed deliverables: taken before they are sent, marked when it is known what became of them.
import type { SQL } from 'drizzle-orm';
import type { AnnouncementReads, AnnouncementWrites } from '#core/model/announcements.ts';
import type { AnnouncementId } from '#core/model/ids.ts';
import {
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  lte,
  or,
  sql,
} from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine, Preparable } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';
import { announcementOf, endedValues } from './rows.ts';

/** Of a group's troubles an admin is told these at most. */
const MOST_UNPOSTED = 20;

export function announcementReads(engine: Engine): AnnouncementReads {
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

export function announcementWrites(engine: Engine): AnnouncementWrites {
  const { announcements } = engine.tables;
  const { db, once } = engine;
  const changing = db.update(announcements);
  const returning = { id: announcements.id };
  const of = (id: AnnouncementId, ...when: readonly (SQL | undefined)[]) =>
    and(eq(announcements.id, id), ...when);
  const step = async (name: string, change: Preparable<readonly object[]>) =>
    (await once(name, change)).length > 0;
  return {
    async add({ entry, group, ...where }, at) {
      const values = {
        ...where,
        entryId: entry,
        groupId: group,
        dueAt: millis(at),
        nextAt: millis(at),
        state: 'pending' as const,
        tries: 0,
        again: false,
      };
      const insert = db.insert(announcements).values(values).returning();
      return announcementOf(oneRow(await once('announcement_insert', insert)));
    },
    take(id, now, until) {
      const at = millis(now);
      const isDue = or(lte(announcements.nextAt, at), gt(announcements.sendingAt, at));
      const sendingAt = sql`coalesce(${announcements.sendingAt}, ${at})`;
      const sending = { state: 'sending', sendingAt, nextAt: millis(until) } as const;
      return step(
        'announcement_take',
        changing.set(sending).where(of(id, isDue)).returning(returning),
      );
    },
    async hold(ids, until) {
      const ours = and(inArray(announcements.id, [...ids]), eq(announcements.state, 'sending'));
      const held = changing
        .set({ nextAt: millis(until) })
        .where(ours)
        .returning(returning);
      if (ids.length > 0) await once('announcements_hold', held);
    },
    postpone(id, from, at) {
      const later = changing.set({ nextAt: millis(at) });
      const ours = of(id, eq(announcements.state, from));
      return step('announcement_postpone', later.where(ours).returning(returning));
    },
    retry(id, at) {
      const tries = sql`${announcements.tries} + 1`;
      const pending = { state: 'pending', sendingAt: null, nextAt: millis(at), tries } as const;
      const ours = of(id, eq(announcements.state, 'sending'));
      return step('announcement_retry', changing.set(pending).where(ours).returning(returning));
    },
    end(id, from, outcome) {
      const ours = of(id, eq(announcements.state, from));
      const ended = changing.set(endedValues(outcome)).where(ours);
      return step('announcement_end', ended.returning(returning));
    },
    found(id, messageId, at) {
      const sent = changing.set(endedValues({ state: 'sent', at, messageId }));
      return step('announcement_found', sent.where(of(id)).returning(returning));
    },
    sendAgain(id, at) {
      const unposted = inArray(announcements.state, ['refused', 'skipped', 'uncertain']);
      const pending = {
        state: 'pending',
        endedAt: null,
        why: null,
        tries: 0,
        again: true,
      } as const;
      const again = changing.set({ ...pending, nextAt: millis(at) });
      return step('announcement_again', again.where(of(id, unposted)).returning(returning));
    },
    async markUpToDate(id) {
      await step(
        'announcement_freshen',
        changing.set({ stale: false }).where(of(id)).returning(returning),
      );
    },
  };
}
