// The amount of a success metric as typed, and whether it suits the metric.
import type { Metric } from '../roadmap/roadmap.ts';
import { ambiguous, type Reading, read, unlike, unreadable } from '../text/reading.ts';
import { answerOf, isPercentage, readAmount } from './read-number.ts';

/** A number and how it was written: plain, with a percent sign, or as yes or no. */
export type Amount = { readonly value: number; readonly written: 'plain' | 'percent' | 'answer' };

/** More at once is a slip of the finger. */
const MOST_AT_ONCE = 100_000;

/** Reads "12", "80%", "yes". Which of them a metric takes, `amountFor` says. */
export function readWrittenAmount(text: string): Reading<Amount> {
  const reading = readAmount(text);
  if (!reading.ok) return reading;
  const plain = answerOf(text) === undefined ? 'plain' : 'answer';
  return read({ value: reading.value, written: isPercentage(text) ? 'percent' : plain });
}

/**
 * The amount to store for a metric: a whole count from 1, 0 to 100 per cent, or 1 for yes and 0 for no.
 * A percentage below 1 without its sign has two meanings; the tries are both.
 */
export function amountFor(metric: Metric | undefined, amount: Amount): Reading<number> {
  switch (metric?.kind) {
    case 'count':
      return countOf(metric, amount);
    case 'percentage':
      return percentageOf(metric, amount);
    case 'yes-no':
      if (amount.written === 'percent' || (amount.value !== 0 && amount.value !== 1)) {
        return unreadable(`${metric.title}: that takes yes (1) or no (0).`, 'yes', 'no');
      }
      return read(amount.value);
    case undefined:
      // The roadmap no longer has it, so nothing more is known of what it takes.
      if (amount.value < 0) return unlike(`${amount.value} is less than 0.`, '1', '12');
      return amount.value > MOST_AT_ONCE ? tooMuch(String(amount.value)) : read(amount.value);
  }
}

/** Reads what was typed for a metric; what is refused is refused with what that metric takes. */
export function readAmountFor(metric: Metric, text: string): Reading<Amount> {
  const reading = readWrittenAmount(text);
  if (!reading.ok) {
    const { problem } = reading;
    return problem.tries.length > 0 ? reading : unlike(problem.what, ...EXAMPLES[metric.kind]);
  }
  const amount = amountFor(metric, reading.value);
  return amount.ok ? reading : amount;
}

const EXAMPLES: Readonly<Record<Metric['kind'], readonly string[]>> = {
  count: ['12', '1'],
  percentage: ['80%', '80'],
  'yes-no': ['yes', 'no'],
};

function countOf({ title }: Metric, { value, written }: Amount): Reading<number> {
  const needed = `${title}: that takes how many were added.`;
  if (written === 'answer' || value < 1) return unlike(needed, ...EXAMPLES.count);
  if (written === 'percent') return unreadable(needed, String(Math.round(value)));
  if (!Number.isInteger(value)) {
    const tries = [Math.floor(value), Math.ceil(value)].filter((count) => count > 0);
    return unreadable(`${title}: that is counted in whole numbers.`, ...tries.map(String));
  }
  return value > MOST_AT_ONCE ? tooMuch(title) : read(value);
}

function percentageOf({ title }: Metric, { value, written }: Amount): Reading<number> {
  if (written === 'answer' || value < 0 || value > 100) {
    return unlike(`${title}: that takes a percentage from 0 to 100.`, ...EXAMPLES.percentage);
  }
  if (written === 'percent' || value === 0 || value >= 1) return read(value);
  const hundredfold = Number((value * 100).toFixed(7));
  return ambiguous(
    `${title}: ${value} can mean ${hundredfold} % or ${value} %.`,
    `${hundredfold}%`,
    `${value}%`,
  );
}

function tooMuch(what: string): Reading<never> {
  return unreadable(`${what}: that is more than ${MOST_AT_ONCE} at once.`, String(MOST_AT_ONCE));
}
