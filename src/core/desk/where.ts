// Where an ask belongs: its place, its group, and who asks as the group knows them.

import type { Ask, SuggestionAsk } from '../command/surface.ts';
import type { Account } from '../model/accounts.ts';
import type { Group } from '../model/groups.ts';
import type { GroupId } from '../model/ids.ts';
import type { Member } from '../model/members.ts';
import type { Place } from '../model/places.ts';
import type { Reads } from '../model/store.ts';

export type Where = {
  readonly account?: Account;
  readonly place?: Place;
  readonly group?: Group;
  readonly member?: Member;
};

export type Found =
  | { readonly kind: 'found'; readonly where: Where }
  /** In direct messages, of a person in several groups. */
  | { readonly kind: 'several'; readonly account: Account; readonly groups: readonly Group[] };

type Located = Pick<Ask | SuggestionAsk, 'surface' | 'place' | 'direct' | 'asker'>;

/** Finds place, group and member of an ask. `chosen` is the group that a person in several has picked. */
export async function findWhere(read: Reads, ask: Located, chosen?: GroupId): Promise<Found> {
  const account = await read.accounts.byUser({ surface: ask.surface, ...pickKey(ask) });
  const place =
    ask.place === undefined
      ? undefined
      : await read.places.byWorkspace({ surface: ask.surface, workspaceId: ask.place.workspaceId });
  if (place !== undefined) return found(read, account, place, await read.groups.byId(place.group));
  if (!ask.direct || account === undefined) return found(read, account, undefined, undefined);
  return inDirect(read, account, chosen);
}

function pickKey(ask: Located): { workspaceId: string; userId: string } {
  return { workspaceId: ask.asker.workspaceId, userId: ask.asker.userId };
}

async function inDirect(read: Reads, account: Account, chosen?: GroupId): Promise<Found> {
  const memberships = await read.members.ofPerson(account.person);
  const picked = memberships.filter((member) => member.group === (chosen ?? member.group));
  const groups = await Promise.all(picked.map((member) => read.groups.byId(member.group)));
  const present = groups.filter((group) => group !== undefined);
  if (present.length > 1) return { kind: 'several', account, groups: present };
  return found(read, account, undefined, present[0]);
}

async function found(
  read: Reads,
  account: Account | undefined,
  place: Place | undefined,
  group: Group | undefined,
): Promise<Found> {
  const member =
    group === undefined || account === undefined
      ? undefined
      : await read.members.byGroupAndPerson(group.id, account.person);
  return {
    kind: 'found',
    where: {
      ...(account && { account }),
      ...(place && { place }),
      ...(group && { group }),
      ...(member && { member }),
    },
  };
}
