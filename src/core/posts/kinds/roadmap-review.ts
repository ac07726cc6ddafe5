// The reminder that the roadmap itself is due for a review, on its own next-review date.
import { bold, rich, command as typed } from '../../message/inline.ts';
import { message, quiet, text } from '../../message/message.ts';
import type { RoadmapDate } from '../../roadmap/roadmap.ts';
import type { Composed, Composing, DuePost } from '../compose.ts';

export async function composeRoadmapReview(
  _post: DuePost,
  { facts: { roadmap, group } }: Composing,
): Promise<Composed> {
  const { title, lastUpdated, nextReview } = roadmap;
  return {
    kind: 'message',
    message: message(
      text(rich`${bold(title)}, the roadmap of ${bold(group.name)}, is due for a review.`),
      text(
        `It was last updated ${monthText(lastUpdated)}; its next review was set for ${monthText(nextReview)}${nextReview.note === undefined ? '' : ` (${nextReview.note})`}.`,
      ),
      quiet(
        rich`Admins bring a changed one with ${typed('setup roadmap')}. Items keep their ids when they are renamed or moved, so nobody’s progress is lost.`,
      ),
    ),
  };
}

function monthText({ date, precision }: RoadmapDate): string {
  return date.toLocaleString('en-GB', {
    month: 'long',
    year: 'numeric',
    ...(precision === 'day' && { day: 'numeric' }),
  });
}
