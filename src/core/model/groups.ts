// Groups, and the storage port of them.
import type { Instant, PlainDate, ZoneId } from '../time/temporal.ts';
import type { AccountId, GroupId } from './ids.ts';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When a group's weekly nudge comes: a weekday and a local time "HH:MM" in the group's zone. */
export type NudgeSchedule = { readonly day: Weekday; readonly time: string };

/** The people who follow one roadmap together. */
export type Group = {
  readonly id: GroupId;
  readonly name: string;
  readonly timeZone: ZoneId;
  /** The cohort's first day. */
  readonly start: PlainDate;
  readonly roadmap: string;
  readonly nudge: NudgeSchedule;
  readonly createdAt: Instant;
  /** Who last ran `setup`; nobody once they have been deleted. */
  readonly setUpBy?: AccountId;
};

export type GroupReads = {
  byId(id: GroupId): Promise<Group | undefined>;
  /** Whether anybody is or was a member of a group: those who left too. */
  hasHadMembers(group: GroupId): Promise<boolean>;
};

export type GroupWrites = {
  add(group: Omit<Group, 'id'>): Promise<Group>;
  update(
    id: GroupId,
    change: Partial<{
      name: string;
      timeZone: ZoneId;
      start: PlainDate;
      nudge: NudgeSchedule;
      setUpBy: AccountId;
      roadmap: string;
    }>,
  ): Promise<void>;
};
