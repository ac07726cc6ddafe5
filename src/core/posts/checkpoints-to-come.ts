// The checkpoints of a group that are to come.
import type { Member } from '../model/members.ts';
import type { Post } from '../model/posts.ts';
import { type Checkpoint, checkpointAt, checkpointsOf } from '../rules/schedule.ts';
import { isBefore } from '../rules/schedule-time.ts';
import type { Instant } from '../time/temporal.ts';
import type { GroupFacts } from './facts.ts';

/** A day's checkpoint, and whose quarter ended: who must be in it. */
export type AskedCheckpoint = Pick<Post, 'period' | 'dueAt'> & {
  readonly kind: 'checkpoint';
  readonly ended: readonly { readonly member: Member; readonly quarter: number }[];
};

/** From one instant on, which is not included, until another one, which is. */
export type Window = { readonly now: Instant; readonly until: Instant };

/** The checkpoints in a window, by members' plans as they are stored, by days. */
export async function checkpointsToCome(
  facts: GroupFacts,
  { now, until }: Window,
): Promise<readonly AskedCheckpoint[]> {
  const { group, roadmap } = facts;
  const changes = await facts.planChanges();
  const quarters = roadmap.quarters.length;
  const ended = (await facts.members()).flatMap((member) => {
    const at = (instant: Instant): readonly Checkpoint[] =>
      checkpointsOf({ member, changes: changes.get(member.id) ?? [], quarters, now: instant });
    return (
      at(now)
        .map(({ quarter, day }) => ({ member, quarter, day, ...checkpointAt(group, day) }))
        .filter(({ dueAt }) => isBefore(now, dueAt) && !isBefore(until, dueAt))
        // An open pause goes on moving a quarter's end: asked again for the instant when it would be due.
        .filter(({ day, dueAt }) => at(dueAt).some((each) => each.day.equals(day)))
    );
  });
  return [...Map.groupBy(ended, ({ period }) => period).values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const { period, dueAt } = first;
    return [{ kind: 'checkpoint', period, dueAt, ended: of } as const];
  });
}
