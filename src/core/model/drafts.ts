// The storage port of drafts: commands that were asked and wait for what was missing.
import type { Instant } from '../time/temporal.ts';
import type { AccountId, DraftId } from './ids.ts';
import type { Draft } from './interactions.ts';

export type DraftReads = {
  byId(id: DraftId, account: AccountId): Promise<Draft | undefined>;
};

export type DraftWrites = {
  add(account: AccountId, draft: Omit<Draft, 'id'>, at: Instant): Promise<Draft>;
  forgetBefore(before: Instant): Promise<void>;
};
