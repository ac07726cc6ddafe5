// Codes that join two accounts into one person or a second place to a group, and what they joined.
import type { Instant } from '../time/temporal.ts';
import type { AccountId, GroupId, LinkId, PersonId } from './ids.ts';

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
};

/** Two persons made one. Their accounts are parted again by unlinking. */
export type Link = {
  readonly id: LinkId;
  /** The person that both are now. */
  readonly person: PersonId;
  /** The accounts that came with the other person. */
  readonly accounts: readonly AccountId[];
  readonly at: Instant;
};
