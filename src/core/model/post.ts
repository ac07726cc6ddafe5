// Scheduled posts: what is due to whom, and what became of it (design section 6).
import type { Instant } from '../time/temporal.ts';
import type { GroupId, MemberId, PlaceId, PostId } from './ids.ts';

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
