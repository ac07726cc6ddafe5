// Sums of one member's hours, and of all members' by week.
import type { TotalReads } from '#core/model/totals.ts';
import { minutes } from '#core/time/temporal.ts';
import { and, asc, between, eq, sql } from '../driver/drizzle.ts';
import { bounds, dateText, plainDate } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { listsByMember } from '../engine/rows.ts';
import { counted } from '../entries/counted.ts';

export function readMinutes({
  db,
  tables: { entries },
  prepare,
}: Engine): Pick<TotalReads, 'minutesOn' | 'minutesIn' | 'minutesByActivity'> {
  const { logged, sum } = hoursOf(entries);
  const inRange = prepare('minutes', ['member', 'from', 'until'], (v) =>
    db
      .select({ sum })
      .from(entries)
      .where(and(eq(entries.memberId, v.member), between(entries.date, v.from, v.until), logged)),
  );
  const byActivity = prepare('minutes_activity', ['member', 'from', 'until'], (v) =>
    db
      .select({ activity: entries.activity, sum })
      .from(entries)
      .where(and(eq(entries.memberId, v.member), between(entries.date, v.from, v.until), logged))
      .groupBy(entries.activity),
  );
  return {
    async minutesOn(member, date) {
      const day = dateText(date);
      return minutes((await inRange({ member, from: day, until: day }))[0]?.sum ?? 0);
    },
    async minutesIn(member, range) {
      return minutes((await inRange({ member, ...bounds(range) }))[0]?.sum ?? 0);
    },
    async minutesByActivity(member, range) {
      const rows = await byActivity({ member, ...bounds(range) });
      return new Map(rows.map((row) => [row.activity ?? undefined, minutes(row.sum)]));
    },
  };
}

export function readWeeks({
  db,
  tables: { entries },
  prepare,
}: Engine): Pick<TotalReads, 'weeks' | 'weeksInGroup'> {
  const { logged, sum } = hoursOf(entries);
  const byWeek = prepare('weeks', ['member'], ({ member }) =>
    db
      .select({ week: entries.week, sum })
      .from(entries)
      .where(and(eq(entries.memberId, member), logged))
      .groupBy(entries.week)
      .orderBy(asc(entries.week)),
  );
  const byMemberAndWeek = prepare('weeks_of_group', ['group'], ({ group }) =>
    db
      .select({ member: entries.memberId, week: entries.week, sum })
      .from(entries)
      .where(and(eq(entries.groupId, group), logged))
      .groupBy(entries.memberId, entries.week)
      .orderBy(asc(entries.memberId), asc(entries.week)),
  );
  const weekOf = (row: { readonly week: string; readonly sum: number }) => ({
    week: plainDate(row.week),
    minutes: minutes(row.sum),
  });
  return {
    weeks: async (member) => (await byWeek({ member })).map(weekOf),
    weeksInGroup: async (group) => listsByMember(await byMemberAndWeek({ group }), weekOf),
  };
}

/** Which entries are hours that count, and the sum of their minutes. */
function hoursOf(entries: Tables['entries']) {
  return {
    logged: and(sql`${entries.kind} = 'hours'`, counted(entries)),
    sum: sql`coalesce(sum(${entries.minutes}), 0)`.mapWith(Number),
  };
}
