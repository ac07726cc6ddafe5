// The storage port of announcements: the messages that tell a group of a completed deliverable.
import type { AnnouncementId, EntryId } from './ids.ts';
import type { Announcement } from './interactions.ts';

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
