// The storage port of schedules: those that are to be planned again.
import type { GroupId, MemberId } from './ids.ts';

/** A schedule that is to be planned again: a member's, or what a group has apart from its members. */
export type StaleSchedule = { readonly group: GroupId; readonly member?: MemberId };

export type ScheduleReads = {
  stale(limit: number): Promise<readonly StaleSchedule[]>;
};

export type ScheduleWrites = {
  /** Has a schedule planned again. */
  markStale(schedule: StaleSchedule): Promise<void>;
  /** Marks a schedule as planned. */
  markPlanned(schedule: StaleSchedule): Promise<void>;
  /** Has the schedules of members on an open pause planned again: their quarters' ends move day by day. */
  markOpenPausesStale(group: GroupId): Promise<void>;
  /** Has all groups of a roadmap planned again when what the schedule needs of it is new; true when it was. */
  noteRoadmap(id: string, facts: string): Promise<boolean>;
};
