// Announcements on their way: added, taken by one of many, held, and tried again later.
import type { SQL } from 'drizzle-orm';
import type { AnnouncementWrites } from '#core/model/announcements.ts';
import type { AnnouncementId } from '#core/model/ids.ts';
import { and, eq, gt, inArray, lte, or, sql } from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine, Preparable } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';
import { announcementOf, endedValues } from './rows.ts';

export function addAnnouncements({ db, tables, once }: Engine): Pick<AnnouncementWrites, 'add'> {
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
      const insert = db.insert(tables.announcements).values(values).returning();
      return announcementOf(oneRow(await once('announcement_insert', insert)));
    },
  };
}

export function sendAnnouncements(
  engine: Engine,
): Pick<AnnouncementWrites, 'take' | 'hold' | 'postpone' | 'retry'> {
  const { announcements } = engine.tables;
  const { once } = engine;
  const { changing, returning, of, step } = stepsOf(engine);
  return {
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
  };
}

/** What became of an announcement, and whether what is shown is up to date. */
export function endAnnouncements(
  engine: Engine,
): Pick<AnnouncementWrites, 'end' | 'found' | 'sendAgain' | 'markUpToDate'> {
  const { announcements } = engine.tables;
  const { changing, returning, of, step } = stepsOf(engine);
  return {
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

/** Changes announcements where they are in a state, and tells whether one was. */
function stepsOf({ db, tables, once }: Engine) {
  const { announcements } = tables;
  return {
    changing: db.update(announcements),
    returning: { id: announcements.id },
    of: (id: AnnouncementId, ...when: readonly (SQL | undefined)[]) =>
      and(eq(announcements.id, id), ...when),
    step: async (name: string, change: Preparable<readonly object[]>) =>
      (await once(name, change)).length > 0,
  };
}
