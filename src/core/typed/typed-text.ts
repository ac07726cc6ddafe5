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

/** The text with something else in place of a part of it. */
export function replaced(
  { text, marks }: TypedText,
  { start, end }: { readonly start: number; readonly end: number },
  by: string,
): TypedText {
  const moved = by.length - (end - start);
  return {
    text: `${text.slice(0, start)}${by}${text.slice(end)}`,
    marks: marks.flatMap((mark) => {
      if (mark.end <= start) return [mark];
      if (mark.start < end) return [];
      return [{ ...mark, start: mark.start + moved, end: mark.end + moved }];
    }),
  };
}

/** What stands from there on. */
export function textFrom({ text, marks }: TypedText, start: number): TypedText {
  const later = marks.filter((mark) => mark.start >= start);
  return {
    text: text.slice(start),
    marks: later.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
  };
}

/** A value as it stands in a line: in quotation marks where it has spaces. */
export function asWords(value: string): string {
  if (!/[\s"“”„«»]/.test(value)) return value;
  return /["“”„]/.test(value) ? `«${value}»` : `"${value}"`;
}
