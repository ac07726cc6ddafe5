// What a roadmap requires of a plan: the deliverables that are not optional; and what "3 of 31" counts.
import type { Item, Roadmap } from '../roadmap/roadmap.ts';
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

/** Of some items: those that are asked for or done, and what is left out of them. */
export type AskedItems<T> = {
  readonly asked: readonly T[];
  readonly done: readonly T[];
  /** Not done, and not missed. */
  readonly optional: readonly T[];
  /** Not done, and skipped by the plan. */
  readonly skipped: readonly T[];
};

/**
 * What "3 of 31" counts, everywhere that it is said: required items that the plan does not skip, and others once
 * they are done. So an optional or skipped one is not missed while it is open, and counts in both numbers when done.
 */
export function askedItems<T extends Pick<Item, 'id' | 'optional'>>(
  items: readonly T[],
  done: ReadonlySet<string>,
  skipped: ReadonlySet<string>,
): AskedItems<T> {
  const open = items.filter(({ id }) => !done.has(id));
  const left = new Set(open.filter(({ id, optional }) => optional || skipped.has(id)));
  return {
    asked: items.filter((item) => !left.has(item)),
    done: items.filter(({ id }) => done.has(id)),
    optional: [...left].filter(({ id }) => !skipped.has(id)),
    skipped: [...left].filter(({ id }) => skipped.has(id)),
  };
}

/** "3 of 30", and beside it what that leaves out: "1 optional, 1 skipped". */
export function askedWords<T>({ asked, done, optional, skipped }: AskedItems<T>): {
  readonly count: string;
  readonly beside: string | undefined;
} {
  const left = [
    optional.length > 0 ? `${optional.length} optional` : undefined,
    skipped.length > 0 ? `${skipped.length} skipped` : undefined,
  ].filter((each) => each !== undefined);
  return {
    count: `${done.length} of ${asked.length}`,
    beside: left.length === 0 ? undefined : left.join(', '),
  };
}
