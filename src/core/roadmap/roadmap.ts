// The roadmap as the rules see it: already checked, indexed once, and never changed in place.
import type { PlainDate } from '../time/temporal.ts';

/** An authored slug that names an item for ever, whatever becomes of its title or its place. */
export type ItemId = string & { readonly __unit: 'ItemId' };
export type ActivityId = string & { readonly __unit: 'ActivityId' };
export type MetricId = string & { readonly __unit: 'MetricId' };
export type SkillAreaId = string & { readonly __unit: 'SkillAreaId' };

/** Anything that people name by an id or a title. */
export type Titled = { readonly id: string; readonly title: string };

export const RESOURCE_KINDS = ['book', 'video', 'course', 'docs'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

type ItemFacts = {
  readonly id: ItemId;
  readonly title: string;
  /** The number of its quarter, from 1. */
  readonly quarter: number;
  /** An optional item counts when it is done and is not missed when it is not. */
  readonly optional: boolean;
  /** Where to read more; an http or https address. */
  readonly url?: string;
};
export type Technology = ItemFacts & { readonly kind: 'technology' };
export type Skill = ItemFacts & { readonly kind: 'skill' };
export type Deliverable = ItemFacts & { readonly kind: 'deliverable' };
export type Resource = ItemFacts & {
  readonly kind: 'resource';
  readonly resource: ResourceKind;
};
export type Item = Technology | Skill | Deliverable | Resource;
export type ItemKind = Item['kind'];

export type Quarter = {
  /** From 1, without gaps. */
  readonly number: number;
  readonly title: string;
  readonly focus: string;
  /** Months of the roadmap, from 1, both included. */
  readonly months: { readonly first: number; readonly last: number };
  readonly technologies: readonly Technology[];
  readonly skills: readonly Skill[];
  readonly deliverables: readonly Deliverable[];
  readonly resources: readonly Resource[];
};

/** Hours, both bounds included. */
export type HoursRange = { readonly minimum: number; readonly maximum: number };

export type Activity = {
  readonly id: ActivityId;
  readonly title: string;
  /** Per cent of the hours; those of all activities make 100. */
  readonly share: number;
};

/** In rising order. */
export const LEVELS = ['Beginner', 'Intermediate', 'Advanced', 'Expert'] as const;
export type Level = (typeof LEVELS)[number];

/** Where an area stands in a half-year: at `to`, or on the way there from the lower `from`. */
export type LevelStep = { readonly from?: Level; readonly to: Level; readonly note?: string };

export type SkillArea = {
  readonly id: SkillAreaId;
  readonly title: string;
  /** One for each half-year of the matrix; null where the area is not worked on. */
  readonly levels: readonly (LevelStep | null)[];
};

export type SkillsMatrix = {
  /** Together they hold every quarter once, in order. */
  readonly halves: readonly { readonly title: string; readonly quarters: readonly number[] }[];
  readonly areas: readonly SkillArea[];
};

export type Checkpoints = {
  readonly quarterly: { readonly title: string; readonly prompts: readonly Titled[] };
  readonly project: {
    readonly title: string;
    /** The numbers of the quarters whose checkpoint carries the steps too. */
    readonly afterQuarters: readonly number[];
    readonly steps: readonly Titled[];
  };
};

/** What the bot counts by itself: completed technologies, resources of a kind, or these items. */
export type Counted =
  | { readonly by: 'technologies' }
  | { readonly by: 'resources'; readonly kind: ResourceKind }
  | { readonly by: 'items'; readonly items: readonly ItemId[] };

type MetricFacts = {
  readonly id: MetricId;
  readonly title: string;
  readonly category: string;
};
/** A yes-no metric is logged as 1 or 0. Without `counted`, members log the amounts. */
export type Metric = MetricFacts &
  (
    | { readonly kind: 'count'; readonly target: number; readonly counted?: Counted }
    | { readonly kind: 'percentage'; readonly target: number }
    | { readonly kind: 'yes-no'; readonly target: 1 }
  );

/** A day, or a month known by its first day. */
export type RoadmapDate = { readonly precision: 'month' | 'day'; readonly date: PlainDate };

export type RoadmapData = {
  readonly id: string;
  readonly title: string;
  readonly overview: string;
  readonly weeklyHours: HoursRange;
  readonly monthlyHours: HoursRange;
  readonly activities: readonly Activity[];
  readonly quarters: readonly Quarter[];
  readonly skills: SkillsMatrix;
  readonly checkpoints: Checkpoints;
  readonly metrics: readonly Metric[];
  /** The sentence that leads to the reasons. */
  readonly adaptIntroduction?: string;
  /** Why a member may change the plan. */
  readonly adaptReasons: readonly Titled[];
  readonly keyPrinciple: string;
  readonly lastUpdated: RoadmapDate;
  readonly nextReview: RoadmapDate & { readonly note?: string };
};

export type Roadmap = RoadmapData & {
  /** All items, by quarter; in a quarter technologies, skills, deliverables, resources, as written. */
  readonly items: readonly Item[];
  readonly itemsById: ReadonlyMap<string, Item>;
  /** The last titles of items that a group's earlier roadmaps had; some may be in this one again. */
  readonly formerTitles?: ReadonlyMap<string, string>;
};

/**
 * The roadmap with its index. Takes checked data.
 * @throws when two items share an id, which a checked roadmap cannot have.
 */
export function roadmapOf(data: RoadmapData): Roadmap {
  const items = data.quarters.flatMap((quarter): Item[] => [
    ...quarter.technologies,
    ...quarter.skills,
    ...quarter.deliverables,
    ...quarter.resources,
  ]);
  const itemsById = new Map<string, Item>(items.map((item) => [item.id, item]));
  if (itemsById.size !== items.length) throw new Error(`Roadmap ${data.id} repeats an item's id`);
  return { ...data, items, itemsById };
}

/** Marks a text as an item's id. Stored ids may name items that the roadmap no longer has. */
export function itemId(text: string): ItemId {
  return text as ItemId;
}

/** Marks a text as an activity's id. */
export function activityId(text: string): ActivityId {
  return text as ActivityId;
}

/** Marks a text as a metric's id. */
export function metricId(text: string): MetricId {
  return text as MetricId;
}

/** Marks a text as a skill area's id. */
export function skillAreaId(text: string): SkillAreaId {
  return text as SkillAreaId;
}
