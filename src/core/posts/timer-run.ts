// The run that a timer's warning is about, as it stands now: linking and parting may have moved it to another member.
import type { Account } from '../model/accounts.ts';
import type { Member } from '../model/members.ts';
import type { Post } from '../model/posts.ts';
import type { Reads } from '../model/store.ts';
import type { Timer } from '../model/timers.ts';
import { accountOfRun, runOf } from '../rules/timer.ts';

export type RunningTimer = {
  readonly timer: Timer;
  /** Whose it is now. */
  readonly member: Member;
};

/** The timer of a warning, if it still runs and is the one that its member sees; not one of who has left. */
export async function runningTimerOf(
  read: Reads,
  { group, period }: Pick<Post, 'group' | 'period'>,
): Promise<RunningTimer | undefined> {
  const account = await starterOf(read, { period });
  const member = account && (await read.members.byGroupAndPerson(group, account.person));
  if (member === undefined || member.leftAt !== undefined) return undefined;
  const timer = await read.timers.ofMember(member.id);
  return timer !== undefined && runOf(timer) === period ? { timer, member } : undefined;
}

/** The account that started the timer of a warning. */
export async function starterOf(
  read: Reads,
  { period }: Pick<Post, 'period'>,
): Promise<Account | undefined> {
  const id = accountOfRun(period);
  return id && read.accounts.byId(id);
}
