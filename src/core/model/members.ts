// Members: people in groups, and the storage port of them.
import type { DayEnd } from '../time/personal-day.ts';
import type { Instant, PlainDate, ZoneId } from '../time/temporal.ts';
import type { Account } from './accounts.ts';
import type { Goal } from './goals.ts';
import type { GroupId, MemberId, PersonId } from './ids.ts';

export const VISIBILITIES = ['public', 'anonymous', 'hidden'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const NUDGES = ['mention', 'dm', 'off'] as const;
export type NudgePreference = (typeof NUDGES)[number];

/** A person in a group. */
export type Member = {
  readonly id: MemberId;
  readonly group: GroupId;
  readonly person: PersonId;
  readonly start: PlainDate;
  /** The start is the cohort's and follows it when it is changed. */
  readonly followsCohort: boolean;
  readonly timeZone: ZoneId;
  /** Until then it is still the day before for the member. */
  readonly dayEnds: DayEnd;
  readonly visibility: Visibility;
  readonly nudge: NudgePreference;
  readonly joinedAt: Instant;
  /** Set while the member has left the place: out of posts and boards, data kept. */
  readonly leftAt?: Instant;
};

/** A member with the names that boards and answers need: the latest name, and the accounts to mention. */
export type Profile = {
  readonly member: Member;
  readonly name: string;
  readonly accounts: readonly Account[];
  /** Where others beside them are called the same: which of them by the order of joining, from 1. */
  readonly apart?: number;
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
  /** Whoever joins has days that end at midnight. */
  add(member: Omit<Member, 'id' | 'leftAt' | 'dayEnds'>, goal: Goal): Promise<Member>;
  update(
    id: MemberId,
    change: Partial<{
      start: PlainDate;
      followsCohort: boolean;
      timeZone: ZoneId;
      dayEnds: DayEnd;
      visibility: Visibility;
      nudge: NudgePreference;
      leftAt: Instant | null;
    }>,
  ): Promise<void>;
  /** Moves the start of all members who follow the cohort. */
  moveCohort(group: GroupId, start: PlainDate): Promise<void>;
};
