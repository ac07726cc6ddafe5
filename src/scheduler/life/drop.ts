// claimed → gone: the rules no longer ask for a post, and its schedule is planned again.
import type { ClaimedPost } from '#core/model/posts.ts';
import type { Transaction } from '#core/model/store.ts';
import { runningTimerOf } from '#core/posts/timer-run.ts';

export async function drop(tx: Transaction, post: ClaimedPost): Promise<void> {
  await tx.posts.drop(post);
  if (post.kind === 'checkpoint') await tx.schedules.markOpenPausesStale(post.group);
  if (post.kind !== 'timer-warning') return;
  // Whose timer it has become was not planned while this one was on its way.
  const running = await runningTimerOf(tx, post);
  if (running) await tx.schedules.markStale({ group: post.group, member: running.member.id });
}
