// What follows from a post that is done: the next week's, so that no week is passed over in silence, or the reminder
// of a checkpoint.
import type { NewPost, OpenPost, PostOutcomeRecord } from '../model/posts.ts';
import { isWeekly, nextWeekly, reviewReminderAt, weeklyOf } from '../rules/schedule.ts';
import type { GroupFacts } from './facts.ts';
import { placeWithChannel } from './places.ts';

/** The posts that are asked for by that, due or not. */
export async function followingOf(
  post: OpenPost,
  outcome: PostOutcomeRecord,
  facts: GroupFacts,
): Promise<readonly NewPost[]> {
  const { kind, target, group, surface, period, dueAt } = post;
  if (kind === 'checkpoint') {
    if (outcome.state !== 'sent') return [];
    const reminder = reviewReminderAt(facts.group, period, outcome.at);
    return [{ group, target, surface, kind: 'review-reminder', ...reminder }];
  }
  if (post.again || !isWeekly(kind)) return [];
  const member = target.kind === 'member' ? await facts.member(target.member) : undefined;
  if (target.kind === 'place' && (await placeWithChannel(facts, target.place)) === undefined) {
    return [];
  }
  const weekly = weeklyOf(kind, facts.group, member);
  if (weekly === undefined) return [];
  return [{ kind, target, group, surface, ...nextWeekly(weekly, dueAt, period) }];
}
