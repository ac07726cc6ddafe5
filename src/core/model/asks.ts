// The storage port of asks: where one belongs, and what was answered to it.
import type { Account } from './accounts.ts';
import type { Group } from './groups.ts';
import type { PersonId, SurfaceId } from './ids.ts';
import type { Member } from './members.ts';
import type { Place } from './places.ts';

/** What an ask says of where it comes from. */
export type AskedFrom = {
  readonly surface: SurfaceId;
  readonly asker: Pick<Account, 'workspaceId' | 'userId'>;
  readonly place?: Pick<Place, 'workspaceId'>;
};

/** Where an ask belongs, as far as it is known. */
export type Where = {
  readonly account?: Account;
  readonly place?: Place;
  readonly group?: Group;
  /** The asker in that group; one who has left it too. */
  readonly member?: Member;
};

export type Located = Where & {
  /** The answer that was given to the interaction, as JSON; null when it is no longer kept; nothing when it is new. */
  readonly answer?: string | null;
};

export type AskReads = {
  /** In one statement; `key` names the interaction, where it is one. */
  locate(from: AskedFrom, key?: string): Promise<Located>;
  /** The groups that a person is in and has not left, the earliest joined first. */
  groupsOf(person: PersonId): Promise<readonly Required<Pick<Where, 'group' | 'member'>>[]>;
};
