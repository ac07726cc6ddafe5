// The life of a code: made at random, stored as a digest alone, used once by somebody who may try five times.
import { createHash, randomInt } from 'node:crypto';
import type { Code, CodePurpose } from '#core/model/codes.ts';
import type { AccountId } from '#core/model/ids.ts';
import type { Transaction } from '#core/model/store.ts';
import { CODE_ALPHABET, CODE_LENGTH, type JoinCode } from '#core/reading/read-code.ts';
import type { Found } from '#core/text/found.ts';
import type { Instant } from '#core/time/temporal.ts';

/** How long a code is valid, and the time in which tries are counted. */
export const CODE_LIFE = { minutes: 10 };
const MOST_TRIES = 5;

/** Makes a code for an account and stores its digest; the code itself is for the answer alone. */
export async function issueCode(
  tx: Transaction,
  by: AccountId,
  purpose: CodePurpose,
  now: Instant,
  place?: string,
): Promise<JoinCode> {
  const code = randomCode();
  const expiresAt = now.add(CODE_LIFE);
  const given = { digest: digestOf(code), by, purpose, expiresAt, ...(place && { place }) };
  await tx.codes.add(given, now);
  return code;
}

/** `refused`: unknown, used, expired, or not for this: one and the same for who tries it. */
export type Redeemed = Found<Code, { because: 'refused' | 'too-many' }>;

/** Finds a code that an account has typed, and uses it up; one that `fits` refuses is not. */
export async function redeemCode(
  tx: Transaction,
  by: AccountId,
  code: JoinCode,
  now: Instant,
  fits: (code: Code) => Promise<boolean>,
): Promise<Redeemed> {
  const found = await tryCode(tx, by, code, now, fits);
  if (!found.ok) return found;
  const used = await tx.codes.use(found.value.digest, now);
  return used === undefined ? { ok: false, because: 'refused' } : { ok: true, value: used };
}

/** Looks a typed code up for an account; each try counts. It is not used up. */
export async function tryCode(
  tx: Transaction,
  by: AccountId,
  code: JoinCode,
  now: Instant,
  fits: (code: Code) => Promise<boolean>,
): Promise<Redeemed> {
  if ((await tx.codes.countTries(by, now.subtract(CODE_LIFE))) >= MOST_TRIES)
    return { ok: false, because: 'too-many' };
  await tx.codes.addTry(by, now);
  const found = await tx.codes.byDigest(digestOf(code), now);
  if (found === undefined || !(await fits(found))) return { ok: false, because: 'refused' };
  return { ok: true, value: found };
}

/** 50 bits from the system's generator. */
function randomCode(): JoinCode {
  const characters = Array.from({ length: CODE_LENGTH }, () =>
    CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length)),
  );
  return characters.join('') as JoinCode;
}

function digestOf(code: JoinCode): string {
  return createHash('sha256').update(code).digest('hex');
}
