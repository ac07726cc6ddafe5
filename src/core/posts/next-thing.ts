// One thing that a member can do next, and what to read for it.
import { italic, type Rich, rich } from '../message/inline.ts';
import type { Standing } from '../progress/standing.ts';
import { resourcesFor } from '../roadmap/fitting-resources.ts';
import { itemById } from '../roadmap/lookups.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { shortTitle } from './short-title.ts';

/**
 * "one hour on *X* would be a start: the first resource for it", or what is next for who has begun already; nothing
 * when all is done.
 */
export function nextThing(
  roadmap: Roadmap,
  { open, done }: Pick<Standing, 'open' | 'done'>,
  begun = false,
): Rich | undefined {
  const [id] = [...open.overdue, ...open.current, ...open.later];
  const item = id === undefined ? undefined : itemById(roadmap, id);
  if (item === undefined) return undefined;
  const [resource] = resourcesFor(roadmap, item, (each) => !done.has(each.id)).resources;
  const title = italic(shortTitle(item.title));
  const start = begun ? rich`${title} is next` : rich`one hour on ${title} would be a start`;
  return resource === undefined ? start : rich`${start}: ${resource.title}`;
}
