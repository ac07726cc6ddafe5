// A typed line with what the platform marked in it: the words that are really a member or a link.
import type { Markable } from '../options/kinds/shared/words.ts';

/** A marked span of the text: what is read there, and what it stands for (an id, an address). */
export type Mark = {
  readonly start: number;
  readonly end: number;
  readonly kind: Markable | 'other';
  readonly value: string;
};

/** Text as a person reads it; the marks are in order and do not overlap. */
export type TypedText = { readonly text: string; readonly marks: readonly Mark[] };

/** Text in which nothing is marked. */
export function unmarked(text: string): TypedText {
  return { text, marks: [] };
}

/** What stands from there on. */
export function textFrom({ text, marks }: TypedText, start: number): TypedText {
  const later = marks.filter((mark) => mark.start >= start);
  return {
    text: text.slice(start),
    marks: later.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
  };
}
