// One post a channel and local day (design section 6): what is due in a channel on one day goes out as one message, with
// the first of it. Here is when that is.
import type { Group } from '../model/groups.ts';
import type { Post, PostKind } from '../model/posts.ts';
import { latenessOf } from '../rules/schedule-late.ts';
import { instantAt, isBefore } from '../rules/schedule-time.ts';
import { dateIn, type Instant, Temporal, type ZoneId } from '../time/temporal.ts';

type Due = Pick<Post, 'kind' | 'dueAt'>;

/** The first instant of the group's day, and that of its next one. */
export function dayAround(zone: ZoneId, now: Instant): { readonly began: Instant; ends: Instant } {
  const began = now.toZonedDateTimeISO(zone).startOfDay();
  return { began: began.toInstant(), ends: began.add({ days: 1 }).startOfDay().toInstant() };
}

/**
 * When the posts of a channel that are not done go out: what is left over from days before, and what is due today, later
 * too. That is when the first of today's is due; at once where something left over cannot wait so long. A day that `had`
 * its post gets no second one: then at the group's time of the next day.
 */
export function goesOutAt(
  posts: readonly Due[],
  { group, now, had }: { readonly group: Group; readonly now: Instant; readonly had: boolean },
): Instant {
  if (had) return nextDayAt(group, now);
  const { began, ends } = dayAround(group.timeZone, now);
  const [first = now] = posts
    .map(({ dueAt }) => dueAt)
    .filter((dueAt) => !isBefore(dueAt, began) && isBefore(dueAt, ends))
    .toSorted(Temporal.Instant.compare);
  if (isBefore(first, now)) return now;
  const waits = posts.every(({ kind, dueAt }) => {
    const isOver = latenessOf(kind, dueAt, now) === 'too-late';
    return isOver || canWait({ kind, dueAt }, first);
  });
  return waits ? first : now;
}

/** Whether a post may still go out at an instant. */
export function canWait({ kind, dueAt }: Due, until: Instant): boolean {
  return latenessOf(kind, dueAt, until) !== 'too-late';
}

/** What stands in a day's post first: the week, the quarters that ended, who has a review to write. */
const ORDER: readonly PostKind[] = ['nudge', 'checkpoint', 'review-reminder'];

export function inReadingOrder<P extends Due>(posts: readonly P[]): readonly P[] {
  return posts.toSorted(
    (one, other) =>
      ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) ||
      Temporal.Instant.compare(one.dueAt, other.dueAt),
  );
}

/** When a channel that has had its post gets its next one at the latest, if anything waits. */
export function nextDayAt(group: Group, now: Instant): Instant {
  const tomorrow = dateIn(group.timeZone, now).add({ days: 1 });
  return instantAt(group.timeZone, tomorrow, group.nudge.time);
}

/** What a post is skipped for that came up after the day's post and cannot wait for the next one. */
export const WHY_HAD = 'the channel had its post of that day';
