// Everyone whom a board weighs: all members of the group, with what they did in its time.
import type { Group } from '#core/model/groups.ts';
import type { Member } from '#core/model/members.ts';
import type { Reads } from '#core/model/store.ts';
import type { DateRange } from '#core/model/totals.ts';
import { pausesOf } from '#core/rules/pauses.ts';
import type { BoardMetric, Candidate } from '#core/rules/ranking.ts';
import { streakOf } from '#core/rules/streak.ts';
import { dateFor } from '#core/time/personal-day.ts';
import { type Instant, minutes } from '#core/time/temporal.ts';

/** The candidates of a board; streaks are computed where the board ranks by them, each on the member's today. */
export async function boardCandidates(
  read: Reads,
  group: Group,
  range: DateRange,
  by: BoardMetric,
  now: Instant,
): Promise<readonly Candidate[]> {
  const [members, totals] = await Promise.all([
    read.members.inGroup(group.id),
    read.totals.inGroup(group.id, range),
  ]);
  const streaks = by === 'streak' ? await streaksOf(read, group, members, now) : undefined;
  const byMember = new Map(totals.map((each) => [each.member, each]));
  return members.map((member) => {
    const streak = streaks?.get(member.id);
    return {
      member: member.id,
      minutes: minutes(0),
      deliverables: 0,
      verified: 0,
      ...byMember.get(member.id),
      visibility: member.visibility,
      left: member.leftAt !== undefined,
      ...(streak !== undefined && { streak }),
    };
  });
}

async function streaksOf(
  read: Reads,
  group: Group,
  members: readonly Member[],
  now: Instant,
): Promise<ReadonlyMap<Member['id'], number>> {
  const [weeks, goals, changes] = await Promise.all([
    read.totals.weeksInGroup(group.id),
    read.goals.inGroup(group.id),
    read.plans.changesInGroup(group.id),
  ]);
  return new Map(
    members.map((member) => {
      const today = dateFor(member, now);
      const streak = streakOf({
        weeks: weeks.get(member.id) ?? [],
        goals: goals.get(member.id) ?? [],
        pauses: pausesOf(changes.get(member.id) ?? [], today),
        member,
        today,
      });
      return [member.id, streak.weeks];
    }),
  );
}
