// Whose quarter ended on a day, by their own plans: what checkpoints and their reminders are about.
import type { Member } from '../model/members.ts';
import type { Post } from '../model/posts.ts';
import { expectedItems } from '../rules/pace.ts';
import { type Plan, type PlannedQuarter, planOf } from '../rules/plan.ts';
import { requiredDeliverables } from '../rules/required.ts';
import { dateFor } from '../time/personal-day.ts';
import { type Instant, type PlainDate, Temporal } from '../time/temporal.ts';
import type { GroupFacts } from './facts.ts';

export type EndedQuarter = {
  readonly member: Member;
  readonly quarter: PlannedQuarter;
  readonly plan: Plan;
};

/** With the ids of the required, unskipped deliverables that are open, and how many there are in all. */
export type CountedQuarter = EndedQuarter & {
  readonly open: readonly string[];
  readonly expected: number;
};

type EndFacts = Pick<GroupFacts, 'roadmap' | 'members' | 'planChanges'>;

/** The day before a checkpoint's, on which the quarters that it is about ended. */
export function endBefore({ period }: Pick<Post, 'period'>): PlainDate {
  return Temporal.PlainDate.from(period).subtract({ days: 1 });
}

/**
 * The members whose quarter ended on `end`, by the plans as they are now; without those who joined after it.
 * `now` tells how far an open pause has lasted.
 */
export async function quartersEnded(
  facts: EndFacts,
  end: PlainDate,
  now: Instant,
): Promise<readonly EndedQuarter[]> {
  const changes = await facts.planChanges();
  return (await facts.members()).flatMap((member): EndedQuarter[] => {
    const joined = dateFor(member, member.joinedAt);
    if (Temporal.PlainDate.compare(joined, end) > 0) return [];
    const plan = planOf({
      start: member.start,
      changes: changes.get(member.id) ?? [],
      quarters: facts.roadmap.quarters.length,
      today: dateFor(member, now),
    });
    const quarter = plan.quarters.find((each) => each.end.equals(end));
    return quarter === undefined ? [] : [{ member, quarter, plan }];
  });
}

/** Those of them whom a checkpoint shows: it is everybody's to see. */
export async function quartersShown(
  facts: EndFacts,
  end: PlainDate,
  now: Instant,
): Promise<readonly EndedQuarter[]> {
  const ended = await quartersEnded(facts, end, now);
  return ended.filter(({ member }) => member.visibility !== 'hidden');
}

export async function withOpenItems(
  facts: Pick<GroupFacts, 'roadmap' | 'stones'>,
  ended: readonly EndedQuarter[],
): Promise<readonly CountedQuarter[]> {
  const stones = await facts.stones();
  const required = requiredDeliverables(facts.roadmap);
  return ended.map((each) => {
    const expected = expectedItems(each.plan, required, each.quarter);
    const done = stones.get(each.member.id) ?? new Set<string>();
    const open = expected.filter((item) => !done.has(item));
    return { ...each, open, expected: expected.length };
  });
}
