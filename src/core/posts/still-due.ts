// Asks the rules again when a post's time has come: settings, plans and open pauses may have moved it since.
import type { Group } from '../model/groups.ts';
import type { Member } from '../model/members.ts';
import type { Post } from '../model/posts.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { checkpointAt, isWeekly, roadmapReviewOf, weeklyAt, weeklyOf } from '../rules/schedule.ts';
import { isBefore } from '../rules/schedule-time.ts';
import { type Instant, Temporal } from '../time/temporal.ts';
import type { GroupFacts } from './facts.ts';
import { placeWithChannel } from './places.ts';
import { endBefore, quartersShown } from './quarter-ends.ts';
import { runningTimerOf } from './timer-run.ts';

/** Whether the rules, by what is stored now, ask for a post now. Whether it has anything to say is its composer's to know. */
export async function isStillDue(post: Post, facts: GroupFacts, now: Instant): Promise<boolean> {
  const { target } = post;
  if (target.kind === 'place' && (await placeWithChannel(facts, target.place)) === undefined) {
    return false;
  }
  const member = target.kind === 'member' ? await facts.member(target.member) : undefined;
  if (target.kind === 'member' && (member === undefined || member.leftAt !== undefined)) {
    return false;
  }
  if (post.kind === 'timer-warning') {
    // By the member whose timer it is now alone: linking may have left another one's behind.
    return (await runningTimerOf(facts.read, post))?.member.id === member?.id;
  }
  const dueAt = dueBySettings(post, facts, member);
  if (dueAt === undefined || isBefore(now, dueAt)) return false;
  return (
    post.kind !== 'checkpoint' || (await quartersShown(facts, endBefore(post), now)).length > 0
  );
}

/** When a post is due by the settings as they are now; nothing when they no longer ask for it. */
function dueBySettings(
  post: Post,
  { group, roadmap }: { readonly group: Group; readonly roadmap: Roadmap },
  member: Member | undefined,
): Instant | undefined {
  const { kind, period } = post;
  if (isWeekly(kind)) {
    const weekly = weeklyOf(kind, group, member);
    return weekly && weeklyAt(weekly, Temporal.PlainDate.from(period));
  }
  switch (kind) {
    case 'checkpoint':
      return checkpointAt(group, Temporal.PlainDate.from(period)).dueAt;
    case 'review-reminder':
    case 'timer-warning':
      return post.dueAt;
    case 'roadmap-review': {
      const review = roadmapReviewOf(group, roadmap);
      return review?.period === period ? review.dueAt : undefined;
    }
  }
}
