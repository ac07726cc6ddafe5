// What the scheduler is made of, and the settings of a post that each of its steps looks up.

import type { Surface } from '#core/command/surface.ts';
import type { Group } from '#core/model/groups.ts';
import type { GroupId, SurfaceId } from '#core/model/ids.ts';
import type { Log } from '#core/model/log.ts';
import type { RoadmapShelf } from '#core/model/roadmaps.ts';
import type { Reads, Store } from '#core/model/store.ts';
import type { Composers } from '#core/posts/compose.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import type { Clock } from '#core/time/temporal.ts';

export type SchedulerParts = {
  readonly store: Store;
  readonly clock: Clock;
  /** The surfaces that run in this process; nothing is claimed for the others. */
  readonly surface: (id: SurfaceId) => Surface | undefined;
  readonly roadmaps: RoadmapShelf;
  readonly composers: Composers;
  readonly log: Log;
};

/** A group and the roadmap that it follows. */
export type Setting = { readonly group: Group; readonly roadmap: Roadmap };

/** The setting of a group; nothing when the group is gone. */
export async function settingOf(
  { roadmaps }: Pick<SchedulerParts, 'roadmaps'>,
  read: Reads,
  id: GroupId,
): Promise<Setting | undefined> {
  const group = await read.groups.byId(id);
  return group && { group, roadmap: await roadmaps.roadmapOf(group, read) };
}
