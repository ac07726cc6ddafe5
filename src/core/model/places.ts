// Places: a group's servers and workspaces, those where posting has stopped, and the storage port of them.
import type { Instant } from '../time/temporal.ts';
import type { GroupId, PlaceId, SurfaceId } from './ids.ts';

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

/** Since when and why the channel of a place takes no posts. */
export type Stop = {
  readonly at: Instant;
  /** What the platform said: 'gone', 'forbidden' or 'not-a-channel'. */
  readonly why: string;
};

export type StoppedPlace = Place & { readonly stop: Stop };

type PlaceKey = Pick<Place, 'surface' | 'workspaceId'>;

export type PlaceReads = {
  byWorkspace(key: PlaceKey): Promise<Place | undefined>;
  /**
   * The first to have joined first: it made the group, or has taken that part. With its stop where posting has stopped,
   * and when somebody pressed Stop nudges there.
   */
  ofGroup(
    group: GroupId,
  ): Promise<readonly (Place & { readonly stop?: Stop; readonly hushedAt?: Instant })[]>;
  /** Places whose stop the admin has not been told of and may be told now. */
  stopsToReport(now: Instant): Promise<readonly StoppedPlace[]>;
};

export type PlaceWrites = {
  /** As the last of its group to have joined. */
  add(place: Omit<Place, 'id'>): Promise<Place>;
  /** `group` moves the place to another group, as the last to have joined. */
  update(
    id: PlaceId,
    change: Partial<{ name: string; channelId: string; group: GroupId }>,
  ): Promise<void>;
  /** Takes a place out of its group, with what was and would have been posted there. */
  remove(id: PlaceId): Promise<void>;
  /** Stops a place's schedule; false when it was stopped already. */
  stop(place: PlaceId, why: string, at: Instant): Promise<boolean>;
  /** Goes on with a place's schedule: something was posted there. Setting its channel does the same. */
  resume(place: PlaceId): Promise<boolean>;
  /** Somebody pressed Stop nudges there, or took that back. */
  hush(place: PlaceId, at: Instant): Promise<void>;
  unhush(place: PlaceId): Promise<void>;
  /** Claims reporting a stop to the admin; false when another did. */
  claimReport(place: PlaceId): Promise<boolean>;
  /** The admin could not be told of a stop yet: it may be reported from an instant on. */
  reportLater(place: PlaceId, at: Instant): Promise<void>;
};
