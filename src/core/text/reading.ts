// What reading typed text gives: a value, or what to tell the person who typed it.
import type { Found } from './found.ts';

/** Why a text could not be read, in words for the person who typed it. */
export type Problem = {
  /** One sentence that says what was wrong, the offending text quoted: `I can't read "2hours15" as a time.` */
  readonly what: string;
  /** What was typed, made readable, likeliest first: ["2h15m", "2:15", "2.25"]. Each of them is read. */
  readonly tries: readonly string[];
  /** How such a value looks, where nothing was made of what was typed: to be shown, never to be run. */
  readonly examples?: readonly string[];
  /**
   * `ambiguous`: each try is one of the meanings, and which one is meant can be asked.
   * `future`: a date that has not come yet, where one is asked that has.
   */
  readonly why?: 'ambiguous' | 'future';
};

export type Reading<T> = Found<T, { problem: Problem }>;

export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

export function unreadable(what: string, ...tries: string[]): Reading<never> {
  return { ok: false, problem: { what, tries } };
}

/** Nothing can be made of what was typed. */
export function unlike(what: string, ...examples: string[]): Reading<never> {
  return { ok: false, problem: { what, tries: [], examples } };
}

/** What was typed has these meanings. */
export function ambiguous(what: string, ...tries: string[]): Reading<never> {
  return { ok: false, problem: { what, tries, why: 'ambiguous' } };
}
