// Branded ids: a member's id is never taken for a group's.
import type { PLATFORMS } from './platforms.ts';

export type SurfaceId = keyof typeof PLATFORMS;

export type GroupId = number & { readonly __unit: 'GroupId' };
export type PlaceId = number & { readonly __unit: 'PlaceId' };
export type PersonId = number & { readonly __unit: 'PersonId' };
export type AccountId = number & { readonly __unit: 'AccountId' };
export type MemberId = number & { readonly __unit: 'MemberId' };
export type EntryId = number & { readonly __unit: 'EntryId' };
export type PlanChangeId = number & { readonly __unit: 'PlanChangeId' };
export type AnnouncementId = number & { readonly __unit: 'AnnouncementId' };
export type RemovalId = number & { readonly __unit: 'RemovalId' };
export type DraftId = number & { readonly __unit: 'DraftId' };
/** Entries that were logged at once: the id of the draft that they were typed in, which is never given again. */
export type BatchId = number & { readonly __unit: 'BatchId' };
export type LinkId = number & { readonly __unit: 'LinkId' };
export type UploadId = number & { readonly __unit: 'UploadId' };
export type PostId = number & { readonly __unit: 'PostId' };

/** An entry's id read back from a button; nothing when it is not a whole positive number. */
export function entryId(text: string | undefined): EntryId | undefined {
  return positive(text) as EntryId | undefined;
}

export function accountId(text: string | undefined): AccountId | undefined {
  return positive(text) as AccountId | undefined;
}

export function draftId(text: string | undefined): DraftId | undefined {
  return positive(text) as DraftId | undefined;
}

export function batchId(text: string | undefined): BatchId | undefined {
  return positive(text) as BatchId | undefined;
}

export function planChangeId(text: string | undefined): PlanChangeId | undefined {
  return positive(text) as PlanChangeId | undefined;
}

export function linkId(text: string | undefined): LinkId | undefined {
  return positive(text) as LinkId | undefined;
}

export function postId(text: string | undefined): PostId | undefined {
  return positive(text) as PostId | undefined;
}

export function announcementId(text: string | undefined): AnnouncementId | undefined {
  return positive(text) as AnnouncementId | undefined;
}

export function uploadId(text: string | undefined): UploadId | undefined {
  return positive(text) as UploadId | undefined;
}

function positive(text: string | undefined): number | undefined {
  if (text === undefined || !/^[1-9]\d{0,14}$/.test(text)) return undefined;
  return Number(text);
}
