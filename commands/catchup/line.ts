// A line of catchup, what it is read with, and what lines of hours and of completions share.
import type { MemberContext } from '#core/command/command.ts';
import type { NewEntry } from '#core/model/entries.ts';
import type { BatchId } from '#core/model/ids.ts';
import type { Facts } from '#core/options/kinds/shared/kind.ts';
import { readPastDate } from '#core/reading/read-date.ts';
import { type Problem, type Reading, read } from '#core/text/reading.ts';
import type { PlainDate } from '#core/time/temporal.ts';
import { type Run, textOf, type Word } from './line-words.ts';

/** What a line is read with, and for whom. */
export type LineReader = {
  readonly facts: Facts;
  readonly member: MemberContext['member'];
  readonly account: MemberContext['account'];
  readonly batch?: BatchId;
};

export type Line = {
  /** From 1, as one counts them in the field; empty ones count. */
  readonly number: number;
  readonly typed: string;
  readonly reading: Reading<NewEntry>;
  /** How its time was typed, so that a shorter one can be offered in its place. */
  readonly time?: string;
};

export type LineParts = {
  readonly text: string;
  readonly words: readonly Word[];
  /** A note that was called one. */
  readonly note?: string;
};

export function readDate(
  text: string,
  words: readonly Word[],
  run: Run | undefined,
  { today }: Facts,
): Reading<PlainDate> {
  if (run === undefined) return read(today);
  const typed = textOf(text, words, run);
  const date = readPastDate(typed, today);
  return date.ok ? date : { ok: false, problem: inLine(date.problem, text, typed) };
}

/** The tries for a part of a line as whole lines. */
export function inLine(problem: Problem, text: string, typed: string): Problem {
  const tries = problem.tries.slice(0, 3).map((each) => text.replace(typed, () => each));
  return { ...problem, tries };
}

export function entryOf(
  { member, account, batch }: Omit<LineReader, 'facts'>,
  date: PlainDate,
  note: string,
) {
  return {
    member: member.id,
    account: account.id,
    date,
    ...(batch !== undefined && { batch }),
    ...(note !== '' && { note }),
  };
}
