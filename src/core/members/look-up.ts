// Who may be looked up by others, and who is meant by a name as it was typed.
import type { AnyContext } from '../command/command.ts';
import type { Member, Profile } from '../model/members.ts';
import { findTitled } from '../roadmap/find-titled.ts';
import { calledName, toldApart } from './names.ts';

/** By others: whoever is public and has not left. */
export function mayBeLookedUp({ visibility, leftAt }: Member): boolean {
  return visibility === 'public' && leftAt === undefined;
}

/** Of the asker's group; the asker among them. */
export async function membersToLookUp({
  read,
  group,
  member,
}: Pick<AnyContext, 'read' | 'group' | 'member'>): Promise<readonly Profile[]> {
  if (group === undefined) return [];
  const members = await read.members.inGroup(group.id);
  const open = members.filter((each) => each.id === member?.id || mayBeLookedUp(each));
  return toldApart(await read.members.profiles(open.map(({ id }) => id)));
}

/** Those whose name it is, or else a part of it, whatever the case and the accents; with or without its sign. */
export function membersNamed(profiles: readonly Profile[], typed: string): readonly Profile[] {
  const titled = profiles.map((profile) => ({ id: '', title: calledName(profile), profile }));
  const finding = findTitled(titled, typed.replace(/^@/, ''));
  if (finding.outcome === 'found') return [finding.entry.profile];
  return finding.outcome === 'ambiguous' ? finding.candidates.map(({ profile }) => profile) : [];
}
