// Running stopwatches.

import type { MemberId } from '#core/model/ids.ts';
import type { Timer, TimerReads, TimerWrites } from '#core/model/timers.ts';
import { and, asc, eq } from '../driver/drizzle.ts';
import { dateText, instant, millis, plainDate } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';

/** A member's timers, the one started first before those that wait for its end: linking may bring a second one. */
export function timersOfMember({ db, tables, prepare }: Engine) {
  const { timers } = tables;
  const ofMember = prepare('timers', ['member'], ({ member }) =>
    db
      .select()
      .from(timers)
      .where(eq(timers.memberId, member))
      .orderBy(asc(timers.startedAt), asc(timers.accountId)),
  );
  return async (member: MemberId): Promise<readonly Timer[]> =>
    (await ofMember({ member })).map(timerOf);
}

export function timerReads(engine: Engine): TimerReads {
  const timersOf = timersOfMember(engine);
  return {
    ofMember: async (member) => (await timersOf(member))[0],
  };
}

export function timerWrites(engine: Engine): TimerWrites {
  const { db, once } = engine;
  const { timers } = engine.tables;
  const timersOf = timersOfMember(engine);
  return {
    async start({ member, account, startedAt, date, activity, item, note }) {
      if ((await timersOf(member)).length > 0) return false;
      const values = {
        memberId: member,
        accountId: account,
        startedAt: millis(startedAt),
        date: dateText(date),
        activity: activity ?? null,
        item: item ?? null,
        note: note ?? null,
      };
      await once('timer_insert', db.insert(timers).values(values));
      return true;
    },
    async end(member) {
      const [running] = await timersOf(member);
      if (running === undefined) return false;
      const one = and(eq(timers.memberId, member), eq(timers.accountId, running.account));
      await once('timer_delete', db.delete(timers).where(one));
      return true;
    },
  };
}

function timerOf(row: Tables['timers']['$inferSelect']): Timer {
  return {
    member: row.memberId,
    account: row.accountId,
    startedAt: instant(row.startedAt),
    date: plainDate(row.date),
    ...(row.activity !== null && { activity: row.activity }),
    ...(row.item !== null && { item: row.item }),
    ...(row.note !== null && { note: row.note }),
  };
}
