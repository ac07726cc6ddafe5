// What a roadmap requires of a plan: the deliverables that are not optional.
import type { Roadmap } from '../roadmap/roadmap.ts';
import type { RequiredItems } from './pace.ts';

/** The ids of the required deliverables, by quarter. */
export function requiredDeliverables(roadmap: Pick<Roadmap, 'quarters'>): RequiredItems {
  return new Map(
    roadmap.quarters.map(({ number, deliverables }) => [
      number,
      deliverables.filter(({ optional }) => !optional).map(({ id }) => id),
    ]),
  );
}
