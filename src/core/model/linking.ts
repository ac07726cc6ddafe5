// The storage port of linking: codes that join, and persons that were made one.

import type { Instant } from '../time/temporal.ts';
import type { Code } from './codes.ts';
import type { AccountId, LinkId, PersonId } from './ids.ts';
import type { Link } from './links.ts';

export type LinkingReads = {
  /** The link that made this person of two, while it can still be parted; the latest of several. */
  link(person: PersonId, since: Instant): Promise<Link | undefined>;
  /** A code that can be used at an instant; nothing when it is unknown, used or expired. */
  code(digest: string, at: Instant): Promise<Code | undefined>;
  /** How often an account has tried to use a code since an instant. */
  codeTries(account: AccountId, since: Instant): Promise<number>;
};

export type LinkingWrites = {
  addCode(code: Code, at: Instant): Promise<void>;
  /** Uses a code up; nothing when it is unknown, used or expired at `at`. */
  useCode(digest: string, at: Instant): Promise<Code | undefined>;
  recordCodeTry(account: AccountId, at: Instant): Promise<void>;
  /** Forgets tries from before an instant, and codes that had expired by then. */
  forgetCodes(before: Instant): Promise<void>;
  /**
   * Makes one person of two (design section 5, Linking). `kept` goes on; the accounts of `joined` become theirs.
   * Where both are members of a group, the earlier joining's membership stays and takes the other's entries; of two
   * completions of an item the earliest counts; verifications by oneself stop counting.
   */
  linkPersons(kept: PersonId, joined: PersonId, at: Instant): Promise<Link>;
  /** Parts what a link has joined: accounts, memberships, entries, verifications; false when it was parted already. */
  unlink(id: LinkId, at: Instant): Promise<boolean>;
};
