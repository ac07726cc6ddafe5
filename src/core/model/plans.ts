// Plans: what moves a member's timeline, and the storage port of it.
import type { Instant, PlainDate } from '../time/temporal.ts';
import type { GroupId, MemberId, PlanChangeId } from './ids.ts';

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

/** Omit that keeps a union a union. */
export type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export type PlanReads = {
  /** In force (not undone), in the order of recording. */
  changes(member: MemberId): Promise<readonly PlanChange[]>;
  changesInGroup(group: GroupId): Promise<ReadonlyMap<MemberId, readonly PlanChange[]>>;
};

export type PlanWrites = {
  addChange(
    member: MemberId,
    change: DistributiveOmit<PlanChange, 'id' | 'recordedAt'>,
    at: Instant,
  ): Promise<PlanChange>;
  /** Ends a pause on a date, which is its last paused day; what it was is kept, and why it was ended. */
  endPause(id: PlanChangeId, until: PlainDate, at: Instant, reason?: string): Promise<void>;
  /** Takes a plan change out of force; the record of it stays, and why it was taken back. */
  withdrawChange(id: PlanChangeId, at: Instant, reason?: string): Promise<void>;
  /** Puts a member's withdrawn change in force again, and gives it; nothing when it is in force, or not theirs. */
  restoreChange(member: MemberId, id: PlanChangeId): Promise<PlanChange | undefined>;
};
