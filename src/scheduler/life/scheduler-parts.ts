// What the scheduler works with.

import type { Surface } from '#core/command/surface.ts';
import type { GroupId, SurfaceId } from '#core/model/ids.ts';
import type { Log } from '#core/model/log.ts';
import type { RoadmapShelf } from '#core/model/roadmaps.ts';
import type { Reads, Store } from '#core/model/store.ts';
import type { Composers } from '#core/posts/compose.ts';
import { factsOf, type GroupFacts } from '#core/posts/facts.ts';
import type { Clock } from '#core/time/temporal.ts';

/** The surfaces that run in this process; nothing is claimed for the others. */
export type SurfaceOf = (id: SurfaceId) => Surface | undefined;

export type SchedulerParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly surface: SurfaceOf;
  readonly roadmaps: RoadmapShelf;
  readonly composers: Composers;
  /** Announces what is due of completions, beside the posts; fulfils when that is done. */
  readonly announceDue: () => Promise<void>;
  readonly log: Log;
};

/** The facts of a group, as `read` sees them; nothing when the group is gone. */
export async function groupFacts(
  { roadmaps }: Pick<SchedulerParts, 'roadmaps'>,
  read: Reads,
  id: GroupId,
): Promise<GroupFacts | undefined> {
  const group = await read.groups.byId(id);
  return group && factsOf(read, group, await roadmaps.roadmapOf(group, read));
}
