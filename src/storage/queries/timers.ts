// Running stopwatches.
import type { Timer } from '#core/model/timer.ts';
import type { Reads, Writes } from '#core/ports/store.ts';
import { dateText, instant, millis, plainDate } from '../columns.ts';
import { eq } from '../drizzle.ts';
import type { Engine, Tables } from '../engine.ts';

export function timerReads({ db, tables, prepare }: Engine): Pick<Reads, 'timer'> {
  const { timers } = tables;
  const ofMember = prepare('timer', ['member'], ({ member }) =>
    db.select().from(timers).where(eq(timers.memberId, member)),
  );
  return {
    timer: async (member) => (await ofMember({ member })).map(timerOf)[0],
  };
}

export function timerWrites({ db, tables, once }: Engine): Pick<Writes, 'startTimer' | 'endTimer'> {
  const { timers } = tables;
  return {
    async startTimer({ member, account, startedAt, date, activity, item, note }) {
      const values = {
        memberId: member,
        accountId: account,
        startedAt: millis(startedAt),
        date: dateText(date),
        activity: activity ?? null,
        item: item ?? null,
        note: note ?? null,
      };
      const insert = db.insert(timers).values(values).onConflictDoNothing().returning();
      return (await once('timer_insert', insert)).length > 0;
    },
    async endTimer(member) {
      const end = db.delete(timers).where(eq(timers.memberId, member)).returning();
      return (await once('timer_delete', end)).length > 0;
    },
  };
}

export function timerOf(row: Tables['timers']['$inferSelect']): Timer {
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
