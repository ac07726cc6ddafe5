// What reading typed text gives: a value, or what to tell the person who typed it.
import type { Found } from './found.ts';

/** Why a text could not be read, in words for the person who typed it. */
export type Problem = {
  /** One sentence that says what was wrong, the offending text quoted: `I can't read "2hours15" as a time.` */
  readonly what: string;
  /** Inputs that would work, nearest first: ["2h15m", "2:15", "2.25"]. */
  readonly tries: readonly string[];
};

export type Reading<T> = Found<T, { problem: Problem }>;

export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

export function unreadable(what: string, ...tries: string[]): Reading<never> {
  return { ok: false, problem: { what, tries } };
}
