// The storage port of what passes between Cairn and the platforms: answers given, commands unfinished, announcements.

import type { Instant } from '../time/temporal.ts';
import type { AccountId, AnnouncementId, DraftId, EntryId, SurfaceId } from './ids.ts';

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

export type InteractionReads = {
  /** The answer given to an interaction, as JSON; null when it was given but is no longer kept; nothing when new. */
  answerTo(key: string): Promise<string | null | undefined>;
  draft(id: DraftId, account: AccountId): Promise<Draft | undefined>;
  announcements(entry: EntryId): Promise<readonly Announcement[]>;
  /** Announcements in a state, for finding what a stop left behind. */
  announcementsIn(state: Announcement['state']): Promise<readonly Announcement[]>;
  staleAnnouncements(): Promise<readonly Announcement[]>;
};

export type InteractionWrites = {
  /** Remembers the answer to an interaction; false when the key is known already. */
  remember(
    key: string,
    account: AccountId | undefined,
    answer: string,
    at: Instant,
  ): Promise<boolean>;
  /** Forgets the texts of answers given before an instant; the keys stay. */
  forgetAnswers(before: Instant): Promise<void>;

  addDraft(account: AccountId, draft: Omit<Draft, 'id'>, at: Instant): Promise<Draft>;
  forgetDrafts(before: Instant): Promise<void>;

  addAnnouncement(
    announcement: Omit<Announcement, 'id' | 'state' | 'messageId' | 'stale'>,
  ): Promise<Announcement>;
  /** Moves an announcement from one state to another in one statement; false when it was not in `from`. */
  moveAnnouncement(
    id: AnnouncementId,
    from: Announcement['state'],
    to: Announcement['state'],
    messageId?: string,
  ): Promise<boolean>;
  /** A stale announcement was brought up to date, or is gone. */
  freshenAnnouncement(id: AnnouncementId): Promise<void>;
};
