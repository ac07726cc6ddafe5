// Keeps the stored future what the rules ask for: schedules that something has changed are planned again.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GroupId } from '#core/model/ids.ts';
import type { StaleSchedule } from '#core/model/schedules.ts';
import type { Transaction } from '#core/model/store.ts';
import { type GroupFacts, onceEach } from '#core/posts/facts.ts';
import { isBefore } from '#core/rules/schedule-time.ts';

import { groupFacts, type SchedulerParts } from '../life/scheduler-parts.ts';
import type { Planning } from './align.ts';
import { planGroup } from './plan-group.ts';
import { planMember } from './plan-member.ts';

/** Plans stale schedules again, up to a bound; true when more are left. */
export type Plan = () => Promise<boolean>;

type PlanningParts = Omit<SchedulerParts, 'composers' | 'log'>;

/** Schedules planned in one unit of work: commands wait behind it. */
const IN_ONE_UNIT = 10;
/** A change that no interaction made is at most so old: a tick would have looked at it before. */
const UNLOOKED = { minutes: 1 } as const;
/** Units of work before posts that are due get their turn. */
const UNITS = 100;

export function createPlan(parts: PlanningParts): Plan {
  /** What each roadmap looked like when it was last compared with what is stored. */
  const known = new Map<string, string>();
  return async () => {
    await noteRoadmaps(parts, known);
    for (let units = 0; units < UNITS; units += 1) {
      // Asked outside a unit first: most ticks find nothing and write nothing.
      if ((await parts.store.read.schedules.stale(1)).length === 0) return false;
      await parts.store.run((tx) => planStale(parts, tx));
      await nextTurn();
    }
    return true;
  };
}

async function noteRoadmaps(
  { roadmaps, store }: PlanningParts,
  known: Map<string, string>,
): Promise<void> {
  for (const [id, { quarters, nextReview }] of roadmaps.byId) {
    const facts = `${quarters.length} quarters, review ${nextReview.date} (${nextReview.precision})`;
    if (known.get(id) === facts) continue;
    await store.run((tx) => tx.schedules.noteRoadmap(id, facts));
    known.set(id, facts);
  }
}

async function planStale(parts: PlanningParts, tx: Transaction): Promise<void> {
  const factsOfGroup = onceEach((group: GroupId) => groupFacts(parts, tx, group));
  for (const stale of await tx.schedules.stale(IN_ONE_UNIT)) {
    const facts = await factsOfGroup(stale.group);
    if (facts !== undefined) await planAgain(parts, tx, stale, facts);
    await tx.schedules.markPlanned(stale);
  }
}

async function planAgain(
  { surface, clock }: PlanningParts,
  tx: Transaction,
  { member, since }: StaleSchedule,
  facts: GroupFacts,
): Promise<void> {
  const now = clock.now();
  const unlooked = now.subtract(UNLOOKED);
  const from = since !== undefined && isBefore(since, unlooked) ? since : unlooked;
  const planning: Planning = { surface, tx, facts, now, from };
  await (member === undefined ? planGroup(planning) : planMember(planning, member));
}
