// Announcements: the messages that tell a group of a completed deliverable, and the storage port of them.
import type { AnnouncementId, EntryId, SurfaceId } from './ids.ts';

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

export type AnnouncementReads = {
  ofEntry(entry: EntryId): Promise<readonly Announcement[]>;
  /** Announcements in a state, for finding what a stop left behind. */
  inState(state: Announcement['state']): Promise<readonly Announcement[]>;
  stale(): Promise<readonly Announcement[]>;
};

export type AnnouncementWrites = {
  add(
    announcement: Omit<Announcement, 'id' | 'state' | 'messageId' | 'stale'>,
  ): Promise<Announcement>;
  /** Moves an announcement from one state to another in one statement; false when it was not in `from`. */
  move(
    id: AnnouncementId,
    from: Announcement['state'],
    to: Announcement['state'],
    messageId?: string,
  ): Promise<boolean>;
  /** A stale announcement was brought up to date, or is gone. */
  markUpToDate(id: AnnouncementId): Promise<void>;
};
