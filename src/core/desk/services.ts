// What the desk works with, handed in by the composition root.
import type { Command } from '../command/command.ts';
import type { Surface } from '../command/surface.ts';
import type { SurfaceId } from '../model/ids.ts';
import type { Log } from '../model/log.ts';
import type { RoadmapShelf } from '../model/roadmaps.ts';
import type { Store } from '../model/store.ts';
import type { Clock } from '../time/temporal.ts';

export type DeskServices = {
  readonly commands: readonly Command[];
  readonly store: Store;
  readonly clock: Clock;
  readonly roadmaps: RoadmapShelf;
  /** The surface of that name, where it runs. */
  readonly surface: (id: SurfaceId) => Surface | undefined;
  readonly log: Log;
};
