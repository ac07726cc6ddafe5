// Scheduled posts: what is due to whom, what became of it, and the storage port of how a post goes from due to done.
//
//   due → claimed → sending → sent | skipped | refused | uncertain
//
// Each step is one statement that names the state it starts from, so that of two processes one takes it. What changes
// the future (settings, places, members, plans, reviews, links) marks the schedules that it touches as stale, in the
// same unit of work and by the database itself: no command can forget it.
import type { Instant } from '../time/temporal.ts';
import type { GroupId, MemberId, PlaceId, PostId, SurfaceId } from './ids.ts';

export const POST_KINDS = [
  'nudge',
  'personal-nudge',
  'reminder',
  'checkpoint',
  'review-reminder',
  'roadmap-review',
  'timer-warning',
] as const;
export type PostKind = (typeof POST_KINDS)[number];

/** A place's channel, a member's direct messages, or the admin who last ran `setup`. */
export type PostTarget =
  | { readonly kind: 'place'; readonly place: PlaceId }
  | { readonly kind: 'member'; readonly member: MemberId }
  | { readonly kind: 'admin' };

/**
 * One occurrence: at most one post for a group, kind, target and period. The period is a local date in ISO form:
 * the Monday of a nudge's week, the day of a checkpoint, the day of the checkpoint that a reminder follows,
 * the review date of a roadmap. Of a timer's warning it is no date but the run: see `runOf` in rules/timer.ts.
 */
export type Post = {
  readonly id: PostId;
  readonly group: GroupId;
  readonly kind: PostKind;
  readonly target: PostTarget;
  readonly period: string;
  readonly dueAt: Instant;
};

/** What became of a post. */
export type PostOutcomeRecord =
  | {
      readonly state: 'sent';
      readonly at: Instant;
      readonly messageId: string;
      readonly late: boolean;
    }
  | { readonly state: 'skipped'; readonly at: Instant; readonly why: string }
  | { readonly state: 'refused'; readonly at: Instant; readonly why: string }
  /** It may or may not have arrived; it is not sent again by itself. */
  | { readonly state: 'uncertain'; readonly at: Instant };

/** An occurrence to store. The surface is where it will probably go; a member may have changed platforms by then. */
export type NewPost = Omit<Post, 'id'> & { readonly surface: SurfaceId };

/** A post that is not done yet. */
export type OpenPost = NewPost & {
  readonly id: PostId;
  readonly state: 'due' | 'claimed' | 'sending';
  /** How often the platform was not available. */
  readonly tries: number;
  /** An admin asked for it again, so neither lateness nor a changed setting stops it. */
  readonly again: boolean;
};

/** A post that a scheduler holds until its lease ends. */
export type ClaimedPost = OpenPost & { readonly claim: string };

/** A post that was handed to a platform; what became of it is not known yet. */
export type SendingPost = OpenPost & {
  readonly nonce: string;
  /** When it was handed over first. */
  readonly sendingAt: Instant;
};

/** A post that is done, and how it ended. */
export type EndedPost = NewPost & {
  readonly id: PostId;
  readonly outcome: PostOutcomeRecord;
  /** What it was handed over with: the posts of one message have the same. Absent where none was. */
  readonly nonce?: string;
};

export type PostReads = {
  byId(id: PostId): Promise<OpenPost | EndedPost | undefined>;
  /** Posts of a group that are done, the latest first. */
  lastDone(group: GroupId, limit: number): Promise<readonly EndedPost[]>;
  /** The same without direct messages to members. */
  lastDoneInChannels(group: GroupId, limit: number): Promise<readonly EndedPost[]>;
  /** Posts of a group's places and admin that are not done, the first due first. */
  openOfGroup(group: GroupId): Promise<readonly OpenPost[]>;
  /** A member's posts that are not done. */
  openOfMember(member: MemberId): Promise<readonly OpenPost[]>;
  /** The period of the last post of a kind that is done. */
  lastPeriod(group: GroupId, kind: PostKind, target: PostTarget): Promise<string | undefined>;
  /** When the last nudges of a place were due that were sent or may have been, the latest first. */
  nudgesSent(place: PlaceId, limit: number): Promise<readonly Instant[]>;
  /**
   * Whether a place has been sent the post of a day that began at an instant, or may have been. What an admin had sent
   * again counts for the day on which it was due.
   */
  hasPostSince(place: PlaceId, dayBegan: Instant): Promise<boolean>;
  /** When a member was last sent a kind of post, or may have been. */
  lastSentTo(member: MemberId, kind: PostKind): Promise<Instant | undefined>;
  /** The warnings of one run of a timer, to whichever members: linking moves a timer from one to another. */
  timerWarnings(group: GroupId, run: string): Promise<readonly (OpenPost | EndedPost)[]>;
  /** When the checkpoint of a day was sent first, in whichever of the group's places. */
  checkpointSentAt(group: GroupId, period: string): Promise<Instant | undefined>;
  /** Posts whose sender has not been heard of since the lease ended, or that were begun after `now`. */
  lost(surface: SurfaceId, now: Instant): Promise<readonly SendingPost[]>;
};

export type PostWrites = {
  /** Stores occurrences; those that are there already stay as they are. */
  schedule(posts: readonly NewPost[]): Promise<void>;
  /** Removes posts that are due and not claimed. */
  unschedule(ids: readonly PostId[]): Promise<void>;
  /**
   * Takes up to `limit` posts whose time has come, the longest due first. They are the caller's until the lease ends.
   * A place of which posts are held or being sent, or whose platform asked for a pause, has none taken meanwhile.
   */
  claim(
    surface: SurfaceId,
    take: { now: Instant; until: Instant; claim: string; limit: number },
  ): Promise<readonly ClaimedPost[]>;
  /** Takes what else is due in a place before an instant, though its time has not come: it goes along. */
  claimAlong(
    place: PlaceId,
    take: { before: Instant; until: Instant; claim: string },
  ): Promise<readonly ClaimedPost[]>;
  /** Makes claims whose lease has ended due again: their sending had not begun. */
  releaseExpired(surface: SurfaceId, now: Instant): Promise<void>;
  /** Gives a claimed post back, to be taken again from an instant on. False when it is no longer the caller's. */
  postpone(post: ClaimedPost, until: Instant): Promise<boolean>;
  /** Removes a claimed post that the rules no longer ask for, and has its schedule planned again. */
  drop(post: ClaimedPost): Promise<boolean>;
  /** Marks a claimed post as handed over, before it is. False when it is no longer the caller's. */
  beginSending(
    post: ClaimedPost,
    sending: { nonce: string; at: Instant; until: Instant },
  ): Promise<boolean>;
  /** Goes on holding posts that are being sent. */
  extendLease(ids: readonly PostId[], until: Instant): Promise<void>;
  /** Holds a post of unknown outcome no longer: from an instant on it is lost, and may be repeated. */
  endLease(id: PostId, nonce: string, from: Instant): Promise<boolean>;
  /** Takes over a lost post, to send it again with the same nonce. False when another did. */
  takeOver(post: SendingPost, now: Instant, until: Instant): Promise<boolean>;
  /** The platform took nothing: due again at an instant, with one try more. */
  retry(id: PostId, nonce: string, at: Instant): Promise<boolean>;
  /** Ends a claimed post, or one that was sent with a nonce, and stores what follows from it. */
  end(
    post: { readonly id: PostId } & ({ readonly claim: string } | { readonly nonce: string }),
    outcome: PostOutcomeRecord,
    next: readonly NewPost[],
  ): Promise<boolean>;
  /** Makes a place's refused posts of a kind due again that were due since an instant: it has been repaired. */
  reopenRefused(place: PlaceId, kind: PostKind, since: Instant, at: Instant): Promise<void>;
  /** Makes a group's roadmap review due again where nobody took it: it goes out however late. */
  reopenRoadmapReview(group: GroupId, at: Instant): Promise<void>;
  /**
   * Forgets up to `limit` posts that ended before an instant, and says how many. Those stay by which it is known what
   * may still come: roadmap reviews, which go out however late, and a place's last nudges, by which a group is quiet.
   */
  forgetEndedBefore(before: Instant, limit: number): Promise<number>;
  /**
   * Makes an uncertain post due again, under the same identity, and with it all that was handed over in the same
   * message; false when it is not uncertain.
   */
  sendAgain(id: PostId, at: Instant): Promise<boolean>;
};
