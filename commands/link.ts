// /link: makes two accounts one person, by a code that one shows and the other types.
import { answer, type Outcome, replacement } from '#core/command/answer.ts';
import { type Context, defineCommand } from '#core/command/command.ts';
import { rich, command as typed } from '#core/message/inline.ts';
import { message, text } from '#core/message/message.ts';
import type { Account } from '#core/model/accounts.ts';
import { linkId } from '#core/model/ids.ts';
import { platformNames } from '#core/model/platforms.ts';
import type { Transaction } from '#core/model/store.ts';
import { optional } from '#core/options/option.ts';
import type { JoinCode } from '#core/reading/read-code.ts';
import { announcementsFollow } from './entries/own-announcements.ts';
import { codeAnswer, codeRefused } from './link/code-answers.ts';
import { issueCode, redeemCode } from './link/join-code.ts';
import {
  expiredLink,
  joinedAccounts,
  partedAccounts,
  partedAlready,
  standingLink,
  UNLINK_WITHIN,
} from './link/link-answers.ts';

export const link = defineCommand({
  name: 'link',
  about: `Join your accounts on ${platformNames('and')}: one person, one record`,
  examples: ['', '7K2QX-9M4TB'],
  options: { code: optional('code', 'The code that your other account was given') },
  needs: 'nothing',
  run: (context, { code }) =>
    context.writeOnce(async (tx) => {
      const account = await askingAccount(tx, context);
      return code === undefined ? give(tx, context, account) : use(tx, context, account, code);
    }),
  actions: {
    unlink: (context, { args }) => context.writeOnce((tx) => part(tx, context, args)),
  },
});

function askingAccount(tx: Transaction, { ask, now }: Context): Promise<Account> {
  const { workspaceId, userId, name } = ask.asker;
  return tx.accounts.findOrAdd({ surface: ask.surface, workspaceId, userId }, name, now);
}

async function give(tx: Transaction, { now }: Context, account: Account): Promise<Outcome> {
  const code = await issueCode(tx, account.id, { kind: 'person' }, now);
  const made = await tx.links.latest(account.person, now.subtract(UNLINK_WITHIN));
  const standing = made === undefined ? [] : await standingLink(tx, made, account);
  return codeAnswer(
    {
      code,
      what: 'Type it on your other account, and both are one person:',
      command: 'link',
      caution: 'Give it to nobody else.',
      again: typed('link'),
    },
    ...standing,
  );
}

async function use(
  tx: Transaction,
  { now }: Context,
  account: Account,
  code: JoinCode,
): Promise<Outcome> {
  const redeemed = await redeemCode(tx, account.id, code, now, async ({ purpose, by }) => {
    const giver = await tx.accounts.byId(by);
    return purpose.kind === 'person' && giver !== undefined && giver.person !== account.person;
  });
  if (!redeemed.ok) {
    return codeRefused(
      redeemed.because,
      rich`A new one: ${typed('link')} on your other account, without a code.`,
    );
  }
  const other = await tx.accounts.byId(redeemed.value.by);
  if (other === undefined) throw new Error('a code was used whose account is gone');
  const [theirs, own] = [
    await tx.members.ofPerson(other.person),
    await tx.members.ofPerson(account.person),
  ];
  const made = await tx.links.link(other.person, account.person, now);
  const record = await tx.privacy.recordOf(made.person);
  return answer(
    await joinedAccounts(tx, { made, account, other, theirs, own }),
    ...announcementsFollow(record),
  );
}

/** Buttons outlive what they part: each says which link, and until when it could be parted. */
async function part(
  tx: Transaction,
  { account, now }: Context,
  [id, until]: readonly string[],
): Promise<Outcome> {
  const wanted = linkId(id);
  const made =
    account === undefined
      ? undefined
      : await tx.links.latest(account.person, now.subtract(UNLINK_WITHIN));
  if (account === undefined || made === undefined || wanted === undefined) {
    return Number(until) * 1000 < now.epochMilliseconds ? expiredLink() : partedAlready();
  }
  if (made.id !== wanted) {
    return answer(
      message(
        text('Another account was joined later, and has to be parted first. Nothing was changed.'),
        ...(await standingLink(tx, made, account)),
      ),
    );
  }
  const { person } = made;
  await tx.links.unlink(made.id, now);
  const parted = await Promise.all(made.accounts.map((each) => tx.accounts.byId(each)));
  const persons = new Set([person, ...parted.flatMap((each) => each?.person ?? [])]);
  const records = await Promise.all([...persons].map((each) => tx.privacy.recordOf(each)));
  return replacement(
    await partedAccounts(tx, made, account),
    ...records.flatMap((record) => announcementsFollow(record)),
  );
}
