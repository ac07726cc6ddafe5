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

/** An account that is to be told of a link by direct message. */
export type LinkNotice = { readonly link: LinkId; readonly account: AccountId };

export type LinkReads = {
  /** The links that made this person of several, made since an instant and not parted; the latest first. */
  standing(person: PersonId, since: Instant): Promise<readonly Link[]>;
  /** Links that accounts are still to be told of. */
  untold(): Promise<readonly LinkNotice[]>;
};

export type LinkWrites = {
  /** An account has been told of a link, or cannot be reached by direct messages. */
  told(notice: LinkNotice): Promise<void>;
  /**
   * Makes one person of two (design section 5, Linking). `kept` goes on; the accounts of `joined` become theirs.
   * Where both are members of a group, the earlier joining's membership stays and takes the other's entries; of two
   * completions of an item the earliest counts; verifications by oneself stop counting. All accounts are to be told.
   */
  link(kept: PersonId, joined: PersonId, at: Instant): Promise<Link>;
  /** Parts what a link has joined: accounts, memberships, entries, verifications; false when it was parted already. */
  unlink(id: LinkId, at: Instant): Promise<boolean>;
};
