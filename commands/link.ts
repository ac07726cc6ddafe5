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
import { UNLINK_WITHIN } from '#core/rules/own-side.ts';
import { announcementsFollow } from './entries/own-announcements.ts';
import { codeAnswer, codeRefused } from './link/code-answers.ts';
import { issueCode, tryCode } from './link/join-code.ts';
import {
  askToLink,
  expiredLink,
  joinedAccounts,
  oneAlready,
  partedAccounts,
  partedAlready,
  sealOf,
  sidesOf,
  standingLink,
} from './link/link-answers.ts';

export const link = defineCommand({
  name: 'link',
  about: `Join your accounts on ${platformNames('and')}: one person, one record`,
  use: 'my settings',
  examples: ['', '7K2QX-9M4TB'],
  options: { code: optional('code', 'The code that your other account was given') },
  needs: 'nothing',
  run: (context, { code }) =>
    context.writeOnce(async (tx) => {
      const account = await askingAccount(tx, context);
      return code === undefined ? give(tx, context, account) : ask(tx, context, account, code);
    }),
  actions: {
    join: (context, { args }) => context.writeOnce((tx) => use(tx, context, args)),
    unlink: (context, { args }) => context.writeOnce((tx) => part(tx, context, args)),
  },
});

function askingAccount(tx: Transaction, { ask, now }: Context): Promise<Account> {
  const { workspaceId, userId, name } = ask.asker;
  return tx.accounts.findOrAdd({ surface: ask.surface, workspaceId, userId }, name, now);
}

async function give(
  tx: Transaction,
  { ask: { place }, now }: Context,
  account: Account,
): Promise<Outcome> {
  const code = await issueCode(tx, account.id, { kind: 'person' }, now, place?.name);
  const [made] = await tx.links.standing(account.person, now.subtract(UNLINK_WITHIN));
  const standing = made === undefined ? [] : await standingLink(tx, made, account);
  return codeAnswer(
    {
      code,
      what: 'Type it on your other account, which then asks whether to link the two:',
      command: 'link',
      caution: 'Give it to nobody else.',
      again: typed('link'),
    },
    ...standing,
  );
}

/** Typed, a code shows what it would join and is not used up; whoever typed it may press what was shown. */
async function ask(
  tx: Transaction,
  { now }: Context,
  account: Account,
  code: JoinCode,
): Promise<Outcome> {
  const found = await tryCode(tx, account.id, code, now, async ({ purpose, by }) => {
    const giver = await tx.accounts.byId(by);
    return purpose.kind === 'person' && giver !== undefined && giver.person !== account.person;
  });
  if (!found.ok) return refused(found.because);
  const other = await tx.accounts.byId(found.value.by);
  if (other === undefined) throw new Error('a code was found whose account is gone');
  await tx.codes.showTo(found.value.digest, account.id);
  return answer(await askToLink(tx, await sidesOf(tx, account, other), found.value));
}

function refused(because: 'refused' | 'too-many'): Outcome {
  return codeRefused(
    because,
    rich`A new one: ${typed('link')} on your other account, without a code.`,
  );
}

/** A button's id can be made up: what it carries joins nothing unless this account was shown it by typing the code. */
async function use(
  tx: Transaction,
  { account, now }: Context,
  [digest = '', seal]: readonly string[],
): Promise<Outcome> {
  const code = await tx.codes.byDigest(digest, now);
  if (account === undefined || code?.purpose.kind !== 'person' || code.shownTo !== account.id) {
    return refused('refused');
  }
  const other = await tx.accounts.byId(code.by);
  if (other === undefined) return refused('refused');
  if (other.person === account.person) return oneAlready();
  const sides = await sidesOf(tx, account, other);
  if (sealOf(sides) !== seal) {
    const { blocks } = await askToLink(tx, sides, code);
    return replacement(message(text('This has changed since it was shown.'), ...blocks));
  }
  await tx.codes.use(digest, now);
  const made = await tx.links.link(other.person, account.person, now);
  const record = await tx.privacy.recordOf(made.person);
  return replacement(await joinedAccounts(tx, made, sides), ...announcementsFollow(record), {
    kind: 'tell',
  });
}

/**
 * Parts a link, and what was joined to the same person since: whoever joins further accounts cannot keep another from
 * parting. Buttons outlive what they part: each says which link, and until when it could be parted.
 */
async function part(
  tx: Transaction,
  { account, now }: Context,
  [id, until]: readonly string[],
): Promise<Outcome> {
  const wanted = linkId(id);
  const standing =
    account === undefined
      ? []
      : await tx.links.standing(account.person, now.subtract(UNLINK_WITHIN));
  const place = standing.findIndex((made) => made.id === wanted);
  if (account === undefined || place === -1) {
    return Number(until) * 1000 < now.epochMilliseconds ? expiredLink() : partedAlready();
  }
  const before = await tx.accounts.ofPerson(account.person);
  for (const made of standing.slice(0, place + 1)) await tx.links.unlink(made.id, now);
  // Codes given while they were one would join them again, from either side.
  await tx.codes.withdraw(before.map(({ id: each }) => each));
  const parted = await Promise.all(before.map((each) => tx.accounts.byId(each.id)));
  const persons = new Set(parted.flatMap((each) => each?.person ?? []));
  const own = parted.find((each) => each?.id === account.id)?.person;
  const others = parted.flatMap((each) => (each && each.person !== own ? [each] : []));
  const records = await Promise.all([...persons].map((each) => tx.privacy.recordOf(each)));
  return replacement(
    partedAccounts(account, others),
    ...records.flatMap((record) => announcementsFollow(record)),
  );
}
