// How late a post or an announcement may still go out (design section 6, "Late").
import type { PostKind } from '../model/posts.ts';
import type { Instant } from '../time/temporal.ts';

type Kind = PostKind | 'announcement';

const HOUR = 3_600_000;

/** Milliseconds after which a post is skipped; elapsed time, whatever the clocks on the wall do. */
const LATEST: Readonly<Record<Kind, number>> = {
  announcement: 12 * HOUR,
  nudge: 12 * HOUR,
  'personal-nudge': 12 * HOUR,
  reminder: 12 * HOUR,
  checkpoint: 14 * 24 * HOUR,
  'review-reminder': 12 * HOUR,
  'timer-warning': 12 * HOUR,
  'roadmap-review': Number.POSITIVE_INFINITY,
};

/** What ten thousand groups due in one minute need is not called late. */
const ON_TIME = HOUR / 4;

export type Lateness = 'early' | 'on-time' | 'late' | 'too-late';

/** How late it is for a post that was due at an instant. */
export function latenessOf(kind: Kind, dueAt: Instant, now: Instant): Lateness {
  const late = now.epochMilliseconds - dueAt.epochMilliseconds;
  if (late < 0) return 'early';
  if (late > LATEST[kind]) return 'too-late';
  return late > ON_TIME ? 'late' : 'on-time';
}

/** Whether a post that goes out at an instant says that it is late; one that goes along with an earlier one is not. */
export function isLate(kind: Kind, dueAt: Instant, at: Instant): boolean {
  const lateness = latenessOf(kind, dueAt, at);
  return lateness === 'late' || lateness === 'too-late';
}

/** The earliest due time of a post that may still go out now; nothing where any may. */
export function earliestSendable(kind: PostKind, now: Instant): Instant | undefined {
  const latest = LATEST[kind];
  return Number.isFinite(latest) ? now.subtract({ milliseconds: latest }) : undefined;
}
