// The storage port of accounts, and of the people behind them.
import type { Instant } from '../time/temporal.ts';
import type { AccountId, PersonId } from './ids.ts';
import type { Account } from './member.ts';
import type { AccountKey } from './members.ts';

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
