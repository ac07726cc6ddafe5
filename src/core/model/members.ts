// The storage port of members: people in groups.
import type { Instant, PlainDate, ZoneId } from '../time/temporal.ts';
import type { GroupId, MemberId, PersonId } from './ids.ts';
import type { Account, Goal, Member, NudgePreference, Visibility } from './member.ts';

export type AccountKey = Pick<Account, 'surface' | 'workspaceId' | 'userId'>;

/** A member with the names that boards and answers need: the latest name, and the accounts to mention. */
export type Profile = {
  readonly member: Member;
  readonly name: string;
  readonly accounts: readonly Account[];
};

export type MemberReads = {
  byGroupAndPerson(group: GroupId, person: PersonId): Promise<Member | undefined>;
  byId(id: MemberId): Promise<Member | undefined>;
  /** The groups that a person is a member of and has not left. */
  ofPerson(person: PersonId): Promise<readonly Member[]>;
  /** Profiles of the named members, in any order; those that do not exist are left out. */
  profiles(members: readonly MemberId[]): Promise<readonly Profile[]>;
  /** How many members have not left, and how many of them are not hidden. */
  count(group: GroupId): Promise<{ readonly all: number; readonly listed: number }>;
  /** All members who have not left. */
  inGroup(group: GroupId): Promise<readonly Member[]>;
};

export type MemberWrites = {
  add(member: Omit<Member, 'id' | 'leftAt'>, goal: Goal): Promise<Member>;
  update(
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
  /** Moves the start of all members who follow the cohort. */
  moveCohort(group: GroupId, start: PlainDate): Promise<void>;
};
