// Weekly goals, and the storage port of them.
import type { PlainDate } from '../time/temporal.ts';
import type { GroupId, MemberId } from './ids.ts';

/** A weekly goal and the Monday from which it holds. */
export type Goal = {
  readonly from: PlainDate;
  readonly hours: number;
  /** Why it was changed, where the member said. */
  readonly reason?: string;
};

export type GoalReads = {
  /** Oldest first; a member has at least one. */
  ofMember(member: MemberId): Promise<readonly Goal[]>;
  /** The goals of all members of a group who have not left. */
  inGroup(group: GroupId): Promise<ReadonlyMap<MemberId, readonly Goal[]>>;
};

export type GoalWrites = {
  /** Sets the goal from a Monday on; one set before for the same Monday is replaced. */
  set(member: MemberId, goal: Goal): Promise<void>;
  /** Takes the goal of a Monday away: the one before it goes on. Never a member's only one. */
  remove(member: MemberId, from: PlainDate): Promise<void>;
};
