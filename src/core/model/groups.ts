// The storage port of groups.
import type { PlainDate, ZoneId } from '../time/temporal.ts';
import type { Group, NudgeSchedule } from './group.ts';
import type { AccountId, GroupId } from './ids.ts';

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
