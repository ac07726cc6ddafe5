// Codes that join two accounts into one person or a second place to a group, and the storage port of them.
import type { Instant } from '../time/temporal.ts';
import type { AccountId, GroupId } from './ids.ts';

/** What a code joins when it is used. */
export type CodePurpose =
  | { readonly kind: 'person' }
  | { readonly kind: 'group'; readonly group: GroupId };

export type Code = {
  /** The SHA-256 of the code as hexadecimal digits: the code itself is never stored. */
  readonly digest: string;
  readonly by: AccountId;
  readonly purpose: CodePurpose;
  readonly expiresAt: Instant;
  /** The server or workspace where it was asked for, by name; not in direct messages. */
  readonly place?: string;
  /** Who typed it last, and was asked whether to go on. */
  readonly shownTo?: AccountId;
};

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
  /** Notes who was shown what a code would join, in place of whoever was before. */
  showTo(digest: string, account: AccountId): Promise<void>;
  /** Forgets the codes of persons that these accounts have given. */
  withdraw(by: readonly AccountId[]): Promise<void>;
  /** Forgets the codes that join places to a group. */
  withdrawOf(group: GroupId): Promise<void>;
  addTry(account: AccountId, at: Instant): Promise<void>;
  /** Forgets tries from before an instant, and codes that had expired by then. */
  forgetBefore(before: Instant): Promise<void>;
};
