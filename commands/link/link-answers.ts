// What is said of two accounts that are one person: that they were joined, that they still can be parted.
import { answer, type Outcome } from '#core/command/answer.ts';
import { bold, joined, type Rich, rich } from '#core/message/inline.ts';
import {
  actions,
  type Block,
  button,
  list,
  type Message,
  message,
  quiet,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Account } from '#core/model/accounts.ts';
import type { Link } from '#core/model/links.ts';
import type { Member } from '#core/model/members.ts';
import type { Transaction } from '#core/model/store.ts';
import type { Instant } from '#core/time/temporal.ts';
import { accountName } from './account-name.ts';

/** How long either side can part what was joined. In hours: an instant has no days of its own. */
export const UNLINK_WITHIN = { hours: 7 * 24 };

type Joined = {
  readonly made: Link;
  readonly account: Account;
  readonly other: Account;
  /** The memberships of each, before they were joined. */
  readonly theirs: readonly Member[];
  readonly own: readonly Member[];
};

/** Says who was joined, what that did to each group, and how it is parted. */
export async function joinedAccounts(tx: Transaction, facts: Joined): Promise<Message> {
  const { made, account, other } = facts;
  const groups = await groupLines(tx, facts);
  return message(
    text(rich`${accountName(account)} and ${accountName(other)} are one person now: you.`),
    groups.length === 0
      ? text('Whatever group you join, from either account, has one record of you.')
      : list(groups),
    ...unlinkBlocks(made),
  );
}

async function groupLines(tx: Transaction, { theirs, own }: Joined): Promise<readonly Rich[]> {
  const groups = new Set([...theirs, ...own].map(({ group }) => group));
  return Promise.all(
    [...groups].map(async (id) => {
      const name = bold((await tx.groups.byId(id))?.name ?? 'A group');
      const both = [theirs, own].every((side) => side.some(({ group }) => group === id));
      return both
        ? rich`${name}: both were members. Hours and completions are counted together now; the settings of the earlier joining stay.`
        : rich`${name}: one record, from either account.`;
    }),
  );
}

/** The link that can still be parted, with its button. */
export async function standingLink(
  tx: Transaction,
  made: Link,
  account: Account,
): Promise<readonly Block[]> {
  return [text(rich`Joined with ${await othersOf(tx, made, account)}.`), ...unlinkBlocks(made)];
}

function unlinkBlocks(made: Link): readonly Block[] {
  const until = made.at.add(UNLINK_WITHIN);
  const seconds = Math.ceil(until.epochMilliseconds / 1000);
  return [
    quiet(rich`Either account can part them again until ${instant(until)}.`),
    ...[actions(button('Unlink', press('link.unlink', made.id, seconds)))].filter(
      (block) => block !== undefined,
    ),
  ];
}

/** Says that two are two again. */
export async function partedAccounts(
  tx: Transaction,
  made: Link,
  account: Account,
): Promise<Message> {
  return message(
    text(rich`${accountName(account)} and ${await othersOf(tx, made, account)} are parted again.`),
    text('Each has the entries that came from it.'),
  );
}

/** The accounts on the other side of a link, as somebody on one side sees them. */
async function othersOf(tx: Transaction, made: Link, account: Account): Promise<Rich> {
  const came = new Set<number>(made.accounts);
  const joinedAccounts = await Promise.all(made.accounts.map((id) => tx.accounts.byId(id)));
  const kept = (await tx.accounts.ofPerson(made.person)).filter(({ id }) => !came.has(id));
  const others = came.has(account.id) ? kept : joinedAccounts.filter((each) => each !== undefined);
  return joined(', ', ...others.map((each) => accountName(each)));
}

export function expiredLink(): Outcome {
  return answer(
    message(
      text('These accounts can no longer be parted: that works for 7 days. Nothing was changed.'),
    ),
  );
}

export function partedAlready(): Outcome {
  return answer(message(text('These accounts are not joined any more. Nothing was changed.')));
}

function instant(at: Instant): Rich {
  return { kind: 'instant', at, zone: 'UTC', style: 'date-time' };
}
