// What a post that comes late says of itself.
import { type Block, quiet } from '../message/message.ts';
import { formatDate } from '../time/format-date.ts';
import { dateIn, type ZoneId } from '../time/temporal.ts';
import type { Composing, DuePost } from './compose.ts';

/** "This comes late: it was due Mon 2 Mar at 09:00." in a zone; nothing for a post in time. */
export function lateLine(post: DuePost, { late, now }: Composing, zone: ZoneId): Block | undefined {
  if (!late) return undefined;
  const due = post.dueAt.toZonedDateTimeISO(zone);
  const time = due.toPlainTime().toString({ smallestUnit: 'minute' });
  return quiet(
    `This comes late: it was due ${formatDate(due.toPlainDate(), dateIn(zone, now))} at ${time}.`,
  );
}
