// What is said of two accounts that are to be one person, are one, or are parted again.
import { createHash } from 'node:crypto';
import { answer, type Outcome, refusal } from '#core/command/answer.ts';
import { accountName, instantWords, othersOf, unlinkBlocks } from '#core/members/linked.ts';
import { bold, joined, type Rich, rich, command as typed } from '#core/message/inline.ts';
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
import type { Code } from '#core/model/codes.ts';
import type { Link } from '#core/model/links.ts';
import type { Member } from '#core/model/members.ts';
import type { Transaction } from '#core/model/store.ts';

/** Two accounts, and the memberships of each before they are joined. */
export type Sides = {
  readonly account: Account;
  readonly other: Account;
  readonly own: readonly Member[];
  readonly theirs: readonly Member[];
  /** All accounts of either, by id: what would be joined. */
  readonly accounts: readonly Account[];
};

export async function sidesOf(tx: Transaction, account: Account, other: Account): Promise<Sides> {
  return {
    account,
    other,
    own: await tx.members.ofPerson(account.person),
    theirs: await tx.members.ofPerson(other.person),
    accounts: [
      ...(await tx.accounts.ofPerson(account.person)),
      ...(await tx.accounts.ofPerson(other.person)),
    ],
  };
}

/** Stands for all that the question says of both sides: pressed, it joins what was shown and nothing else. */
export function sealOf({ accounts, own, theirs }: Sides): string {
  const facts = [accounts.map(({ id }) => id), own.map(({ id }) => id), theirs.map(({ id }) => id)];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 8);
}

/** Shows who would be joined, and what each side then sees and may do; Link accounts does it. */
export async function askToLink(
  tx: Transaction,
  sides: Sides,
  { digest, expiresAt, place }: Code,
): Promise<Message> {
  const { account, other, accounts } = sides;
  const where = place === undefined ? undefined : rich`(${place})`;
  const more = accounts.filter(({ id }) => id !== account.id && id !== other.id);
  return message(
    text(
      joined(
        ' ',
        'Link',
        accountName(account),
        'with',
        accountName(other),
        where,
        'as one person?',
      ),
    ),
    more.length === 0
      ? undefined
      : text(
          rich`Already linked with one of them, and joined as well: ${joined(', ', ...more.map(accountName))}.`,
        ),
    list([
      ...(await groupLines(tx, sides, 'before')),
      'Each side sees, and can change, what the other has logged and written: hours, completions, notes, reviews, plan and settings, in all groups.',
      'For 7 days either side can unlink, and export and delete cover each one’s own side; after that they cover both.',
    ]),
    actions(button('Link accounts', press('link.join', digest, sealOf(sides)), 'primary')),
    quiet(
      rich`Link an account that is yours and nobody else’s. Did somebody else give you this code? Ignore it, and nothing happens. It works until ${instantWords(expiresAt)}.`,
    ),
  );
}

/** Says who was joined, what that did to each group, and how it is parted. */
export async function joinedAccounts(tx: Transaction, made: Link, sides: Sides): Promise<Message> {
  const groups = await groupLines(tx, sides, 'after');
  return message(
    text(
      rich`${accountName(sides.account)} and ${accountName(sides.other)} are one person now: you.`,
    ),
    groups.length === 0
      ? text('Whatever group you join, from either account, has one record of you.')
      : list(groups),
    ...unlinkBlocks(made),
  );
}

const BOTH = {
  before:
    'both are members. Hours and completions will count together; the settings of whichever account joined first stay.',
  after:
    'both were members. Hours and completions are counted together now; the settings of whichever account joined first stay.',
};

async function groupLines(
  tx: Transaction,
  { theirs, own }: Pick<Sides, 'own' | 'theirs'>,
  when: keyof typeof BOTH,
): Promise<readonly Rich[]> {
  const groups = new Set([...theirs, ...own].map(({ group }) => group));
  return Promise.all(
    [...groups].map(async (id) => {
      const name = bold((await tx.groups.byId(id))?.name ?? 'A group');
      const both = [theirs, own].every((side) => side.some(({ group }) => group === id));
      return both ? rich`${name}: ${BOTH[when]}` : rich`${name}: one record, from either account.`;
    }),
  );
}

/** The link that can still be parted, with its button. */
export async function standingLink(
  tx: Transaction,
  made: Link,
  account: Account,
): Promise<readonly (Block | undefined)[]> {
  return [text(rich`Joined with ${await othersOf(tx, made, account)}.`), ...unlinkBlocks(made)];
}

/** Says that they are themselves again; `others` were on the other side of one of the links. */
export function partedAccounts(account: Account, others: readonly Account[]): Message {
  const names = joined(', ', ...others.map((each) => accountName(each)));
  return message(
    text(rich`${accountName(account)} and ${names} are parted again.`),
    text('Each has the entries that came from it.'),
    others.length === 1
      ? undefined
      : quiet(rich`What was linked later is parted too. To link your own again: ${typed('link')}.`),
  );
}

export function expiredLink(): Outcome {
  return answer(
    message(
      text(
        'These accounts can no longer be unlinked: that is possible for 7 days. Nothing was changed.',
      ),
    ),
  );
}

export function partedAlready(): Outcome {
  return answer(message(text('These accounts are no longer linked. Nothing was changed.')));
}

export function oneAlready(): Outcome {
  return refusal(
    message(text('These accounts are already one person. Nothing was changed.')),
    'code',
  );
}
