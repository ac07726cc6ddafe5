// Two accounts that are one person, as each is told of the other.
import { bold, joined, type Rich, rich } from '../message/inline.ts';
import {
  actions,
  type Block,
  button,
  type Message,
  message,
  quiet,
  text,
} from '../message/message.ts';
import { press } from '../message/press.ts';
import type { Account } from '../model/accounts.ts';
import type { Link } from '../model/links.ts';
import { PLATFORMS } from '../model/platforms.ts';
import type { Reads } from '../model/store.ts';
import { UNLINK_WITHIN } from '../rules/own-side.ts';
import type { Instant } from '../time/temporal.ts';

/** "**ana.k** on Slack". */
export function accountName({ name, surface }: Pick<Account, 'name' | 'surface'>): Rich {
  return rich`${bold(name)} on ${PLATFORMS[surface].name}`;
}

/** What an account is told by direct message when it is linked: with whom, what that means, and how it ends. */
export async function linkNotice(read: Reads, made: Link, account: Account): Promise<Message> {
  return message(
    text(
      rich`${accountName(account)} and ${await othersOf(read, made, account)} are one person now.`,
    ),
    text(
      'Each sees and can change what the other has logged, in all groups. If that is not you, unlink them.',
    ),
    ...unlinkBlocks(made),
  );
}

/** Until when a link can be parted, and the button that does it. */
export function unlinkBlocks(made: Link): readonly (Block | undefined)[] {
  const until = made.at.add(UNLINK_WITHIN);
  const seconds = Math.ceil(until.epochMilliseconds / 1000);
  return [
    quiet(
      rich`Either account can part them again until ${instantWords(until)}; until then export and delete cover each one’s own side.`,
    ),
    actions(button('Unlink', press('link.unlink', made.id, seconds))),
  ];
}

/** The accounts on the other side of a link, as somebody on one side sees them. */
export async function othersOf(read: Reads, made: Link, account: Account): Promise<Rich> {
  const came = new Set<number>(made.accounts);
  const all = await read.accounts.ofPerson(made.person);
  const others = all.filter(({ id }) => came.has(id) !== came.has(account.id));
  return joined(', ', ...others.map((each) => accountName(each)));
}

export function instantWords(at: Instant): Rich {
  return { kind: 'instant', at, zone: 'UTC', style: 'date-time' };
}
