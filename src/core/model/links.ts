// Links: two persons that were made one, and the storage port of them.
import type { Instant } from '../time/temporal.ts';
import type { AccountId, LinkId, PersonId } from './ids.ts';

/** Two persons made one. Their accounts are parted again by unlinking. */
export type Link = {
  readonly id: LinkId;
  /** The person that both are now. */
  readonly person: PersonId;
  /** The accounts that came with the other person. */
  readonly accounts: readonly AccountId[];
  readonly at: Instant;
};

export type LinkReads = {
  /** The link that made this person of two, while it can still be parted; the latest of several. */
  latest(person: PersonId, since: Instant): Promise<Link | undefined>;
};

export type LinkWrites = {
  /**
   * Makes one person of two (design section 5, Linking). `kept` goes on; the accounts of `joined` become theirs.
   * Where both are members of a group, the earlier joining's membership stays and takes the other's entries; of two
   * completions of an item the earliest counts; verifications by oneself stop counting.
   */
  link(kept: PersonId, joined: PersonId, at: Instant): Promise<Link>;
  /** Parts what a link has joined: accounts, memberships, entries, verifications; false when it was parted already. */
  unlink(id: LinkId, at: Instant): Promise<boolean>;
};
