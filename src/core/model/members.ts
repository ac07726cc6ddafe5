// The storage port of accounts, and of people as members of groups.

import type { Instant, PlainDate, ZoneId } from '../time/temporal.ts';
import type { Account } from './accounts.ts';
import type { Goal } from './goals.ts';
import type { AccountId, GroupId, MemberId, PersonId } from './ids.ts';

export type AccountKey = Pick<Account, 'surface' | 'workspaceId' | 'userId'>;

/** A member with the names that boards and answers need: the latest name, and the accounts to mention. */
export type Profile = {
  readonly member: Member;
  readonly name: string;
  readonly accounts: readonly Account[];
};

export type MemberReads = {
  account(key: AccountKey): Promise<Account | undefined>;
  accountById(id: AccountId): Promise<Account | undefined>;
  accounts(person: PersonId): Promise<readonly Account[]>;

  member(group: GroupId, person: PersonId): Promise<Member | undefined>;
  memberById(id: MemberId): Promise<Member | undefined>;
  /** The groups that a person is a member of and has not left. */
  memberships(person: PersonId): Promise<readonly Member[]>;
  /** Profiles of the named members, in any order; those that do not exist are left out. */
  profiles(members: readonly MemberId[]): Promise<readonly Profile[]>;
  /** How many members have not left, and how many of them are not hidden. */
  countMembers(group: GroupId): Promise<{ readonly all: number; readonly listed: number }>;
  /** Whether anybody is or was a member of a group: those who left too. */
  hasMembers(group: GroupId): Promise<boolean>;
  /** All members who have not left. */
  members(group: GroupId): Promise<readonly Member[]>;
  /** Oldest first; a member has at least one. */
  goals(member: MemberId): Promise<readonly Goal[]>;
  /** The goals of all members of a group who have not left. */
  goalsOfGroup(group: GroupId): Promise<ReadonlyMap<MemberId, readonly Goal[]>>;
};

export type MemberWrites = {
  /** Finds or creates the account (with a new person), and refreshes its name. */
  knowAccount(key: AccountKey, name: string, at: Instant): Promise<Account>;

  addMember(member: Omit<Member, 'id' | 'leftAt'>, goal: Goal): Promise<Member>;
  updateMember(
    id: MemberId,
    change: Partial<{
      start: PlainDate;
      followsCohort: boolean;
      timeZone: ZoneId;
      visibility: Visibility;
      nudge: NudgePreference;
      leftAt: Instant | null;
    }>,
  ): Promise<void>;
  /** Sets the goal from a Monday on; one set before for the same Monday is replaced. */
  setGoal(member: MemberId, goal: Goal): Promise<void>;
  /** Moves the start of all members who follow the cohort. */
  moveCohort(group: GroupId, start: PlainDate): Promise<void>;
};
