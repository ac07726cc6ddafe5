// Brings a text or a row of things within a limit, by the limit's own policy.
import type { Refused, Split, Truncated } from './limits.ts';

/** What stands for the part of a text that was left out. */
export const MARK = '…';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What stands for a number of rows, buttons or blocks that were left out. */
export function moreMark(count: number): string {
  return `${MARK} ${count} more`;
}

/** The longest start of a text of at most `most` UTF-16 units that cuts no grapheme in two. */
export function startOf(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, graphemes.segment(text).containing(most)?.index ?? 0);
}

/** A text of at most the limit's length: cut with a mark, or refused as a bug (`what` names it). */
export function fitText(text: string, limit: Truncated | Refused, what: string): string {
  if (text.length <= limit.most) return text;
  if (limit.policy === 'refuse') {
    throw new RangeError(`${what}: ${text.length} characters, at most ${limit.most} can be shown`);
  }
  return startOf(text, limit.most - MARK.length) + MARK;
}

/** Rows of at most the limit's length. */
export function fitRows<T>(items: readonly T[], limit: Split): readonly (readonly T[])[] {
  const rows: T[][] = [];
  for (let at = 0; at < items.length; at += limit.most) rows.push(items.slice(at, at + limit.most));
  return rows;
}
