// The same interaction twice has one effect and gets the same answer: how its answer is kept, and given again.
import type { Answer, Outcome } from '../command/answer.ts';
import type { AccountId } from '../model/ids.ts';
import type { Store, Transaction } from '../model/store.ts';
import { type Instant, Temporal } from '../time/temporal.ts';

export type Interaction = {
  /** Names the interaction for ever. */
  readonly key: string;
  readonly account: AccountId | undefined;
  readonly at: Instant;
};

/**
 * Runs the unit of work of an interaction and keeps its answer in the same unit. Of several units for one interaction,
 * of this process or another, one alone can keep its answer: nothing of the others stays, and they give that answer.
 */
export async function writeOnce(
  store: Store,
  { key, account, at }: Interaction,
  work: (tx: Transaction) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await store.run(async (tx) => {
      const outcome = await work(tx);
      const kept = await tx.answers.keep(key, account, answerText(outcome), at);
      if (!kept) throw new Error('The interaction was answered meanwhile.');
      return outcome;
    });
  } catch (error) {
    // Also where the work itself went wrong: done a second time, it may trip over what the first time has done.
    const known = await store.read.answers.given(key);
    if (known === undefined) throw error;
    return knownAnswer(known);
  }
}

/**
 * Effects are not kept: they follow once, as what replaces what told of an entry before. A secret is not kept: what
 * stands for it is.
 */
function answerText(outcome: Outcome): string {
  const { effects: _, stored, ...shown } = outcome;
  const answer = shown.kind === 'message' ? withoutTelling(shown) : shown;
  return JSON.stringify(stored === undefined ? answer : { ...answer, message: stored });
}

function withoutTelling({ tells: _, ...answer }: Extract<Answer, { kind: 'message' }>): Answer {
  return answer;
}

/** Reads a kept answer back; what is no longer kept is answered with nothing. */
export function knownAnswer(text: string | null): Answer {
  if (text === null) return { kind: 'nothing' };
  // Written by answerText alone, and never by anyone else: the one place that trusts its shape.
  return JSON.parse(text, reviveInstants) as Answer;
}

function reviveInstants(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!('kind' in value && value.kind === 'instant' && 'at' in value)) return value;
  return typeof value.at === 'string' ? { ...value, at: Temporal.Instant.from(value.at) } : value;
}
