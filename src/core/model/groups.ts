// The storage port of groups and the places that belong to them.

import type { PlainDate, ZoneId } from '../time/temporal.ts';
import type { AccountId, GroupId, PlaceId } from './ids.ts';
import type { Place } from './places.ts';

type PlaceKey = Pick<Place, 'surface' | 'workspaceId'>;

export type GroupReads = {
  place(key: PlaceKey): Promise<Place | undefined>;
  places(group: GroupId): Promise<readonly Place[]>;
  group(id: GroupId): Promise<Group | undefined>;
};

export type GroupWrites = {
  addGroup(group: Omit<Group, 'id'>): Promise<Group>;
  updateGroup(
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
  addPlace(place: Omit<Place, 'id'>): Promise<Place>;
  /** `group` moves the place to another group. */
  updatePlace(
    id: PlaceId,
    change: Partial<{ name: string; channelId: string; group: GroupId }>,
  ): Promise<void>;
};
