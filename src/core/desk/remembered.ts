// The answer to an interaction as it is kept, so that a redelivered one gets the same facts again.
import type { Outcome } from '../command/command.ts';
import type { Answer } from '../command/surface.ts';
import { Temporal } from '../time/temporal.ts';

/** Effects are not kept: they follow once. A secret is not kept: what stands for it is. */
export function rememberedText(outcome: Outcome): string {
  const { effects: _, stored, ...answer } = outcome;
  return JSON.stringify(stored === undefined ? answer : { ...answer, message: stored });
}

/** Reads a kept answer back; what is no longer kept is answered with nothing. */
export function rememberedAnswer(text: string | null): Answer {
  if (text === null) return { kind: 'nothing' };
  // Written by rememberedText alone, and never by anyone else: the one place that trusts its shape.
  return JSON.parse(text, reviveInstants) as Answer;
}

function reviveInstants(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!('kind' in value && value.kind === 'instant' && 'at' in value)) return value;
  return typeof value.at === 'string' ? { ...value, at: Temporal.Instant.from(value.at) } : value;
}
