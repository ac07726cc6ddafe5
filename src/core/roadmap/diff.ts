// What changes between two versions of a roadmap, item by item: told to an admin before it is applied.
// Items are the same by their ids alone: a new title, place or kind never makes another item of one.
import type { Item, Roadmap } from './roadmap.ts';

/** The same item in both versions. */
export type ItemChange = { readonly before: Item; readonly after: Item };

/** An item may stand in several of the lists of changes. Each list is in the order of its roadmap, the new one's for changes. */
export type RoadmapDiff = {
  readonly added: readonly Item[];
  readonly removed: readonly Item[];
  /** Another title. */
  readonly renamed: readonly ItemChange[];
  /** In another quarter. */
  readonly moved: readonly ItemChange[];
  /** Another kind of item, or of resource. */
  readonly rekinded: readonly ItemChange[];
  /** No longer optional, or optional from now on. */
  readonly optionality: readonly ItemChange[];
};

type Items = Pick<Roadmap, 'items' | 'itemsById'>;

/** From `before` to `after`. A roadmap differs in nothing from itself. */
export function roadmapDiff(before: Items, after: Items): RoadmapDiff {
  const kept = after.items.flatMap((item): ItemChange[] => {
    const former = before.itemsById.get(item.id);
    return former === undefined ? [] : [{ before: former, after: item }];
  });
  const where = (differs: (change: ItemChange) => boolean) => kept.filter(differs);
  return {
    added: after.items.filter(({ id }) => !before.itemsById.has(id)),
    removed: before.items.filter(({ id }) => !after.itemsById.has(id)),
    renamed: where((change) => change.before.title !== change.after.title),
    moved: where((change) => change.before.quarter !== change.after.quarter),
    rekinded: where((change) => kindOf(change.before) !== kindOf(change.after)),
    optionality: where((change) => change.before.optional !== change.after.optional),
  };
}

/** Whether nothing of any item differs; the words around the items may. */
export function isSameItems(diff: RoadmapDiff): boolean {
  return Object.values(diff).every((list) => list.length === 0);
}

/** "deliverable", "book": a resource is known by its own kind. */
export function kindOf(item: Item): string {
  return item.kind === 'resource' ? item.resource : item.kind;
}
