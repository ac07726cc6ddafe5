// The ports of roadmaps: those that groups bring are stored; reading a text is the host's part.

import type { Roadmap } from '../roadmap/roadmap.ts';
import type { Instant } from '../time/temporal.ts';
import type { GroupId, UploadId } from './ids.ts';

export type RoadmapReads = {
  upload(id: UploadId): Promise<RoadmapUpload | undefined>;
  /** The last titles of items that a group's roadmap had once, by id. Some may be in the roadmap again. */
  formerTitles(group: GroupId): Promise<ReadonlyMap<string, string>>;
  /** How many standing completions each item has in a group; items without any are absent. */
  completionsByItem(group: GroupId): Promise<ReadonlyMap<string, number>>;
};

export type RoadmapWrites = {
  addUpload(upload: Omit<RoadmapUpload, 'id' | 'appliedAt'>): Promise<RoadmapUpload>;
  /** The first time counts. */
  markApplied(id: UploadId, at: Instant): Promise<void>;
  /** Keeps the titles of items that leave a group's roadmap; a later title takes the place of an earlier one. */
  keepTitles(
    group: GroupId,
    items: readonly { readonly id: string; readonly title: string }[],
  ): Promise<void>;
  /** Forgets uploads before then that no group ever followed. */
  forgetProposals(before: Instant): Promise<void>;
};

/** What is wrong with a roadmap's text, and where; both counts begin at 1. */
export type RoadmapMistake = {
  readonly line: number;
  readonly column: number;
  /** Like `quarters[0].title`; empty where the text itself is meant. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
};

export type ReadRoadmap =
  | {
      readonly ok: true;
      readonly roadmap: Roadmap;
      readonly format: RoadmapUpload['format'];
      /** As YAML, to be stored. */
      readonly source: string;
    }
  /** At least one, in the order of the text. */
  | { readonly ok: false; readonly mistakes: readonly RoadmapMistake[] };

/** Where the desk and the scheduler get roadmaps from. */
export type RoadmapShelf = {
  /** Those of the host's folder, by id. */
  readonly byId: ReadonlyMap<string, Roadmap>;
  /** What a new group follows. */
  readonly shipped: Roadmap;
  /**
   * The roadmap that a group follows, with the titles of what its former ones had. Where it cannot be had any more,
   * the shipped one stands in, and that is logged.
   */
  roadmapOf(
    group: { readonly id: GroupId; readonly roadmap: string },
    read: RoadmapReads,
  ): Promise<Roadmap>;
  /** Reads a file that somebody brings. In Markdown, what has the same title as in `current` keeps its id. */
  read(file: { readonly name: string; readonly text: string }, current?: Roadmap): ReadRoadmap;
  /** To be called when a group has switched: its former titles are looked up anew. */
  forget(group: GroupId): void;
};
