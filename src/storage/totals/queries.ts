// Sums over entries: members' minutes, and what boards count.
import type { TotalReads } from '#core/model/totals.ts';
import { minutes } from '#core/time/temporal.ts';
import { and, between, eq, sql } from '../driver/drizzle.ts';
import { bounds, plainDate } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';
import { together } from '../engine/together.ts';
import { counted } from '../entries/counted.ts';
import { followsCohort } from '../members/queries.ts';
import { readMinutes, readWeeks } from './hours.ts';

export function totalReads(engine: Engine): TotalReads {
  return together(readMinutes(engine), readWeeks(engine), readBoards(engine));
}

function readBoards(engine: Engine): Pick<TotalReads, 'inGroup' | 'ofCohort'> {
  const { accounts, entries, members, verifications } = engine.tables;
  // By somebody else: by linking, who verified may have become the owner. Without an account since it was deleted.
  const byOther = sql`${verifications.accountId} is null or ${accounts.personId} <> ${members.personId}`;
  const verified = sql`exists (select 1 from ${verifications} left join ${accounts}
    on ${accounts.id} = ${verifications.accountId} where ${verifications.entryId} = ${entries.id} and (${byOther}))`;
  const stone = sql`${entries.itemKind} = 'deliverable'`;

  const ofPeriod = engine.prepare('totals', ['group', 'from', 'until'], (v) =>
    engine.db
      .select({
        member: entries.memberId,
        minutes: sql`coalesce(sum(${entries.minutes}), 0)`.mapWith(Number),
        deliverables: sql`sum(case when ${stone} then 1 else 0 end)`.mapWith(Number),
        verified: sql`sum(case when ${stone} and ${verified} then 1 else 0 end)`.mapWith(Number),
        last: sql<string | null>`max(case when ${stone} then ${entries.date} end)`,
      })
      .from(entries)
      .innerJoin(members, eq(members.id, entries.memberId))
      .where(
        and(
          eq(entries.groupId, v.group),
          between(entries.date, v.from, v.until),
          sql`${entries.date} >= ${members.start}`,
          counted(entries),
        ),
      )
      .groupBy(entries.memberId),
  );
  const ofFollowers = engine.prepare('cohort_totals', ['group', 'from', 'until'], (v) =>
    engine.db
      .select({
        minutes: sql`coalesce(sum(${entries.minutes}), 0)`.mapWith(Number),
        deliverables: sql`coalesce(sum(case when ${stone} then 1 else 0 end), 0)`.mapWith(Number),
      })
      .from(entries)
      .innerJoin(members, eq(members.id, entries.memberId))
      .where(
        and(
          eq(entries.groupId, v.group),
          between(entries.date, v.from, v.until),
          counted(entries),
          followsCohort(members),
        ),
      ),
  );
  return {
    async ofCohort(group, range) {
      const totals = oneRow(await ofFollowers({ group, ...bounds(range) }));
      return { ...totals, minutes: minutes(totals.minutes) };
    },
    async inGroup(group, range) {
      const rows = await ofPeriod({ group, ...bounds(range) });
      return rows.map(({ last, ...row }) => ({
        ...row,
        minutes: minutes(row.minutes),
        ...(last !== null && { lastCompletion: plainDate(last) }),
      }));
    },
  };
}
