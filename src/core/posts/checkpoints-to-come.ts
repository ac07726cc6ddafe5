// The checkpoints of a group that are to come, and whether anybody will have to be reminded of one.
import type { Group } from '../model/groups.ts';
import type { Member } from '../model/members.ts';
import type { Post } from '../model/posts.ts';
import type { Reads } from '../model/store.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { type Checkpoint, checkpointAt, checkpointsOf } from '../rules/schedule.ts';
import { isBefore } from '../rules/schedule-time.ts';
import type { Instant } from '../time/temporal.ts';
import { composeReviewReminder } from './kinds/review-reminder.ts';

/** A day's checkpoint, and whose quarter ended: who must be in it. */
export type AskedCheckpoint = Pick<Post, 'period' | 'dueAt'> & {
  readonly kind: 'checkpoint';
  readonly ended: readonly { readonly member: Member; readonly quarter: number }[];
};

type Window = {
  readonly group: Group;
  readonly roadmap: Roadmap;
  readonly now: Instant;
  readonly until: Instant;
};

/** The checkpoints after `now` and until `until`, by members' plans as they are stored, by days. */
export async function checkpointsToCome(
  read: Reads,
  { group, roadmap, now, until }: Window,
): Promise<readonly AskedCheckpoint[]> {
  const changes = await read.plans.changesInGroup(group.id);
  const quarters = roadmap.quarters.length;
  const ended = (await read.members.inGroup(group.id)).flatMap((member) => {
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

/** Whether a channel's review reminder will name anybody, as things stand. */
export async function remindsSomebody(
  read: Reads,
  { group, roadmap }: Pick<Window, 'group' | 'roadmap'>,
  { period, dueAt }: Pick<Post, 'period' | 'dueAt'>,
): Promise<boolean> {
  const composed = await composeReviewReminder(
    { group: group.id, kind: 'review-reminder', target: { kind: 'admin' }, period, dueAt },
    { read, group, roadmap, now: dueAt, late: false },
  );
  return composed.kind === 'message';
}
