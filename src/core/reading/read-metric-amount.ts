// The amount of a success metric as typed, and whether it suits the metric.
import type { Metric } from '../roadmap/roadmap.ts';
import { type Reading, read, unreadable } from '../text/reading.ts';
import { readAmount } from './read-number.ts';

/** A number and how it was written: plain, with a percent sign, or as yes or no. */
export type Amount = { readonly value: number; readonly written: 'plain' | 'percent' | 'answer' };

/** More at once is a slip of the finger. */
const MOST_AT_ONCE = 100_000;

/** Reads "12", "80%", "yes". Which of them a metric takes, `amountFor` says. */
export function readWrittenAmount(text: string): Reading<Amount> {
  const reading = readAmount(text);
  if (!reading.ok) return reading;
  const typed = text.trim();
  const written = typed.endsWith('%') ? 'percent' : /^\p{L}+$/u.test(typed) ? 'answer' : 'plain';
  return read({ value: reading.value, written });
}

/** The amount to store for a metric: a whole count from 1, 0 to 100 per cent, or 1 for yes and 0 for no. */
export function amountFor(metric: Metric | undefined, amount: Amount): Reading<number> {
  const { value, written } = amount;
  switch (metric?.kind) {
    case 'count':
      if (written !== 'plain') {
        return unreadable(`${metric.title}: that takes how many were added.`, '1', '12');
      }
      return countOf(metric, value);
    case 'percentage':
      if (written === 'answer' || value < 0 || value > 100) {
        return unreadable(`${metric.title}: that takes a percentage from 0 to 100.`, '80', '80%');
      }
      return read(value);
    case 'yes-no':
      if (written === 'percent' || (value !== 0 && value !== 1)) {
        return unreadable(`${metric.title}: that takes yes (1) or no (0).`, 'yes', 'no');
      }
      return read(value);
    case undefined:
      // The roadmap no longer has it, so nothing more is known of what it takes.
      if (value < 0) return unreadable(`${value} is less than 0.`, '1', '12');
      return value > MOST_AT_ONCE ? tooMuch(String(value)) : read(value);
  }
}

function countOf({ title }: Metric, value: number): Reading<number> {
  if (!Number.isInteger(value)) {
    const tries = [Math.floor(value), Math.ceil(value)].filter((count) => count > 0);
    return unreadable(`${title}: that is counted in whole numbers.`, ...tries.map(String));
  }
  if (value < 1) return unreadable(`${title}: that takes how many were added.`, '1', '12');
  return value > MOST_AT_ONCE ? tooMuch(title) : read(value);
}

function tooMuch(what: string): Reading<never> {
  return unreadable(`${what}: that is more than ${MOST_AT_ONCE} at once.`, String(MOST_AT_ONCE));
}
