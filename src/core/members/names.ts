// How a member is called before others: by name where they are public, else "a member".
import type { Inline } from '../message/inline.ts';
import type { MemberId } from '../model/ids.ts';
import type { Profile } from '../model/members.ts';
import type { Reads } from '../model/store.ts';

/** For everyone's eyes: mentioned without a ping on their own platform, without a name unless public. */
export function nameOf(profile: Profile): readonly Inline[] {
  if (profile.member.visibility !== 'public') return [{ kind: 'text', text: 'a member' }];
  return mentionOf(profile, false);
}

/** By name, whatever the visibility: for the member's own eyes, or to call them. */
export function mentionOf({ name, accounts, apart }: Profile, ping: boolean): readonly Inline[] {
  const mention: Inline = {
    kind: 'mention',
    name,
    ping,
    targets: accounts.map(({ surface, workspaceId, userId }) => ({ surface, workspaceId, userId })),
  };
  // Also where it is a mention: two of them look alike.
  return apart === undefined ? [mention] : [mention, { kind: 'text', text: numbered(apart) }];
}

/** The name where it cannot be a mention: on a button. */
export function calledName({ name, apart }: Profile): string {
  return apart === undefined ? name : `${name}${numbered(apart)}`;
}

function numbered(apart: number): string {
  return ` (${apart})`;
}

/**
 * Equal names get a number, in the order of joining: "Ana (1)" and "Ana (2)". Nobody else's does by whoever is not
 * named there: one could else tell that they are in the group.
 */
export function toldApart(profiles: readonly Profile[]): readonly Profile[] {
  const alike = Map.groupBy(
    profiles.filter(({ member }) => member.visibility === 'public'),
    ({ name }) => name.normalize('NFKC'),
  );
  const numbers = new Map(
    [...alike.values()]
      .filter((same) => same.length > 1)
      .flatMap((same) =>
        same
          .toSorted((one, other) => one.member.id - other.member.id)
          .entries()
          .toArray(),
      )
      .map(([index, { member }]) => [member.id, index + 1]),
  );
  return profiles.map((profile) => {
    const apart = numbers.get(profile.member.id);
    return apart === undefined ? profile : { ...profile, apart };
  });
}

/** Profiles by member, for the names that stand in one message: equal ones are told apart. */
export async function profilesOf(
  read: Pick<Reads, 'members'>,
  members: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, Profile>> {
  const profiles = await read.members.profiles([...new Set(members)]);
  return new Map(toldApart(profiles).map((profile) => [profile.member.id, profile]));
}
