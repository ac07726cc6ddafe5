// The warning of a member's timer, as it is to be stored: once for each run, whoever's it has become by linking.
import type { Group } from '#core/model/groups.ts';
import type { Member } from '#core/model/members.ts';
import type { NewPost } from '#core/model/posts.ts';
import type { Reads } from '#core/model/store.ts';
import { toCome } from '#core/posts/under-way.ts';
import { timerWarningOf } from '#core/rules/schedule.ts';
import type { Instant } from '#core/time/temporal.ts';

/** The warning of the timer that a member sees; nothing when it went to who had the timer before, or is on its way. */
export async function warningAsked(
  read: Reads,
  { id: group }: Group,
  { id: member }: Member,
  now: Instant,
): Promise<readonly NewPost[]> {
  const timer = await read.timers.ofMember(member);
  const account = timer && (await read.accounts.byId(timer.account));
  if (timer === undefined || account === undefined) return [];
  const warning = timerWarningOf(timer);
  const elsewhere = (await read.posts.timerWarnings(group, warning.period)).filter(
    ({ target }) => target.kind !== 'member' || target.member !== member,
  );
  if (elsewhere.some((post) => 'outcome' in post || !toCome(post, now))) return [];
  const target = { kind: 'member', member } as const;
  return [{ group, kind: 'timer-warning', target, surface: account.surface, ...warning }];
}
