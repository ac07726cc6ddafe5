// A personal nudge and the fifth-day reminder are never less than 24 hours from each other.
import type { MemberId } from '../model/ids.ts';
import type { PostKind } from '../model/posts.ts';
import type { Reads } from '../model/store.ts';
import type { Instant } from '../time/temporal.ts';

const DAY_MILLISECONDS = 24 * 3_600_000;

/** Whether a kind of post was sent to a member less than 24 hours before or after an instant. */
export async function cameWithinADay(
  { posts }: Pick<Reads, 'posts'>,
  member: MemberId,
  kind: PostKind,
  now: Instant,
): Promise<boolean> {
  const sent = await posts.lastSentTo(member, kind);
  return sent !== undefined && isWithinADay(sent, now);
}

/** The same, or is due then. */
export async function comesWithinADay(
  read: Pick<Reads, 'posts'>,
  member: MemberId,
  kind: PostKind,
  now: Instant,
): Promise<boolean> {
  if (await cameWithinADay(read, member, kind, now)) return true;
  const open = await read.posts.openOfMember(member);
  return open.some((post) => post.kind === kind && isWithinADay(post.dueAt, now));
}

function isWithinADay(one: Instant, other: Instant): boolean {
  return Math.abs(one.epochMilliseconds - other.epochMilliseconds) < DAY_MILLISECONDS;
}
