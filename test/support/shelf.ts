// Roadmaps for a desk or a scheduler in tests: the first is the one that new groups follow.
import type { RoadmapShelf } from '#core/model/roadmaps.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { createShelf } from '#roadmap/shelf.ts';

/** Throws where a roadmap cannot be had: no test should go on with another one unseen. */
export function shelfOf(shipped: Roadmap, ...others: readonly Roadmap[]): RoadmapShelf {
  const byId = new Map([shipped, ...others].map((each) => [each.id, each]));
  return createShelf(
    { byId, shipped },
    {
      error: (data) => {
        throw new Error(JSON.stringify(data));
      },
    },
  );
}
