// Roadmaps that groups bring: the storage port of them, and the port of whoever reads a text.
import type { Roadmap } from '../roadmap/roadmap.ts';
import type { Instant } from '../time/temporal.ts';
import { type AccountId, type GroupId, type UploadId, uploadId } from './ids.ts';

/** Never changed once it is stored: another file is another upload. */
export type RoadmapUpload = {
  readonly id: UploadId;
  readonly group: GroupId;
  /** The id that the roadmap gives itself. */
  readonly roadmap: string;
  readonly fileName: string;
  /** What was uploaded. `source` is YAML in each case: of Markdown, with the ids that were made for it. */
  readonly format: 'yaml' | 'markdown';
  readonly source: string;
  readonly at: Instant;
  /** Who uploaded it; nobody once they have been deleted. */
  readonly by?: AccountId;
  /** When a group began to follow it; until then it is proposed. */
  readonly appliedAt?: Instant;
};

/** How a group's roadmap refers to an upload: this, then the upload's id. */
export const UPLOAD_PREFIX = 'upload:';

/** What `Group.roadmap` holds for an uploaded roadmap. No roadmap's own id has a colon in it. */
export function uploadReference(id: UploadId): string {
  return `${UPLOAD_PREFIX}${id}`;
}

/** The upload that a group's `roadmap` refers to; nothing for a roadmap of the folder. */
export function referredUpload(reference: string): UploadId | undefined {
  return reference.startsWith(UPLOAD_PREFIX)
    ? uploadId(reference.slice(UPLOAD_PREFIX.length))
    : undefined;
}

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
  | {
      readonly ok: false;
      readonly why: 'mistakes';
      /** The first ones, in the order of the text; at least one. */
      readonly mistakes: readonly RoadmapMistake[];
      /** How many there are beside them. */
      readonly more: number;
    }
  /** Reading took longer, or more memory, than any roadmap does; or too many others are being read. */
  | { readonly ok: false; readonly why: 'too-much' | 'busy' };

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
    read: { readonly roadmaps: RoadmapReads },
  ): Promise<Roadmap>;
  /** Somebody is about to bring a file: what reads it is made ready. */
  expectFile(): void;
  /**
   * Reads a file that somebody brings, apart from all else and within two seconds. In Markdown, what has the same
   * title as in `current` keeps its id.
   */
  read(
    file: { readonly name: string; readonly text: string },
    current?: Roadmap,
  ): Promise<ReadRoadmap>;
  /** Reads what is stored of such a file; nothing where it is not valid any more. */
  ofUpload(upload: RoadmapUpload): Promise<Roadmap | undefined>;
  /** To be called when a group has switched: its former titles are looked up anew. */
  forget(group: GroupId): void;
};

export type RoadmapReads = {
  uploadById(id: UploadId): Promise<RoadmapUpload | undefined>;
  /** The last titles of items that a group's roadmap had once, by id. Some may be in the roadmap again. */
  formerTitles(group: GroupId): Promise<ReadonlyMap<string, string>>;
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
  forgetProposalsBefore(before: Instant): Promise<void>;
  /** Forgets uploads that were applied before then and that no group follows any more. */
  forgetReplacedBefore(before: Instant): Promise<void>;
};
