// Who is offered in the playground after a start: the people whom the store knows from it.
import type { Account } from '#core/model/accounts.ts';
import type { Group } from '#core/model/groups.ts';
import type { Reads } from '#core/model/store.ts';
import { WORKSPACE } from './channels.ts';
import type { Person } from './chat.ts';

/** The members of the playground's group, in the order of joining; whoever set the group up is its admin. */
export async function knownPeople(read: Reads): Promise<readonly Person[]> {
  const place = await read.places.byWorkspace({
    surface: 'playground',
    workspaceId: WORKSPACE.workspaceId,
  });
  const group = place && (await read.groups.byId(place.group));
  if (group === undefined) return [];
  const members = await read.members.inGroup(group.id);
  const profiles = await read.members.profiles(members.map(({ id }) => id));
  const accounts = profiles
    .toSorted((first, second) => first.member.id - second.member.id)
    .flatMap((profile) => profile.accounts);
  const admin = group.setUpBy === undefined ? undefined : await read.accounts.byId(group.setUpBy);
  return distinct([...accounts, ...(admin ? [admin] : [])].filter(isHere)).map((account) =>
    person(account, group),
  );
}

function isHere({ surface, workspaceId }: Account): boolean {
  return surface === 'playground' && workspaceId === WORKSPACE.workspaceId;
}

function distinct(accounts: readonly Account[]): readonly Account[] {
  return [...new Map(accounts.map((account) => [account.id, account])).values()];
}

function person({ id, userId, name }: Account, group: Group): Person {
  return { id: userId, name, admin: id === group.setUpBy };
}
