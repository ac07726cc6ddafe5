// Who is meant by a member named in a command, as far as the asker may look them up.
import { answer, type Outcome } from '#core/command/answer.ts';
import type { GroupContext } from '#core/command/command.ts';
import { mayBeLookedUp, membersNamed, membersToLookUp } from '#core/members/look-up.ts';
import { calledName } from '#core/members/names.ts';
import { actions, button, message, text } from '#core/message/message.ts';
import type { Press } from '#core/message/press.ts';
import type { Member, Profile } from '#core/model/members.ts';
import type { NamedMember } from '#core/options/kinds/member.ts';
import type { Found } from '#core/text/found.ts';
import { quote } from '#core/text/quote.ts';

export type FoundMember = Found<Member, { outcome: Outcome }>;

/** How a member is named where no account of this platform stands for them. */
const BY_ID = /^#([1-9]\d{0,14})$/;

/** For a button that asks for a member again. */
export function memberArg({ id }: Pick<Member, 'id'>): string {
  return `#${id}`;
}

/**
 * Looks a user or a name up in the asker's group. Anonymous and hidden members are not to be looked up: they are
 * answered like somebody who is not there. `again` asks the same of one of several.
 */
export async function findMember(
  context: GroupContext,
  { userId: typed }: NamedMember,
  again: (member: string) => Press,
): Promise<FoundMember> {
  const { ask, read, group, member: asker } = context;
  const { workspaceId } = ask.asker;
  const account = await read.accounts.byUser({ surface: ask.surface, workspaceId, userId: typed });
  if (account !== undefined) {
    const member = await read.members.byGroupAndPerson(group.id, account.person);
    const isOpen = member !== undefined && (member.id === asker?.id || mayBeLookedUp(member));
    return isOpen ? { ok: true, value: member } : notThere();
  }
  const open = await membersToLookUp(context);
  const [, id] = BY_ID.exec(typed) ?? [];
  const meant =
    id === undefined
      ? membersNamed(open, typed)
      : open.filter(({ member }) => String(member.id) === id);
  const [first, ...others] = meant;
  if (first === undefined) return notThere();
  if (others.length === 0) return { ok: true, value: first.member };
  return { ok: false, outcome: whichMember(typed, meant, again) };
}

function notThere(): FoundMember {
  return {
    ok: false,
    outcome: answer(
      message(
        text('There is no member of that name to look up in this group. Write @ and who you mean.'),
      ),
    ),
  };
}

const MOST_OFFERED = 10;

function whichMember(
  typed: string,
  meant: readonly Profile[],
  again: (member: string) => Press,
): Outcome {
  return answer(
    message(
      text(`${quote(typed)} fits several members. Who is meant?`),
      actions(
        ...meant
          .slice(0, MOST_OFFERED)
          .map((each) => button(calledName(each), again(memberArg(each.member)))),
      ),
    ),
  );
}
