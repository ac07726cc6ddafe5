// Who is reminded of a review, a week after the checkpoint.
import type { Post } from '../model/posts.ts';
import type { Instant } from '../time/temporal.ts';
import type { GroupFacts } from './facts.ts';
import { type EndedQuarter, endBefore, quartersEnded } from './quarter-ends.ts';

/** Of the members whose quarter a checkpoint was about and who are `meant`, those who have not written their review. */
export async function toRemind(
  facts: GroupFacts,
  checkpoint: Pick<Post, 'period'>,
  now: Instant,
  isMeant: (ended: EndedQuarter) => boolean = isMentioned,
): Promise<readonly EndedQuarter[]> {
  const ended = await quartersEnded(facts, endBefore(checkpoint), now);
  const meant = ended.filter(isMeant);
  const reviews = await Promise.all(
    meant.map(({ member, quarter }) => facts.read.reviews.byQuarter(member.id, quarter.number)),
  );
  return meant.filter((_, index) => reviews[index]?.writtenAt === undefined);
}

/** In a channel: by name, and who chose to be mentioned. */
function isMentioned({ member }: EndedQuarter): boolean {
  return member.nudge === 'mention' && member.visibility === 'public';
}
