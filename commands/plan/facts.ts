// What changing a plan starts from: the changes in force, the goals, and the plan that they make.
import type { MemberContext } from '#core/command/command.ts';
import type { Goal } from '#core/model/goals.ts';
import type { PlanChange } from '#core/model/plans.ts';
import type { Reads } from '#core/model/store.ts';
import { type Plan, type PlanningChange, planOf } from '#core/rules/plan.ts';

/** What of a context a plan depends on. */
export type Adapting = Pick<MemberContext, 'member' | 'roadmap' | 'today' | 'now'>;

export type PlanFacts = {
  readonly changes: readonly PlanChange[];
  readonly goals: readonly Goal[];
  readonly plan: Plan;
};

export async function planFacts(
  read: Pick<Reads, 'plans' | 'goals'>,
  context: Adapting,
): Promise<PlanFacts> {
  const { id } = context.member;
  const [changes, goals] = await Promise.all([read.plans.changes(id), read.goals.ofMember(id)]);
  return { changes, goals, plan: planWith(context, changes) };
}

/** The plan as these changes make it, today. */
export function planWith(
  { member, roadmap, today }: Adapting,
  changes: readonly PlanningChange[],
): Plan {
  return planOf({ start: member.start, changes, quarters: roadmap.quarters.length, today });
}
