// Codes of `link` and `setup link`: ten characters of Crockford's base 32, as people type them.
import { quote } from '../text/quote.ts';
import { type Reading, read, unlike } from '../text/reading.ts';

/** Ten characters in their one canonical form: upper case, no hyphen, no I, L, O or U. */
export type JoinCode = string & { readonly __unit: 'JoinCode' };

/** Crockford's base 32: the digits and the letters without I, L, O and U. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 10;

const CANONICAL = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`);

/** Reads a code whatever the case, with or without hyphens and spaces; I and L are 1, O is 0. */
export function readCode(text: string): Reading<JoinCode> {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  if (!isCode(code)) {
    return unlike(
      `I can't read ${quote(text)} as a code: a code has ten letters and digits.`,
      '7K2QX-9M4TB',
    );
  }
  return read(code);
}

/** "7K2QX-9M4TB": how a code is shown. */
export function shownCode(code: JoinCode): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}

function isCode(text: string): text is JoinCode {
  return CANONICAL.test(text);
}
