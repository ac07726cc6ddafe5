// Groups and their places.
import type { Instant, PlainDate, ZoneId } from '../time/temporal.ts';
import type { AccountId, GroupId, PlaceId, SurfaceId } from './ids.ts';

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

/** A Discord server or Slack workspace that belongs to a group. */
export type Place = {
  readonly id: PlaceId;
  readonly group: GroupId;
  readonly surface: SurfaceId;
  /** The server's or workspace's id on its platform. */
  readonly workspaceId: string;
  readonly name: string;
  /** Where Cairn posts; nothing is posted while there is none. */
  readonly channelId?: string;
};
