// How a member is called before others: by name where they are public, else "a member".
import type { Inline } from '../message/inline.ts';
import type { Profile } from '../model/members.ts';

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
