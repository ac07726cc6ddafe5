// People, their accounts, and their membership in groups.
import type { Instant, PlainDate, ZoneId } from '../time/temporal.ts';
import type { AccountId, GroupId, MemberId, PersonId, PlanChangeId, SurfaceId } from './ids.ts';

/** A person's identity on one platform. */
export type Account = {
  readonly id: AccountId;
  readonly person: PersonId;
  readonly surface: SurfaceId;
  /** Slack: the workspace, since its user ids are only unique there. Discord: "". */
  readonly workspaceId: string;
  readonly userId: string;
  /** As the platform showed it at the latest interaction. */
  readonly name: string;
};

export const VISIBILITIES = ['public', 'anonymous', 'hidden'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const NUDGES = ['mention', 'dm', 'off'] as const;
export type NudgePreference = (typeof NUDGES)[number];

/** A person in a group. */
export type Member = {
  readonly id: MemberId;
  readonly group: GroupId;
  readonly person: PersonId;
  readonly start: PlainDate;
  /** The start is the cohort's and follows it when it is changed. */
  readonly followsCohort: boolean;
  readonly timeZone: ZoneId;
  readonly visibility: Visibility;
  readonly nudge: NudgePreference;
  readonly joinedAt: Instant;
  /** Set while the member has left the place: out of posts and boards, data kept. */
  readonly leftAt?: Instant;
};

/** A weekly goal and the Monday from which it holds. */
export type Goal = {
  readonly from: PlainDate;
  readonly hours: number;
  /** Why it was changed, where the member said. */
  readonly reason?: string;
};

/** What moves a member's plan. All dates are the member's local ones; `from` and `until` are both included. */
export type PlanChange = {
  readonly id: PlanChangeId;
  readonly reason?: string;
  readonly recordedAt: Instant;
} & (
  | {
      /** Moves the end of the quarter that runs on `from`, and all after it, by `weeks` (may be negative). */
      readonly kind: 'shift';
      readonly from: PlainDate;
      readonly weeks: number;
    }
  | { readonly kind: 'pause'; readonly from: PlainDate; readonly until?: PlainDate }
  | { readonly kind: 'skip'; readonly item: string }
);
