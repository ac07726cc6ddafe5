// A roadmap that a group has uploaded, and how a group's settings refer to it.
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

const PREFIX = 'upload:';

/** What `Group.roadmap` holds for an uploaded roadmap. No roadmap's own id has a colon in it. */
export function uploadReference(id: UploadId): string {
  return `${PREFIX}${id}`;
}

/** The upload that a group's `roadmap` refers to; nothing for a roadmap of the folder. */
export function referredUpload(reference: string): UploadId | undefined {
  return reference.startsWith(PREFIX) ? uploadId(reference.slice(PREFIX.length)) : undefined;
}
