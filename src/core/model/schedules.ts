// The storage port of schedules: those that are to be planned again.
import type { Instant } from '../time/temporal.ts';
import type { GroupId, MemberId } from './ids.ts';

/** A schedule: a member's, or what a group has apart from its members. */
export type ScheduleId = { readonly group: GroupId; readonly member?: MemberId };

/** One that is to be planned again; `since` says when what made it so was done, where an interaction did. */
export type StaleSchedule = ScheduleId & { readonly since?: Instant };

export type ScheduleReads = {
  stale(limit: number): Promise<readonly StaleSchedule[]>;
};

export type ScheduleWrites = {
  /** Has a schedule planned again. */
  markStale(schedule: ScheduleId): Promise<void>;
  /** Marks a schedule as planned. */
  markPlanned(schedule: ScheduleId): Promise<void>;
  /** Has the schedules of members on an open pause planned again: their quarters' ends move day by day. */
  markOpenPausesStale(group: GroupId): Promise<void>;
  /** Has all groups of a roadmap planned again when what the schedule needs of it is new; true when it was. */
  noteRoadmap(id: string, facts: string): Promise<boolean>;
};
