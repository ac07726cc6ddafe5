// Questions that the rest of the product asks a roadmap; all pure.
import type {
  Activity,
  Deliverable,
  HoursRange,
  Item,
  ItemKind,
  Level,
  LevelStep,
  Metric,
  Quarter,
  Roadmap,
  SkillArea,
} from './roadmap.ts';
import { LEVELS } from './roadmap.ts';

/** The item with this exact id; undefined when the roadmap has it no longer. */
export function itemById(roadmap: Roadmap, id: string): Item | undefined {
  return roadmap.itemsById.get(id);
}

/** What to call an item that members completed: its title, its last one where the roadmap has it no longer, else its id. */
export function itemTitle(roadmap: Roadmap, id: string): string {
  return knownTitle(roadmap, id) ?? id;
}

/** As `itemTitle`; undefined for an id that the roadmap never had a title for. */
export function knownTitle({ itemsById, formerTitles }: Roadmap, id: string): string | undefined {
  return itemsById.get(id)?.title ?? formerTitles?.get(id);
}

/** The last title of an item that the roadmap has no longer, by its id or that title, whatever the case. */
export function removedTitle({ formerTitles, itemsById }: Roadmap, typed: string) {
  const wanted = typed.toLowerCase();
  for (const [id, title] of formerTitles ?? []) {
    if (itemsById.has(id)) continue;
    if (wanted === id.toLowerCase() || wanted === title.toLowerCase()) return title;
  }
  return undefined;
}

/** Items in the roadmap's order: all of them, or those of one kind. */
export function allItems(roadmap: Roadmap, kind?: ItemKind): readonly Item[] {
  return kind === undefined ? roadmap.items : roadmap.items.filter((item) => item.kind === kind);
}

/** The quarter of this number (from 1); undefined outside the roadmap. */
export function quarterOf(roadmap: Roadmap, number: number): Quarter | undefined {
  return roadmap.quarters[number - 1];
}

/** The deliverables of one quarter (none outside the roadmap), or of all. */
export function deliverablesOf(roadmap: Roadmap, quarter?: number): readonly Deliverable[] {
  if (quarter !== undefined) return quarterOf(roadmap, quarter)?.deliverables ?? [];
  return roadmap.quarters.flatMap((each) => each.deliverables);
}

export function activityById(roadmap: Roadmap, id: string): Activity | undefined {
  return roadmap.activities.find((activity) => activity.id === id);
}

export function metricById(roadmap: Roadmap, id: string): Metric | undefined {
  return roadmap.metrics.find((metric) => metric.id === id);
}

export function skillAreaById(roadmap: Roadmap, id: string): SkillArea | undefined {
  return roadmap.skills.areas.find((area) => area.id === id);
}

/** The part of a range of hours that an activity's share gives it: 60–80 hours at 40 % are 24–32. */
export function activityHours(range: HoursRange, activity: Activity): HoursRange {
  const part = (hours: number) => (hours * activity.share) / 100;
  return { minimum: part(range.minimum), maximum: part(range.maximum) };
}

/** What the matrix plans for an area in a quarter; null where it plans nothing. */
export function plannedLevel(roadmap: Roadmap, area: SkillArea, quarter: number): LevelStep | null {
  const half = roadmap.skills.halves.findIndex((each) => each.quarters.includes(quarter));
  return area.levels[half] ?? null;
}

/** Negative when the first level is the lower one, 0 when they are the same. */
export function compareLevels(first: Level, second: Level): number {
  return LEVELS.indexOf(first) - LEVELS.indexOf(second);
}

/** The items whose completions a metric counts; none for a metric that members log. */
export function countedItems(roadmap: Roadmap, metric: Metric): readonly Item[] {
  const counted = metric.kind === 'count' ? metric.counted : undefined;
  switch (counted?.by) {
    case undefined:
      return [];
    case 'technologies':
      return allItems(roadmap, 'technology');
    case 'resources':
      return roadmap.items.filter(
        (item) => item.kind === 'resource' && item.resource === counted.kind,
      );
    case 'items':
      return counted.items.flatMap((id) => itemById(roadmap, id) ?? []);
  }
}
