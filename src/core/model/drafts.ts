// Drafts: commands that were asked and wait for what was missing, and the storage port of them.
import type { Instant } from '../time/temporal.ts';
import type { AccountId, DraftId } from './ids.ts';

/** A command as it was asked, kept for a short while until the asker has said what was missing. */
export type Draft = {
  readonly id: DraftId;
  readonly command: string;
  readonly values: Readonly<Record<string, string | number>>;
};

export type DraftReads = {
  byId(id: DraftId, account: AccountId): Promise<Draft | undefined>;
};

export type DraftWrites = {
  add(account: AccountId, draft: Omit<Draft, 'id'>, at: Instant): Promise<Draft>;
  forgetBefore(before: Instant): Promise<void>;
};
