// Announcements: the messages that tell a group of a completed deliverable, and the storage port of them.
//
//   pending → sending → sent | refused | uncertain;  pending → skipped
//
// Each step is one statement that names the states it starts from, so that of two processes one takes it. A sending that
// holds no longer is lost: sent again where the platform refuses a repeat, else uncertain.
import type { Instant } from '../time/temporal.ts';
import type { AnnouncementId, EntryId, GroupId, SurfaceId } from './ids.ts';

/** Where an entry is to be announced, and what has become of it. */
export type Announcement = {
  readonly id: AnnouncementId;
  readonly entry: EntryId;
  readonly group: GroupId;
  readonly surface: SurfaceId;
  readonly workspaceId: string;
  readonly channelId: string;
  /** Since when it is to be there; lateness is counted from it. */
  readonly dueAt: Instant;
  /** Whether the member was not met in that place when it was logged: whether they are there still is to be asked. */
  readonly asksPresence: boolean;
  /** How often the platform was not available. */
  readonly tries: number;
  /** An admin asked for it again, so lateness does not stop it. */
  readonly again: boolean;
  /** It shows the name of somebody who has been deleted since. */
  readonly stale?: true;
} & AnnouncementState;

export type AnnouncementState =
  | { readonly state: 'pending'; readonly nextAt: Instant }
  /** Handed to the platform first at an instant, and held until another one. */
  | { readonly state: 'sending'; readonly sendingAt: Instant; readonly nextAt: Instant }
  | { readonly state: 'sent'; readonly at: Instant; readonly messageId: string }
  /** It is not there: the channel did not take it, as the surface says why. */
  | { readonly state: 'refused'; readonly at: Instant; readonly why: string }
  /** It is not there: it would have come too late, or to a place where its member is no longer. */
  | { readonly state: 'skipped'; readonly at: Instant; readonly why: 'too-late' | 'left' }
  /** It may or may not be there. */
  | { readonly state: 'uncertain'; readonly at: Instant };

export type NewAnnouncement = Pick<
  Announcement,
  'entry' | 'group' | 'surface' | 'workspaceId' | 'channelId' | 'asksPresence'
>;

export type AnnouncementReads = {
  byId(id: AnnouncementId): Promise<Announcement | undefined>;
  ofEntry(entry: EntryId): Promise<readonly Announcement[]>;
  /** Pending ones whose time has come, and sendings that hold no longer or were begun after `now`; the longest due first. */
  due(surface: SurfaceId, now: Instant, limit: number): Promise<readonly Announcement[]>;
  /** Those of a group that are not known to be in their channel and are tried no more, the latest first. */
  unposted(group: GroupId, since: Instant): Promise<readonly Announcement[]>;
  stale(): Promise<readonly Announcement[]>;
};

export type AnnouncementWrites = {
  add(announcement: NewAnnouncement, at: Instant): Promise<Announcement>;
  /** Takes one that is due in hand, until a sending holds no longer; false when another has, or it is not due. */
  take(id: AnnouncementId, now: Instant, until: Instant): Promise<boolean>;
  /** Goes on holding those that are being sent. */
  hold(ids: readonly AnnouncementId[], until: Instant): Promise<void>;
  /** Not now: tried at an instant. False when it is not in `from` any more. */
  postpone(id: AnnouncementId, from: 'pending' | 'sending', at: Instant): Promise<boolean>;
  /** The platform took nothing: pending until an instant, with one try more. */
  retry(id: AnnouncementId, at: Instant): Promise<boolean>;
  /** Says what became of one that is in `from`. */
  end(
    id: AnnouncementId,
    from: 'pending' | 'sending',
    outcome: Extract<AnnouncementState, { at: Instant }>,
  ): Promise<boolean>;
  /** Its message is known, whatever was thought of it; false when there is no such announcement any more. */
  found(id: AnnouncementId, messageId: string, at: Instant): Promise<boolean>;
  /** Makes one that is not known to be in its channel pending once more; false when it is not such a one. */
  sendAgain(id: AnnouncementId, at: Instant): Promise<boolean>;
  /** A stale announcement was brought up to date, or is gone. */
  markUpToDate(id: AnnouncementId): Promise<void>;
};
