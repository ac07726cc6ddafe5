// How a member is called before others: by name where they are public, else "a member".
import type { Inline } from '../message/inline.ts';
import type { MemberId } from '../model/ids.ts';
import type { Profile } from '../model/members.ts';
import type { Reads } from '../model/store.ts';

/** For everyone's eyes: mentioned without a ping on their own platform, without a name unless public. */
export function nameOf(profile: Profile): Inline {
  if (profile.member.visibility !== 'public') return { kind: 'text', text: 'a member' };
  return mentionOf(profile, false);
}

/** By name, whatever the visibility: for the member's own eyes, or to call them. */
export function mentionOf({ name, accounts }: Profile, ping: boolean): Inline {
  return {
    kind: 'mention',
    name,
    ping,
    targets: accounts.map(({ surface, workspaceId, userId }) => ({ surface, workspaceId, userId })),
  };
}

/** Profiles by member, for the names of a few. */
export async function profilesOf(
  read: Pick<Reads, 'members'>,
  members: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, Profile>> {
  const profiles = await read.members.profiles([...new Set(members)]);
  return new Map(profiles.map((profile) => [profile.member.id, profile]));
}
