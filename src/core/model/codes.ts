// The storage port of codes: what joins two accounts, or a second place to a group.
import type { Instant } from '../time/temporal.ts';
import type { AccountId } from './ids.ts';
import type { Code } from './link.ts';

export type CodeReads = {
  /** A code that can be used at an instant; nothing when it is unknown, used or expired. */
  byDigest(digest: string, at: Instant): Promise<Code | undefined>;
  /** How often an account has tried to use a code since an instant. */
  countTries(account: AccountId, since: Instant): Promise<number>;
};

export type CodeWrites = {
  add(code: Code, at: Instant): Promise<void>;
  /** Uses a code up; nothing when it is unknown, used or expired at `at`. */
  use(digest: string, at: Instant): Promise<Code | undefined>;
  addTry(account: AccountId, at: Instant): Promise<void>;
  /** Forgets tries from before an instant, and codes that had expired by then. */
  forgetBefore(before: Instant): Promise<void>;
};
