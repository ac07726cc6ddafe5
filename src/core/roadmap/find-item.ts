// Finds the roadmap item that a person types, and offers items while they type.
import type { Finding } from './find-titled.ts';
import { findTitled, matchTitled } from './find-titled.ts';
import type { Item, ItemKind, Roadmap } from './roadmap.ts';

/** Reads an item as typed: an id or a title, exact, or an unambiguous part of it, whatever its case. */
export function findItem(roadmap: Roadmap, text: string): Finding<Item> {
  return findTitled(roadmap.items, text);
}

export type SuggestionContext = {
  /** Ids of the items that the member has completed. */
  readonly done: ReadonlySet<string>;
  /** Ids of the items that the member's plan skips. */
  readonly skipped: ReadonlySet<string>;
  /** The member's quarter today, from 1. */
  readonly currentQuarter: number;
  /** Without it items of every kind. */
  readonly kinds?: readonly ItemKind[];
  /** At most so many; 25, Discord's limit, unless told. */
  readonly limit?: number;
};

const MOST_FOUND = 25;
/** Deliverables are what counts. */
const KIND_ORDER: Readonly<Record<ItemKind, number>> = {
  deliverable: 0,
  technology: 1,
  skill: 2,
  resource: 3,
};

/**
 * What to offer while an item is typed: what is open up to the current quarter, then later
 * quarters', skipped and completed items; among them the best match, then the nearest quarter.
 */
export function suggestItems(
  roadmap: Roadmap,
  partial: string,
  context: SuggestionContext,
): readonly Item[] {
  const { kinds, limit = MOST_FOUND, currentQuarter } = context;
  const items =
    kinds === undefined ? roadmap.items : roadmap.items.filter(({ kind }) => kinds.includes(kind));
  return matchTitled(items, partial)
    .toSorted(
      (first, second) =>
        lateness(first.entry, context) - lateness(second.entry, context) ||
        first.rank - second.rank ||
        Math.abs(first.entry.quarter - currentQuarter) -
          Math.abs(second.entry.quarter - currentQuarter) ||
        KIND_ORDER[first.entry.kind] - KIND_ORDER[second.entry.kind],
    )
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function lateness(item: Item, { done, skipped, currentQuarter }: SuggestionContext): number {
  if (done.has(item.id)) return 3;
  if (skipped.has(item.id)) return 2;
  return item.quarter > currentQuarter ? 1 : 0;
}
