// Whose data export and delete cover while accounts joined lately can still be parted: one's own side alone.
import { createHash } from 'node:crypto';
import type { Account } from '#core/model/accounts.ts';
import type { AccountId, LinkId, PersonId } from '#core/model/ids.ts';
import type { Reads, Transaction } from '#core/model/store.ts';
import { ownSide, UNLINK_WITHIN } from '#core/rules/own-side.ts';
import type { Instant } from '#core/time/temporal.ts';

export async function isJoinedLately(
  { links }: Pick<Reads, 'links'>,
  { person }: Account,
  now: Instant,
): Promise<boolean> {
  return (await links.standing(person, now.subtract(UNLINK_WITHIN))).length > 0;
}

/** Parts what can still be parted, the latest first; the person that the account is then. Exact, as parting is. */
export async function partLately(
  tx: Transaction,
  { id, person }: Account,
  now: Instant,
): Promise<{ readonly person: PersonId; readonly parted: readonly LinkId[] }> {
  const standing = await tx.links.standing(person, now.subtract(UNLINK_WITHIN));
  for (const made of standing) await tx.links.unlink(made.id, now);
  const current = await tx.accounts.byId(id);
  if (current === undefined) throw new Error('an account was lost by parting');
  return { person: current.person, parted: standing.map((made) => made.id) };
}

/** Stands for the accounts that a question was about. */
export function sideSeal(accounts: readonly Pick<Account, 'id'>[]): string {
  return sealOf(accounts.map(({ id }) => id));
}

/** The same of the side that an account is on now. */
export async function currentSeal(
  tx: Transaction,
  account: Account,
  now: Instant,
): Promise<string> {
  const all = (await tx.accounts.ofPerson(account.person)).map(({ id }) => id);
  const links = await tx.links.standing(account.person, now.subtract(UNLINK_WITHIN));
  return sealOf(ownSide(all, links, account.id));
}

function sealOf(ids: readonly AccountId[]): string {
  const sorted = ids.toSorted((one, other) => one - other);
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
}
