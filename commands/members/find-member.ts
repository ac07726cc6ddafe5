// Who is meant by a member named in a command, as far as the asker may look them up.
import { answer, type Outcome } from '#core/command/answer.ts';
import type { GroupContext } from '#core/command/command.ts';
import { message, text } from '#core/message/message.ts';
import type { Member } from '#core/model/members.ts';
import type { NamedMember } from '#core/options/kinds/member.ts';
import type { Found } from '#core/text/found.ts';

export type FoundMember = Found<Member, { outcome: Outcome }>;

/** By others: whoever is public and has not left. */
export function mayBeLookedUp({ visibility, leftAt }: Member): boolean {
  return visibility === 'public' && leftAt === undefined;
}

/** Looks a user up in the asker's group. Anonymous and hidden members are not to be looked up. */
export async function findMember(
  { ask, read, group, member: asker }: GroupContext,
  { userId }: NamedMember,
): Promise<FoundMember> {
  const { surface } = ask;
  const account = await read.accounts.byUser({
    surface,
    workspaceId: ask.asker.workspaceId,
    userId,
  });
  const member = account && (await read.members.byGroupAndPerson(group.id, account.person));
  if (member !== undefined && member.id === asker?.id) return { ok: true, value: member };
  if (member === undefined || !mayBeLookedUp(member)) {
    return {
      ok: false,
      outcome: answer(message(text('There is no member of that name to look up in this group.'))),
    };
  }
  return { ok: true, value: member };
}
