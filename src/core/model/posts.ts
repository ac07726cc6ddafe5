// The storage port of scheduled posts: what is stored of the schedule, and how a post goes from due to done.
//
//   due → claimed → sending → sent | skipped | refused | uncertain
//
// Each step is one statement that names the state it starts from, so that of two processes one takes it. What changes
// the future (settings, places, members, plans, reviews, links) marks the schedules that it touches as stale, in the
// same unit of work and by the database itself: no command can forget it.

import type { Instant } from '../time/temporal.ts';
import type { Account } from './accounts.ts';
import type { GroupId, MemberId, PlaceId, PostId, SurfaceId } from './ids.ts';

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
export type EndedPost = NewPost & { readonly id: PostId; readonly outcome: PostOutcomeRecord };

/** A place whose channel is gone or closed to Cairn. */
export type StoppedPlace = {
  readonly place: PlaceId;
  readonly group: GroupId;
  readonly at: Instant;
  /** What the platform said: 'gone', 'forbidden' or 'not-a-channel'. */
  readonly why: string;
};

/** A schedule that is to be planned again: a member's, or what a group has apart from its members. */
export type StaleSchedule = { readonly group: GroupId; readonly member?: MemberId };

export type PostReads = {
  post(id: PostId): Promise<OpenPost | EndedPost | undefined>;
  /** Posts of a group that are done, the latest first. */
  recentPosts(group: GroupId, limit: number): Promise<readonly EndedPost[]>;
  /** The same without direct messages to members. */
  recentChannelPosts(group: GroupId, limit: number): Promise<readonly EndedPost[]>;
  /** Posts of a group's places and admin that are not done, the first due first. */
  openPosts(group: GroupId): Promise<readonly OpenPost[]>;
  /** A member's posts that are not done. */
  openPostsOf(member: MemberId): Promise<readonly OpenPost[]>;
  /** The period of the last post of a kind that is done. */
  lastPeriod(group: GroupId, kind: PostKind, target: PostTarget): Promise<string | undefined>;
  /** The warnings of one run of a timer, to whichever members: linking moves a timer from one to another. */
  warningsOf(group: GroupId, run: string): Promise<readonly (OpenPost | EndedPost)[]>;
  /** When the checkpoint of a day was sent first, in whichever of the group's places. */
  checkpointSent(group: GroupId, period: string): Promise<Instant | undefined>;
  stoppedPlaces(group: GroupId): Promise<readonly StoppedPlace[]>;
  /** A person's accounts, the one used last first. */
  accountsByUse(person: Account['person']): Promise<readonly Account[]>;
  /** Posts whose sender has not been heard of since the lease ended, or that were begun after `now`. */
  lostPosts(surface: SurfaceId, now: Instant): Promise<readonly SendingPost[]>;
  staleSchedules(limit: number): Promise<readonly StaleSchedule[]>;
  /** Places whose stop the admin has not been told of and may be told now. */
  untoldStops(now: Instant): Promise<readonly StoppedPlace[]>;
};

export type PostWrites = {
  /** Stores occurrences; those that are there already stay as they are. */
  planPosts(posts: readonly NewPost[]): Promise<void>;
  /** Removes posts that are due and not claimed. */
  unplanPosts(ids: readonly PostId[]): Promise<void>;
  /** Takes up to `limit` posts whose time has come, the longest due first. They are the caller's until the lease ends. */
  claimPosts(
    surface: SurfaceId,
    take: { now: Instant; until: Instant; claim: string; limit: number },
  ): Promise<readonly ClaimedPost[]>;
  /** Makes claims whose lease has ended due again: their sending had not begun. */
  releasePosts(surface: SurfaceId, now: Instant): Promise<void>;
  /** Gives a claimed post back, to be taken again from an instant on. False when it is no longer the caller's. */
  postponePost(post: ClaimedPost, until: Instant): Promise<boolean>;
  /** Removes a claimed post that the rules no longer ask for, and has its schedule planned again. */
  dropPost(post: ClaimedPost): Promise<boolean>;
  /** Marks a claimed post as handed over, before it is. False when it is no longer the caller's. */
  beginPost(
    post: ClaimedPost,
    sending: { nonce: string; at: Instant; until: Instant },
  ): Promise<boolean>;
  /** Goes on holding posts that are being sent. */
  holdPosts(ids: readonly PostId[], until: Instant): Promise<void>;
  /** Holds a post of unknown outcome no longer: from an instant on it is lost, and may be repeated. */
  letGoOfPost(id: PostId, nonce: string, from: Instant): Promise<boolean>;
  /** Takes over a lost post, to send it again with the same nonce. False when another did. */
  takeOverPost(post: SendingPost, now: Instant, until: Instant): Promise<boolean>;
  /** The platform took nothing: due again at an instant, with one try more. */
  retryPost(id: PostId, nonce: string, at: Instant): Promise<boolean>;
  /** Ends a claimed post, or one that was sent with a nonce, and stores what follows from it. */
  endPost(
    post: { readonly id: PostId } & ({ readonly claim: string } | { readonly nonce: string }),
    outcome: PostOutcomeRecord,
    next: readonly NewPost[],
  ): Promise<boolean>;
  /** Makes a place's refused posts of a kind due again that were due since an instant: it has been repaired. */
  reopenRefused(place: PlaceId, kind: PostKind, since: Instant, at: Instant): Promise<void>;
  /** Makes a group's roadmap review due again where nobody took it: it goes out however late. */
  reopenReview(group: GroupId, at: Instant): Promise<void>;
  /** Makes an uncertain post due again, under the same identity; false when it is not uncertain. */
  sendAgain(id: PostId, at: Instant): Promise<boolean>;

  /** Has a schedule planned again. */
  markStale(schedule: StaleSchedule): Promise<void>;
  /** Marks a schedule as planned. */
  forgetStale(schedule: StaleSchedule): Promise<void>;
  /** Has the schedules of members on an open pause planned again: their quarters' ends move day by day. */
  replanOpenPauses(group: GroupId): Promise<void>;
  /** Has all groups of a roadmap planned again when what the schedule needs of it is new; true when it was. */
  noteRoadmap(id: string, facts: string): Promise<boolean>;

  /** Stops a place's schedule; false when it was stopped already. */
  stopPlace(place: PlaceId, why: string, at: Instant): Promise<boolean>;
  /** Goes on with a place's schedule: something was posted there. Setting its channel does the same. */
  resumePlace(place: PlaceId): Promise<boolean>;
  /** Claims telling the admin of a stop; false when another did. */
  claimTelling(place: PlaceId): Promise<boolean>;
  /** The admin could not be told yet. */
  tellLater(place: PlaceId, at: Instant): Promise<void>;
};
