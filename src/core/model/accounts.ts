// Accounts: a person's identities on the platforms, and the storage port of them.
import type { Instant } from '../time/temporal.ts';
import type { AccountId, PersonId, SurfaceId } from './ids.ts';

/** A person's identity on one platform. */
export type Account = {
  readonly id: AccountId;
  readonly person: PersonId;
  readonly surface: SurfaceId;
  /** Slack: the workspace, since its user ids are only unique there. Discord: "". */
  readonly workspaceId: string;
  readonly userId: string;
  /** As the platform showed it at the latest interaction. */
  readonly name: string;
};

export type AccountKey = Pick<Account, 'surface' | 'workspaceId' | 'userId'>;

export type AccountReads = {
  byUser(key: AccountKey): Promise<Account | undefined>;
  byId(id: AccountId): Promise<Account | undefined>;
  ofPerson(person: PersonId): Promise<readonly Account[]>;
  /** A person's accounts, the one used last first. */
  lastUsedFirst(person: Account['person']): Promise<readonly Account[]>;
};

export type AccountWrites = {
  /** Finds or creates the account (with a new person), and refreshes its name. */
  findOrAdd(key: AccountKey, name: string, at: Instant): Promise<Account>;
};
