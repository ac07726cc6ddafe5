// Whose quarter ended on a day, by their own plans: what checkpoints and their reminders are about.
import type { Group } from '../model/groups.ts';
import type { Member } from '../model/members.ts';
import type { Reads } from '../model/store.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { expectedItems } from '../rules/pace.ts';
import { type Plan, type PlannedQuarter, planOf } from '../rules/plan.ts';
import { requiredDeliverables } from '../rules/required.ts';
import { dateIn, type Instant, type PlainDate, Temporal } from '../time/temporal.ts';

export type EndedQuarter = {
  readonly member: Member;
  readonly quarter: PlannedQuarter;
  readonly plan: Plan;
  /** Ids of the required, unskipped deliverables of the quarter that are open, and how many there are in all. */
  readonly open: readonly string[];
  readonly expected: number;
};

/**
 * The members whose quarter ended on `end`, by the plans as they are now; without those who joined after it.
 * `now` tells how far an open pause has lasted.
 */
export async function quartersEnded(
  read: Reads,
  group: Group,
  roadmap: Roadmap,
  end: PlainDate,
  now: Instant,
): Promise<readonly EndedQuarter[]> {
  const [members, changes, stones] = await Promise.all([
    read.members.inGroup(group.id),
    read.plans.changesInGroup(group.id),
    read.completions.deliverablesInGroup(group.id),
  ]);
  const required = requiredDeliverables(roadmap);
  return members.flatMap((member): EndedQuarter[] => {
    const joined = dateIn(member.timeZone, member.joinedAt);
    if (Temporal.PlainDate.compare(joined, end) > 0) return [];
    const plan = planOf({
      start: member.start,
      changes: changes.get(member.id) ?? [],
      quarters: roadmap.quarters.length,
      today: dateIn(member.timeZone, now),
    });
    const quarter = plan.quarters.find((each) => each.end.equals(end));
    if (quarter === undefined) return [];
    const expected = expectedItems(plan, required, quarter);
    const done = stones.get(member.id) ?? new Set<string>();
    const open = expected.filter((item) => !done.has(item));
    return [{ member, quarter, plan, open, expected: expected.length }];
  });
}
