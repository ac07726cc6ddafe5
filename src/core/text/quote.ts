// How an answer repeats what somebody typed: on one line, in quotation marks, never at length.

import { withoutUnseen } from './invisible.ts';

const LONGEST_QUOTE = 60;

/** The typed text in straight quotation marks, on one line, cut with an ellipsis after 60 characters. */
export function quote(typed: string): string {
  const line = withoutUnseen(typed.toWellFormed())
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  if (characters.length <= LONGEST_QUOTE) return `"${line}"`;
  return `"${characters
    .slice(0, LONGEST_QUOTE - 1)
    .join('')
    .trimEnd()}…"`;
}
