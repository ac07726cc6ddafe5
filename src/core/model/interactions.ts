// What passes between Cairn and the platforms: commands unfinished, announcements.
import type { AnnouncementId, DraftId, EntryId, SurfaceId } from './ids.ts';

/** Where an entry stands announced. `sending` is a claim: what became of it is not known until it is marked. */
export type Announcement = {
  readonly id: AnnouncementId;
  readonly entry: EntryId;
  readonly surface: SurfaceId;
  readonly workspaceId: string;
  readonly channelId: string;
  readonly state: 'pending' | 'sending' | 'sent' | 'refused' | 'uncertain';
  readonly messageId?: string;
  /** It shows the name of somebody who has been deleted since. */
  readonly stale?: true;
};

/** A command as it was asked, kept for a short while until the asker has said what was missing. */
export type Draft = {
  readonly id: DraftId;
  readonly command: string;
  readonly values: Readonly<Record<string, string | number>>;
};
