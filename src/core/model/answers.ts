// The storage port of answers: what was answered to an interaction, so that one delivered twice is answered the same.
import type { Instant } from '../time/temporal.ts';
import type { AccountId } from './ids.ts';

export type AnswerReads = {
  /** The answer given to an interaction, as JSON; null when it was given but is no longer kept; nothing when new. */
  given(key: string): Promise<string | null | undefined>;
};

export type AnswerWrites = {
  /** Remembers the answer to an interaction; false when the key is known already. */
  keep(key: string, account: AccountId | undefined, answer: string, at: Instant): Promise<boolean>;
  /** Forgets the texts of answers given before an instant; the keys stay. */
  forgetBefore(before: Instant): Promise<void>;
  /** Forgets interactions before an instant altogether, where their answers are forgotten already. */
  forgetKeysBefore(before: Instant): Promise<void>;
};
