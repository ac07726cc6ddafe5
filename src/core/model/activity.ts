// When members last did anything, and the storage port of it. An entry, an assessment, a review, a plan change and
// joining are noted by the database itself, in the unit of work that stores them.
import type { Instant } from '../time/temporal.ts';
import type { GroupId, MemberId } from './ids.ts';

export type ActivityReads = {
  /** When each member of a group last did anything; whoever has left, too. */
  inGroup(group: GroupId): Promise<ReadonlyMap<MemberId, Instant>>;
};

export type ActivityWrites = {
  /** A member did what leaves no record of its own: pressed a button, set a goal. */
  note(member: MemberId, at: Instant): Promise<void>;
};
