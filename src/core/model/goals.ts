// The storage port of weekly goals.
import type { GroupId, MemberId } from './ids.ts';
import type { Goal } from './member.ts';

export type GoalReads = {
  /** Oldest first; a member has at least one. */
  ofMember(member: MemberId): Promise<readonly Goal[]>;
  /** The goals of all members of a group who have not left. */
  inGroup(group: GroupId): Promise<ReadonlyMap<MemberId, readonly Goal[]>>;
};

export type GoalWrites = {
  /** Sets the goal from a Monday on; one set before for the same Monday is replaced. */
  set(member: MemberId, goal: Goal): Promise<void>;
};
